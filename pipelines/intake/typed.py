"""How a cell is read by the type of its column. Not here: the types (numbers.py, dates.py, places.py, words.py)."""

from collections.abc import Callable
from typing import Any

from pipelines.intake import dates, numbers, places, words
from pipelines.intake.cells import Cell
from pipelines.registries import Column


def reader(column: Column, cells: list[Cell]) -> Callable[[Cell], Any]:
    """Return how a cell of this column is read; the others of the column may show what a date or a number is."""
    if column.type == "code":
        return lambda cell: places.code(cell, column.codes or "")
    if column.type == "date":
        day_first = any(dates.shows_day_first(cell) for cell in cells if isinstance(cell, str))
        return lambda cell: dates.date(cell, day_first)
    if column.type == "cohort":
        months = any(dates.shows_months(cell) for cell in set(cells) if isinstance(cell, str))
        return lambda cell: dates.cohort(cell, months)
    if column.type == "people":
        return numbers.reader_of(cells)
    return {
        "whole": numbers.whole,
        "money": numbers.money,
        "region": places.region,
        "key": words.key,
        "text": words.text,
        "link": words.link,
    }[column.type]


def is_read(column: Column, cell: Cell) -> bool:
    """Tell whether a cell by itself can be read as one of this column, and says something."""
    try:
        value = reader(column, [cell])(cell)
    except numbers.Unreadable as unreadable:
        return unreadable.rule == "COHORT_AMBIGUOUS"  # a period all the same
    return value not in {None, (None, None)}
