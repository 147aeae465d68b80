"""A sheet seen column by column: what stands above it, and how often each different value stands below.

Belongs here: looking at every different cell once, whatever the number of rows. Not here: what follows from it.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest

from pipelines.intake.bsn import SMALLEST, numbers_in, says_bsn
from pipelines.intake.cells import Cell, Fault, Grid, stored
from pipelines.intake.headers import best, nearest
from pipelines.intake.personal.subjects import subject_of
from pipelines.intake.shapes import Hit, find
from pipelines.registries import columns

HEADER_WITHIN = 20
SHORTEST_WORD = 3  # BSN


@dataclass
class Column:
    """One column of a sheet. `type` is that of our column (columns.yml) where it is one, else `subject` may say more.

    `values` counts the filled cells below the header. `hits` has what was found in a text, `numbers` the numbers of
    nine digits in a cell, `bsn_words` the texts that say BSN; all three also of cells above and in the header.
    """

    place: int
    header: str
    subject: str | None = None
    type: str | None = None
    values: Counter[Cell] = field(default_factory=Counter)
    hits: dict[Cell, list[Hit]] = field(default_factory=dict)
    numbers: dict[Cell, list[str]] = field(default_factory=dict)
    bsn_words: list[str] = field(default_factory=list)

    @property
    def filled(self) -> int:
        """The number of filled cells below the header."""
        return self.values.total()


@dataclass(frozen=True)
class Sheet:
    """One sheet. `table` is the table of ours that it is or nearly is; `header_row` counts its filled rows from 0."""

    grid: Grid
    table: str | None
    header_row: int
    columns: list[Column]


def look(grid: Grid) -> Sheet:
    """Return the columns of a sheet with what stands in them."""
    at, table, known = _header(grid)
    rows = [cells for _, cells in grid.rows]
    above = list(zip_longest(*rows[: at + 1], fillvalue=""))
    below = list(zip_longest(*rows[at + 1 :], fillvalue=""))
    found = []
    for place in range(max(len(above), len(below))):
        top = above[place] if place < len(above) else ()
        column = Column(place, str(top[-1]) if top else "", type=known.get(place))
        column.subject = None if column.type else subject_of(column.header)
        column.values = _counted(below[place] if place < len(below) else ())
        faults = {cell for cell in below[place] if isinstance(cell, Fault)} if place < len(below) else ()
        for cell in (*column.values, *faults, *top):
            if isinstance(cell, str | Fault) or (isinstance(cell, int | float) and cell >= SMALLEST):
                _look_at(column, cell)
        found.append(column)
    return Sheet(grid, table, at, found)


def text_of(cell: Cell) -> str:
    """Return the text in a cell, empty where it holds a number or a date."""
    return cell if isinstance(cell, str) else cell.shown if isinstance(cell, Fault) else ""


def _counted(cells: tuple[Cell, ...]) -> Counter[Cell]:
    counted = Counter(map(stored, cells))
    for cell in [cell for cell in counted if cell is None or (isinstance(cell, str) and not cell.strip())]:
        del counted[cell]
    return counted


def _look_at(column: Column, cell: Cell) -> None:
    text = text_of(cell)
    if len(text) >= SHORTEST_WORD and says_bsn(text):
        column.bsn_words.append(text)
    if hits := find(text):
        column.hits[cell] = hits
    if numbers := numbers_in(text or cell):
        column.numbers[cell] = numbers


def _header(grid: Grid) -> tuple[int, str | None, dict[int, str]]:
    """Return the place of the header row, the table of ours it is the header of, and the types of our columns in it.

    A sheet that is none of ours has its header in the row with most words.
    """
    rows = [cells for _, cells in grid.rows[:HEADER_WITHIN]]
    for at, cells in enumerate(rows):
        match = best(cells) or nearest(cells)
        if match:
            own = {place: _types(match.table)[name] for name, place in match.places.items()}
            return at, match.table, own | {place: _types("delivery")[name] for name, place in match.extra.items()}
    words = [sum(isinstance(cell, str) and bool(cell.strip()) for cell in cells) for cells in rows]
    at = words.index(max(words)) if words else 0
    return at, None, {}


@cache
def _types(table: str) -> dict[str, str]:
    return {column.name: column.type for column in columns()[table]}
