"""Where something stands, said in words that name nobody. And which rows hold it."""

from pipelines.intake.cells import Cell
from pipelines.intake.header.columns import DUTCH
from pipelines.intake.personal.searched import SearchedColumn, SearchedSheet
from pipelines.intake.personal.subjects import is_safe
from pipelines.intake.reading.extents import column_letters


def rows_with(sheet: SearchedSheet, index: int, cells: set[Cell]) -> list[int]:
    """Return the row numbers in the file where one of these cells stands in this column."""
    if sheet.turned is not None:
        return [sheet.grid.rows[index][0]]
    return [number for number, row in sheet.searched if index < len(row) and row[index] in cells]


def where(sheet: SearchedSheet, index: int, cell: Cell | None) -> tuple[int | None, str]:
    """Return the row and the column in which a value stands, the column by a name that names nobody."""
    row = next(iter(rows_with(sheet, index, {cell})), None) if cell is not None else None
    return row, title(sheet.columns[index])


def own_label(sheet: SearchedSheet) -> str | None:
    """Return what the sender calls a sheet: its name, else the Dutch word for its table, if it is one."""
    return sheet.grid.sheet or DUTCH.get(sheet.table or "")


def label(sheet: SearchedSheet, number: int) -> str | None:
    """Return the same where it names nobody, else the number of the sheet in the file."""
    said = own_label(sheet)
    return said if said is None or is_safe(said) else f"nr. {number}"


def title(column: SearchedColumn) -> str:
    """Return the header of a column where it names nobody, else its letter."""
    return column.header if is_safe(column.header) else column_letters(column.index)
