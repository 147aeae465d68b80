"""Which cell a finding is about: the sheet by its name or table, the column by the header under which it was delivered.

Not here: how a cell is marked (sheet.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.intake.cells import Grid
from pipelines.intake.findings import Finding, Refused
from pipelines.intake.folding import fold
from pipelines.intake.headers import DUTCH, TABLES, headers
from pipelines.intake.receipts.marked.sheet import Cell
from pipelines.intake.recognising import HEADER_WITHIN, RawTable, recognise
from pipelines.registries import columns


@dataclass(frozen=True)
class Place:
    """Where a finding is: the sheet as it is called in the marked workbook, the cell, and the row of cells around it.

    `cell` is None where only the sheet is known; `sheet` where the finding is about the whole delivery.
    """

    finding: Finding
    sheet: str | None = None
    cell: Cell | None = None
    row: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One sheet of the marked workbook: its name there, the grid that was read, and the table it turned out to be."""

    name: str
    grid: Grid
    table: RawTable | None

    @classmethod
    def of(cls, name: str, grid: Grid) -> "Sheet":
        """Recognise the table of a grid once more, by its first rows; one that was refused there has none."""
        try:
            return cls(
                name, grid, recognise(replace(grid, rows=grid.rows[: HEADER_WITHIN + 2])) if grid.is_read else None
            )
        except Refused:
            return cls(name, grid, None)

    def is_meant(self, finding: Finding) -> bool:
        """Tell whether a finding is about this sheet."""
        if finding.file != self.grid.file or finding.table is None:
            return finding.file == self.grid.file and self.grid.sheet is None
        return finding.table == self.grid.sheet or (self.grid.sheet is None and not self.grid.file.endswith(".xlsx"))

    def is_table(self, word: str | None) -> bool:
        """Tell whether this sheet holds the table that people call so."""
        return self.table is not None and DUTCH[self.table.table] == word


def places(sheets: list[Sheet], findings: list[Finding]) -> Iterator[Place]:
    """Return where each finding is, in the same order."""
    for finding in findings:
        meant = next((one for one in sheets if one.is_meant(finding)), None)
        meant = meant or next((one for one in sheets if one.is_table(finding.table)), None)
        yield _place(meant, finding) if meant else Place(finding)


def _place(sheet: Sheet, finding: Finding) -> Place:
    own = sheet.table.places.values() if sheet.table else ()
    around = range(min(own), max(own) + 1) if own else range(0)
    column = _column(sheet, finding.column) if finding.column else None
    if finding.row is None:
        return Place(finding, sheet.name, _header(sheet, finding.column) if finding.column else None)
    place = column if column is not None else (around.start if around else 0)
    cell = _anchor(sheet.grid, (finding.row, place))
    row = tuple((finding.row, one) for one in around) if finding.severity == "critical" else ()
    return Place(finding, sheet.name, cell, row)


def _column(sheet: Sheet, words: str) -> int | None:
    """Return the place of a column, by the name that the finding gives it."""
    if sheet.table is not None:
        for table, where in ((sheet.table.table, sheet.table.places), ("delivery", sheet.table.extra)):
            for column in columns()[table]:
                if column.header_nl == words and column.name in where:
                    return where[column.name]
    found = _header(sheet, words)
    return found[1] if found else None


def _header(sheet: Sheet, words: str) -> Cell | None:
    """Return the cell in which a column or a label of `levering` is named."""
    for row, cells in sheet.grid.rows[:HEADER_WITHIN]:
        for place, cell in enumerate(cells):
            if isinstance(cell, str) and cell.strip() and _is_named(cell, words):
                return row, place
    return None


def _is_named(cell: str, words: str) -> bool:
    folded = fold(cell)
    if folded == fold(words):
        return True
    names = (headers(table).get(folded) for table in TABLES)
    return words in {column.header_nl for table in TABLES for column in columns()[table] if column.name in {*names}}


def _anchor(grid: Grid, cell: Cell) -> Cell:
    """Return the cell that is seen where a cell is merged with others: the first of them."""
    for top, first, low, last in grid.merged:
        if top <= cell[0] <= low and first <= cell[1] <= last:
            return top, first
    return cell
