"""What every column means as a comment on its header, laid in as Excel lays it.

The library that writes the sheets puts comments where a library for JavaScript does not look, and then opens nothing.
"""

from collections.abc import Mapping

from pipelines.intake.reading.workbook.book import sheets
from pipelines.intake.receipts.marked import comments
from pipelines.intake.receipts.marked.packing import Parts
from pipelines.intake.receipts.marked.sheet_marks import CellReference, Marking
from pipelines.registries import programme


def put(content: bytes, said: Mapping[str, Mapping[CellReference, str]]) -> bytes:
    """Return a workbook with comments on cells; `said` has them per sheet."""
    parts = Parts(content)
    for one in sheets(parts):
        if one.name in said:
            drawing = comments.write(parts, one.part, None, said[one.name], programme().name["nl"])
            marking = Marking(parts.read(one.part))
            if drawing:
                marking.point_at_comments(drawing)
            parts.write(one.part, marking.as_bytes())
    return parts.as_bytes()
