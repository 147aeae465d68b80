"""A sheet seen column by column: what stands above it, and how often each different value stands below.

Belongs here: looking at every different cell once, whatever the number of rows. Not here: what follows from it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from pipelines.intake.cells import Cell, Fault, Grid, stored
from pipelines.intake.header import heading
from pipelines.intake.header.heading import Heading
from pipelines.intake.masking.bsn import SMALLEST, numbers_in, says_bsn
from pipelines.intake.masking.shapes import Hit, find
from pipelines.intake.personal import heads
from pipelines.intake.personal.headwords import Head
from pipelines.intake.personal.subjects import subject_of
from pipelines.registries import columns_of

TITLES_WITHIN = 20  # rows of a sheet that is none of ours, in which the words are looked for that name its columns
MOST_HEADS = 400  # about people on one sheet; where there are more, what is delivered is not kept as it is
SHORTEST_WORD = 3  # BSN


@dataclass
class SearchedColumn:
    """One column of a sheet. `type` is that of our column (registries/columns.yml), or `subject` says more.

    `values` counts the filled cells below the header. `hits` has what was found in a text, `numbers` the numbers of
    nine digits in a cell, `bsn_words` the texts that say BSN; all three also of cells above and in the header.
    """

    index: int
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
class SearchedSheet:
    """One sheet, or a part of it: the rows below one of its headers. `table` is the table of ours that it (nearly) is.

    `rows` are those below the header; `searched` those in which something may be found. `is_part`: it was looked at as
    a whole too. `turned` is the index of the column in which the headers stand, if it is one; a column then is a row.
    `has_more`: it has more headers about people than were looked below.
    """

    grid: Grid
    table: str | None
    header: list[Cell]
    rows: list[tuple[int, list[Cell]]]
    columns: list[SearchedColumn]
    is_part: bool = False
    turned: int | None = None
    has_more: bool = False

    @property
    def searched(self) -> list[tuple[int, list[Cell]]]:
        """The rows in which something may be found."""
        return self.rows if self.is_part else self.grid.rows


def look(grid: Grid) -> list[SearchedSheet]:
    """Return a sheet as a whole, and every part of it that has a header of its own, with what stands in the columns."""
    grid = _as_stored(grid)
    ours = list(heading.search(grid))
    parts = [_part(grid, one.last, until, one.cells, one) for one, until in _with_ends(grid, ours)]
    found = heads.search(grid, ours)
    for head in found[:MOST_HEADS]:
        if head.turned is not None:
            parts.append(_beside(grid, head))
            continue
        ends = [one.first for one in ours if one.first > head.row]
        for until in dict.fromkeys([*ends[:1], len(grid.rows)]):
            parts.append(_part(grid, head.row, until, head.words, head))
    return [replace(_whole(grid, ours), has_more=len(found) > MOST_HEADS), *parts]


def _as_stored(grid: Grid) -> Grid:
    """Return a sheet with what its cells hold, whatever they show: a header that a format hides is one all the same."""
    rows = [(number, list(map(stored, cells)) if Fault in map(type, cells) else cells) for number, cells in grid.rows]
    return replace(grid, rows=rows)


def _with_ends(grid: Grid, ours: list[Heading]) -> list[tuple[Heading, int]]:
    """Return our headers with the row where the next begins, where there are several."""
    ends = [*(one.first for one in ours[1:]), len(grid.rows)]
    return list(zip(ours, ends, strict=True)) if len(ours) > 1 else []


def _whole(grid: Grid, ours: list[Heading]) -> SearchedSheet:
    """Return the whole sheet below its first header; one that is none of ours has it in the row with most words."""
    rows = [cells for _, cells in grid.rows]
    words = [sum(isinstance(cell, str) and bool(cell.strip()) for cell in cells) for cells in rows[:TITLES_WITHIN]]
    at = ours[0].last if ours else words.index(max(words)) if words else 0
    header = ours[0].cells if ours else rows[at] if rows else []
    types = _types_in(ours[0]) if ours else {}
    above = list(zip_longest(*rows[: at + 1], fillvalue=""))
    below = list(zip_longest(*rows[at + 1 :], fillvalue=""))
    found = []
    for index in range(max(len(above), len(below))):
        column = _column(index, header, types)
        _fill(column, below[index] if index < len(below) else (), above[index] if index < len(above) else ())
        found.append(column)
    return SearchedSheet(grid, ours[0].match.table if ours else None, header, grid.rows[at + 1 :], found)


def _part(grid: Grid, at: int, until: int, header: list[Cell], of: Heading | Head) -> SearchedSheet:
    """Return the rows below a header; of one about people only the columns are filled that it says something of."""
    rows = grid.rows[at + 1 : until]
    types = _types_in(of) if isinstance(of, Heading) else {}
    found = []
    for index in range(max([len(header), *(len(cells) for _, cells in rows)])):
        column = _column(index, header, types)
        if isinstance(of, Head):
            column.subject = of.subject(index)
        if isinstance(of, Heading) or index in of.subjects:
            _fill(column, [cells[index] if index < len(cells) else "" for _, cells in rows])
        found.append(column)
    return SearchedSheet(grid, of.match.table if isinstance(of, Heading) else None, header, rows, found, is_part=True)


def _beside(grid: Grid, head: Head) -> SearchedSheet:
    """Return a table that is turned, so that its headers stand above their values."""
    start = (head.turned or 0) + 1
    lying = [grid.rows[index] for index in head.rows]
    upright_rows = zip_longest(*(cells[start:] for _, cells in lying), fillvalue="")
    rows = [(number, list(cells)) for number, cells in enumerate(upright_rows, 1)]
    upright = replace(grid, rows=[(number, []) for number, _ in lying])
    found = []
    for index in range(len(head.words)):
        column = _column(index, head.words, {})
        column.subject = head.subject(index)
        _fill(column, [cells[index] for _, cells in rows])
        found.append(column)
    return SearchedSheet(upright, None, head.words, rows, found, is_part=True, turned=head.turned)


def _column(index: int, header: list[Cell], types: dict[int, str]) -> SearchedColumn:
    column = SearchedColumn(index, str(header[index]) if index < len(header) else "", type=types.get(index))
    column.subject = None if column.type else subject_of(column.header)
    return column


def _fill(column: SearchedColumn, below: Sequence[Cell], above: Sequence[Cell] = ()) -> None:
    """Count what stands in a column and look at every different cell once."""
    column.values = _counted(below)
    for cell in (*column.values, *above):
        if isinstance(cell, str | Fault) or (isinstance(cell, int | float) and cell >= SMALLEST):
            _look_at(column, cell)


def text_of(cell: Cell) -> str:
    """Return the text in a cell, empty where it holds a number or a date."""
    return cell if isinstance(cell, str) else cell.shown if isinstance(cell, Fault) else ""


def _counted(cells: Sequence[Cell]) -> Counter[Cell]:
    counted = Counter(cells)
    for cell in [cell for cell in counted if cell is None or (isinstance(cell, str) and not cell.strip())]:
        del counted[cell]
    return counted


def _look_at(column: SearchedColumn, cell: Cell) -> None:
    text = text_of(cell)
    if len(text) >= SHORTEST_WORD and says_bsn(text):
        column.bsn_words.append(text)
    if hits := find(text):
        column.hits[cell] = hits
    if numbers := numbers_in(text or cell):
        column.numbers[cell] = numbers


def _types_in(of: Heading) -> dict[int, str]:
    """Return the types of our columns by index."""
    own = {index: columns_of(of.match.table)[name].type for name, index in of.match.indices.items()}
    return own | {index: columns_of("delivery")[name].type for name, index in of.match.extra.items()}
