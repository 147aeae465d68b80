"""A grid in which values that were judged are replaced. Not here: which (judging.py)."""

from dataclasses import replace

from pipelines.intake.cells import Cell, Grid, stored
from pipelines.intake.shapes import masked


def clean(grid: Grid, file: str, new: dict[int, dict[Cell, Cell]]) -> Grid:
    """Return the grid with other values in the places given, and with names that may be repeated."""
    name = None if grid.sheet is None else masked(grid.sheet)
    filled = {place: values for place, values in new.items() if values}
    rows = [(number, _changed(cells, filled)) for number, cells in grid.rows] if filled else grid.rows
    return replace(grid, file=file, sheet=name, rows=rows)


def _changed(cells: list[Cell], new: dict[int, dict[Cell, Cell]]) -> list[Cell]:
    """Return the cells of a row; where nothing changes that is the same list."""
    found = {
        place: values[cell]
        for place, values in new.items()
        if place < len(cells)
        for cell in (stored(cells[place]), cells[place])
        if cell in values
    }
    return [found.get(place, cell) for place, cell in enumerate(cells)] if found else cells
