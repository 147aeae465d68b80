"""The delivered workbook itself, with the findings marked in it: colours, comments, and a sheet `Bevindingen` in front.

What was delivered stays byte by byte where it is not marked: values, formulas with their results, charts, filters and
protection. Of CSV files one workbook is made. Everything happens in memory, in the bound child that also parses
(bounded/child.py); a file that was refused for personal data gets no marked workbook. Pure Python: no frames.
"""

from collections.abc import Sequence
from typing import Any

from pipelines.intake.cells import Document
from pipelines.intake.findings import Finding, Refused, texts
from pipelines.intake.reading import read
from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook.book import sheets as sheets_of
from pipelines.intake.reading.workbook.parts import WORKBOOK
from pipelines.intake.receipts.gathering import ordered
from pipelines.intake.receipts.marked import comments, fresh
from pipelines.intake.receipts.marked.front import front
from pipelines.intake.receipts.marked.locating import Location, MarkedSheet, locations
from pipelines.intake.receipts.marked.packing import Parts
from pipelines.intake.receipts.marked.plan import put_in_front
from pipelines.intake.receipts.marked.sheet_marks import CellReference, Marking
from pipelines.intake.receipts.marked.styles import PLAIN, Styles
from pipelines.intake.receipts.record import may_be_marked
from pipelines.intake.receipts.telling import told
from pipelines.intake.records import Receipt
from pipelines.intake.tables.ours import without_ours

__all__ = ["PersonalData", "marked"]

MOST_LISTED, MOST_COMMENTS, MOST_IN_ONE = 5_000, 1_000, 3
STYLES = "xl/styles.xml"
FILLS = {"critical": "cell", "warning": "look"}


class PersonalData(Exception):
    """The delivery was refused for personal data: what it holds is never written again."""


def marked(files: Sequence[tuple[str, bytes]], receipt: Receipt, language: str) -> bytes:
    """Return one workbook with what the receipt says, marked in the files that were delivered (name and content each).

    Raises PersonalData. Files that cannot be read, or be marked, give a workbook with only the sheet of findings.
    """
    if not may_be_marked(receipt):
        raise PersonalData
    parts, known = _opened(files)
    try:
        return _written(_with_styles(parts), known, receipt, language)
    except Unsound:  # a part beside the cells, such as the comments, is not whole: nothing can be laid in it
        return _written(Parts(fresh.workbook([])), [], receipt, language)


def _written(parts: Parts, known: list[MarkedSheet], receipt: Receipt, language: str) -> bytes:
    every = ordered(Finding.from_json(one) for one in receipt["findings"])
    found = list(locations(known, every[:MOST_LISTED]))
    styles = Styles(parts.read(STYLES))
    front_sheet = front(styles, told(receipt, language), _once(found), len(every) - len(found), language)
    _mark(parts, styles, found, language)
    parts.write(STYLES, styles.as_bytes())
    taken = {one.name.casefold() for one in sheets_of(parts)}
    put_in_front(parts, fresh.sheet_name(texts(language)["marked"]["sheet"], taken), front_sheet)
    return parts.as_bytes()


def _once(found: list[Location]) -> list[Location]:
    """Return one location per fault: where cells are merged, each of their rows has a finding about the same cell."""
    kept: dict[Any, Location] = {}
    for location in found:
        one = location.finding
        kept.setdefault(
            (location.sheet, location.cell, one.rule, one.column, one.value_shown) if location.cell else id(location),
            location,
        )
    return list(kept.values())


def _opened(files: Sequence[tuple[str, bytes]]) -> tuple[Parts, list[MarkedSheet]]:
    """Return the workbook to mark, and its sheets as they were read."""
    documents = [document for document in (_document(*file) for file in files) if document]
    if len(files) == len(documents) == 1 and _is_workbook(documents[0]):
        sheets = [MarkedSheet.of(grid.sheet or "", grid) for grid in documents[0].grids]
        return Parts(files[0][1]), sheets
    taken: set[str] = set()
    grids = [grid for document in documents for grid in document.grids if grid.sheet is None]
    named = [(fresh.sheet_name(grid.file.rpartition(".")[0], taken), grid) for grid in grids]
    return Parts(fresh.workbook(named)), [MarkedSheet.of(name, grid) for name, grid in named]


def _document(name: str, content: bytes) -> Document | None:
    """Return what can be read of a file; nothing of a workbook that was refused while it was read."""
    try:
        return without_ours(read(name, content))
    except Refused as refused:
        partly = refused.document if isinstance(refused.document, Document) else None
        return None if partly is None or _is_workbook(partly) else partly


def _is_workbook(document: Document) -> bool:
    return any(grid.sheet is not None for grid in document.grids)


def _with_styles(parts: Parts) -> Parts:
    """Return the workbook with a list of formats: not every program writes one."""
    if STYLES not in parts:
        parts.write(STYLES, PLAIN)
        parts.declare(STYLES, "styles")
        parts.relate(WORKBOOK, "styles", STYLES)
    return parts


def _mark(parts: Parts, styles: Styles, found: list[Location], language: str) -> None:
    """Colour the cells of every sheet and put comments on them; no sheet opens any more but the one in front."""
    author = texts(language)["marked"]["author"]
    left = MOST_COMMENTS
    for one in sheets_of(parts):
        if not one.is_table:
            continue
        here = [location for location in found if location.sheet == one.name]
        said = dict(list(_said(_once(here), language).items())[:left])
        left -= len(said)
        marking = Marking(parts.read(one.part))
        marking.not_in_front()
        marking.colour(_fills(here), styles.with_fill)
        drawing = comments.write(parts, one.part, marking.drawing, said, author) if said else None
        if drawing:
            marking.point_at_comments(drawing)
        parts.write(one.part, marking.as_bytes())


def _fills(here: list[Location]) -> dict[CellReference, str]:
    """Return the fill of every cell: the row that waits pale, the cell itself stronger."""
    fills = {cell: "row" for location in here for cell in location.row}
    for severity in ("warning", "critical"):
        fills |= {one.cell: FILLS[severity] for one in here if one.cell and one.finding.severity == severity}
    return fills


def _said(here: list[Location], language: str) -> dict[CellReference, str]:
    """Return the comment of every cell: what was found there, the gravest first, at most a few."""
    words = texts(language)["marked"]
    by_cell: dict[CellReference, list[Finding]] = {}
    for location in here:
        if location.cell and location.finding.severity in FILLS:  # what is only good to know stands in front
            by_cell.setdefault(location.cell, []).append(location.finding)
    said = {}
    for cell, findings in by_cell.items():
        parts = [finding.said(language) for finding in findings[:MOST_IN_ONE]]
        if len(findings) > MOST_IN_ONE:
            parts.append(words["and_more"].format(count=len(findings) - MOST_IN_ONE, sheet=words["sheet"]))
        said[cell] = "\n\n".join(parts)
    return said
