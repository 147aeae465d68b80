"""Equal cells become one object in memory, cleaned once: a table of 200,000 rows has few different values.

Not here: what a cell means.
"""

import datetime as dt
from typing import Any

from pipelines.folding import tidy
from pipelines.intake.cells import Cell
from pipelines.intake.reading.extents import LONGEST_FIELD
from pipelines.intake.reading.unsound import Unsound

MOST_KEPT = 500_000
EXACT = 1e15  # a whole number up to here is exact as the library gives it


class Pool(dict[Any, Cell]):
    """`pool[cell]` is the cell as we use it: white space is empty, 12.0 is 12, a time of day is its text."""

    def __missing__(self, cell: Any) -> Cell:
        """Clean a cell at its first use. Raises Unsound for a text that no cell can hold."""
        cleaned = _cleaned(cell)
        if len(self) < MOST_KEPT:
            self[cell] = cleaned
        return cleaned


def _cleaned(cell: Any) -> Cell:
    if isinstance(cell, str):
        if len(cell) > LONGEST_FIELD:
            raise Unsound("FIELD_LONG", given={"most": LONGEST_FIELD // 1_000})
        return cell if tidy(cell) else ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT:
        return int(cell)
    return str(cell) if isinstance(cell, dt.time | dt.timedelta) else cell
