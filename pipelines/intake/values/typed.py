"""How a cell is read by the type of its column. Not here: the types (numbers.py, dates.py, ...)."""

from collections.abc import Callable
from typing import Any

from pipelines.intake.cells import Cell, meant
from pipelines.intake.values import codes, cohorts, dates, numbers, words
from pipelines.intake.values.numbers import Unreadable
from pipelines.registries import Column


def reader(column: Column, cells: list[Cell]) -> Callable[[Cell], Any]:
    """Return how a cell of this column is read; the others of the column may show what a date or a number is.

    `NA` and the like are no value. In a column that must be filled they wait.
    """
    read, nothing = _of_type(column, cells), (None, None) if column.type == "cohort" else None

    def read_or_none(cell: Cell) -> Any:
        if not words.is_no_value(cell):
            return read(cell)
        if column.required:
            raise Unreadable("KEY_MISSING")
        return nothing

    return read_or_none


def _of_type(column: Column, cells: list[Cell]) -> Callable[[Cell], Any]:
    if column.type == "code":
        return lambda cell: codes.code(cell, column.codes or "")
    if column.type == "date":
        order = dates.order_in(cells)
        return lambda cell: dates.date(cell, order)
    if column.type == "cohort":
        is_months = cohorts.shows_months(cells)
        return lambda cell: cohorts.cohort(cell, is_months)
    if column.type in numbers.READ:
        return numbers.reader_of(cells, column.type)
    return {"region": codes.other_region, "key": words.key, "text": words.text, "link": words.link}[column.type]


def is_read(column: Column, cell: Cell) -> bool:
    """Tell whether a cell by itself can be read as one of this column, and says something."""
    try:
        value = reader(column, [cell])(meant(cell, column.type))
    except Unreadable as unreadable:
        return unreadable.rule in {"COHORT_AMBIGUOUS", "NUM_EITHER"}  # a period or a number all the same
    return value not in {None, (None, None)}
