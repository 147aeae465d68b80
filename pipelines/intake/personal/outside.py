"""What stands outside the cells: the name of the file, names of sheets, comments, caches of pivot tables and the like.

Not here: the cells (judging.py).
"""

import re
from collections import defaultdict

from pipelines.intake.cells import Document, Grid
from pipelines.intake.findings import Finding
from pipelines.intake.masking.bsn import has_called
from pipelines.intake.masking.shapes import find, masked
from pipelines.intake.personal.judging import Judgement, judge
from pipelines.intake.personal.searched import look
from pipelines.intake.personal.subjects import is_safe

CELL = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})")


def judge_names(document: Document, names: list[str]) -> Judgement:
    """Return what names say: that of the file, or those of its sheets."""
    found = Judgement()
    for name in names:
        if has_called(name):
            found.refusals.append(Finding("PII_BSN", "critical", document.file))
        if find(name):
            found.notes.append(Finding("PII_FILE_NAME", "warning", document.file))
    return found


def judge_loose(document: Document, is_near_bsn: bool) -> Judgement:
    """Return what the texts around the cells say. Those of one location are seen as one column below its name."""
    by_location: dict[str, list[str]] = defaultdict(list)
    for location, text in document.loose:
        by_location[location].append(text)
    names = {grid.sheet for grid in document.grids}
    found = Judgement()
    for location, texts in by_location.items():
        grid = Grid(document.file, location, [(0, [location]), *((row, [text]) for row, text in enumerate(texts, 1))])
        said = judge(look(grid), 1, is_near_bsn)
        sheet, row, cell = _where(location, names)
        shown = sheet if sheet and is_safe(sheet) else None
        for refusal in said.refusals:
            found.refusals.append(Finding(refusal.rule, "critical", document.file, shown, row, cell))
        if said.notes:
            found.notes.append(Finding("PII_AROUND", "warning", document.file, sheet, row, cell))
    return found


def _where(location: str, names: set[str | None]) -> tuple[str | None, int | None, str | None]:
    """Return sheet, row and column of a comment; the sheet of what hangs on one; nothing of the rest."""
    match = CELL.fullmatch(location)
    if match and match["sheet"] in names:
        return match["sheet"], int(match["row"]), match["column"]
    return location if location in names else None, None, None


def clean_loose(document: Document) -> list[tuple[str, str]]:
    """Return the texts around the cells without what was found in them."""
    return [(location, masked(text)) for location, text in document.loose]
