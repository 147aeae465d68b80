"""The room where bytes become grids of cells, whatever the file turns out to be.

Belongs here: sizes, kinds of file, packages, sheets, encodings, delimiters. Not here: what a cell means, and limits on
memory and time (bounded/).
"""

from pipelines.intake.cells import Document
from pipelines.intake.findings import Finding, Refused
from pipelines.intake.reading import kinds
from pipelines.intake.reading.csv import delimited
from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook import opening

__all__ = ["read"]

READERS = {"workbook": opening.read, "delimited": delimited.read}


def read(name: str, content: bytes) -> Document:
    """Return what stands in a file. Raises Refused with the finding that says why it cannot be read."""
    try:
        return READERS[kinds.kind_of(name, content)](name, content)
    except Unsound as found:
        finding = Finding(
            found.rule, "critical", name, found.sheet, found.row, value_shown=found.value, given=found.given
        )
        raise Refused(finding, found.document) from found
