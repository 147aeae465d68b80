"""Which cell a finding is about: the sheet by its name or table, the column by the header under which it was delivered.

Not here: how a cell is marked (sheet_marks.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.intake.cells import Grid
from pipelines.intake.findings import Finding
from pipelines.intake.header import heading
from pipelines.intake.header.columns import DUTCH, TABLES, Match, headers, name_in
from pipelines.intake.receipts.marked.sheet_marks import CellReference
from pipelines.registries import columns


@dataclass(frozen=True)
class Location:
    """Where a finding is: the sheet as it is called in the marked workbook, the cell, and the row of cells around it.

    `cell` is None where only the sheet is known; `sheet` where the finding is about the whole delivery.
    """

    finding: Finding
    sheet: str | None = None
    cell: CellReference | None = None
    row: tuple[CellReference, ...] = ()


@dataclass(frozen=True)
class MarkedSheet:
    """One sheet of the marked workbook: its name there, the grid that was read, and the header of ours that is in it.

    `header_row` is the last row of that header, as the sheet numbers it.
    """

    name: str
    grid: Grid
    match: Match | None
    header_row: int | None = None

    @classmethod
    def of(cls, name: str, grid: Grid) -> "MarkedSheet":
        """Look for the header of a grid once more."""
        found = heading.first(grid) if grid.is_read else None
        return cls(name, grid, found.match, grid.rows[found.last][0]) if found else cls(name, grid, None)

    def is_meant(self, finding: Finding) -> bool:
        """Tell whether a finding is about this sheet."""
        if finding.file != self.grid.file or finding.table is None:
            return finding.file == self.grid.file and self.grid.sheet is None
        return finding.table == self.grid.sheet or (self.grid.sheet is None and not self.grid.file.endswith(".xlsx"))

    def is_table(self, word: str | None) -> bool:
        """Tell whether this sheet holds the table that people call so."""
        return self.match is not None and DUTCH[self.match.table] == word


def locations(sheets: list[MarkedSheet], findings: list[Finding]) -> Iterator[Location]:
    """Return where each finding is, in the same order."""
    for finding in findings:
        meant = next((one for one in sheets if one.is_meant(finding)), None)
        meant = meant or next((one for one in sheets if one.is_table(finding.table)), None)
        yield _location(meant, finding) if meant else Location(finding)


def _location(sheet: MarkedSheet, finding: Finding) -> Location:
    own = sheet.match.indices.values() if sheet.match else ()
    around = range(min(own), max(own) + 1) if own else range(0)
    column = _column(sheet, finding.column) if finding.column else None
    if finding.row is None:
        return Location(finding, sheet.name, _header(sheet, finding.column) if finding.column else None)
    index = column if column is not None else (around.start if around else 0)
    cell = _anchor(sheet.grid, (finding.row, index))
    row = tuple((finding.row, one) for one in around) if finding.severity == "critical" else ()
    return Location(finding, sheet.name, cell, row)


def _column(sheet: MarkedSheet, words: str) -> int | None:
    """Return the index of a column, by the name that the finding gives it."""
    if sheet.match is not None:
        for table, where in ((sheet.match.table, sheet.match.indices), ("delivery", sheet.match.extra)):
            for column in columns()[table]:
                if column.header_nl == words and column.name in where:
                    return where[column.name]
    found = _header(sheet, words)
    return found[1] if found else None


def _header(sheet: MarkedSheet, words: str) -> CellReference | None:
    """Return the cell in which a column or a label of `levering` is named: in the header, else the first anywhere."""
    first = [row for row in sheet.grid.rows if row[0] == sheet.header_row]
    for row, cells in (*first, *sheet.grid.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and cell.strip() and _is_named(cell, words):
                return row, column
    return None


def _is_named(cell: str, words: str) -> bool:
    folded = name_in(cell)
    if folded == name_in(words):
        return True
    names = (headers(table).get(folded) for table in TABLES)
    return words in {column.header_nl for table in TABLES for column in columns()[table] if column.name in {*names}}


def _anchor(grid: Grid, cell: CellReference) -> CellReference:
    """Return the cell that is seen where a cell is merged with others: the first of them."""
    for top, first, low, last in grid.merged:
        if top <= cell[0] <= low and first <= cell[1] <= last:
            return top, first
    return cell
