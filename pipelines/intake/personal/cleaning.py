"""A grid in which values that were judged are replaced. Not here: which (judging.py)."""

from dataclasses import replace

from pipelines.intake.cells import Cell, Grid, stored
from pipelines.intake.masking.shapes import masked
from pipelines.intake.personal.judging import Change


def clean(grid: Grid, file: str, changes: list[Change]) -> Grid:
    """Return the grid with other values where changes are given, and with names that may be repeated.

    What a part of the sheet says of a value goes before what the whole says, which comes first.
    """
    name = None if grid.sheet is None else masked(grid.sheet)
    rows = [(number, _changed(number, cells, changes)) for number, cells in grid.rows] if changes else grid.rows
    return replace(grid, file=file, sheet=name, rows=rows)


def _changed(number: int, cells: list[Cell], changes: list[Change]) -> list[Cell]:
    """Return the cells of a row; where nothing changes that is the same list."""
    changed = cells
    for change in (change for change in changes if number in change.rows):
        found = {
            index: values[cell]
            for index, values in change.new.items()
            if index < len(cells)
            for cell in (stored(cells[index]), cells[index])
            if cell in values
        }
        changed = [found.get(index, cell) for index, cell in enumerate(changed)] if found else changed
    return changed
