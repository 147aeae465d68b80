"""The room where bytes become grids of cells, whatever the file turns out to be.

Belongs here: sizes, kinds of file, packages, sheets, encodings, delimiters. Not here: what a cell means, and limits on
memory and time (children.py).
"""

from pipelines.intake.cells import Document
from pipelines.intake.findings import Finding, Refused
from pipelines.intake.reading import delimited, kinds, workbook

__all__ = ["read"]


def read(name: str, content: bytes) -> Document:
    """Return what stands in a file. Raises Refused with the finding that says why it cannot be read."""
    kind = kinds.kind_of(name, content)
    if kind == "workbook":
        return workbook.read(name, content)
    if kind == "delimited":
        return delimited.read(name, content)
    raise Refused(Finding(kind, "critical", name))
