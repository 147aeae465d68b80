"""Where the headers of our tables stand in a grid: one search, for whoever asks, in every row of it.

Belongs here: finding them, also over two or three rows. Not here: which words are which column (columns.py), what a
table is refused for (tables/recognising.py), headers about people in tables that are none of ours (personal/heads.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.intake.cells import Cell, Grid
from pipelines.intake.header.columns import Match, best, nearest, parts_among, required, required_among
from pipelines.intake.values.units import are_units

MOST_ROWS = 3  # that make one header together


@dataclass(frozen=True)
class Heading:
    """The header of a table: the indices of its first and last row in the grid, its words, what they are.

    `strange` are words below a header that go on with it and are together no column of ours.
    """

    first: int
    last: int
    cells: list[Cell]
    match: Match
    strange: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether every required column is in it; else it nearly is a header of ours."""
        return self.match.is_whole


def search(grid: Grid) -> Iterator[Heading]:
    """Yield every header of ours in a grid, whole or nearly, from above."""
    rows = [cells for _, cells in grid.rows]
    known = required_among(rows)
    parts = known | parts_among(rows)
    after = 0
    for index, cells in enumerate(rows):
        if index < after or parts.isdisjoint(cells):
            continue
        found = _at(grid, index, is_known=not known.isdisjoint(cells))
        if found:
            after = found.last + 1
            yield found


def first(grid: Grid) -> Heading | None:
    """Return the first whole header of a grid, else the first that nearly is one."""
    near = None
    for heading in search(grid):
        if heading.is_whole:
            return heading
        near = near or heading
    return near


def _at(grid: Grid, index: int, is_known: bool) -> Heading | None:
    """Return the header that begins in this row, if one does. `is_known`: the row has a required column by itself."""
    cells = grid.rows[index][1]
    match = best(cells) if is_known else None
    if match:
        return _with_the_row_below(grid, index, match)
    for count in range(2, MOST_ROWS + 1):
        if (words := joined(grid, index, count)) is None or best(grid.rows[index + count - 1][1]):
            break  # a whole header by itself: what stands above it are titles
        if match := best(words):
            return Heading(index, index + count - 1, words, match)
    near = nearest(cells) if is_known else None
    return Heading(index, index, cells, near) if near else None


def _with_the_row_below(grid: Grid, index: int, match: Match) -> Heading:
    """Return a header that is whole by itself, with the row below it where that goes on with its words."""
    words = joined(grid, index, 2)
    if words is None or not _goes_on(grid, index, match):
        return Heading(index, index, grid.rows[index][1], match)
    below = grid.rows[index + 1][1]
    whole = None if best(below) else best(words)
    unknown = whole.unknown if whole else ()
    strange = tuple(text for column, text in unknown if column < len(below) and below[column] != "")
    return Heading(index, index + 1, words, whole or match, strange if whole else ("",))


def _goes_on(grid: Grid, index: int, match: Match) -> bool:
    """Tell whether the row below belongs to the header: words only, and none where a row must have something."""
    below = grid.rows[index + 1][1]
    repeated = set(match.extra.values())
    filled = [cell for column, cell in enumerate(below) if cell != "" and column not in repeated]
    keys = [match.indices[name] for name in required(match.table)]
    is_empty = all(column >= len(below) or below[column] == "" for column in keys)
    is_words = bool(filled) and all(isinstance(cell, str) for cell in filled) and not are_units(filled)
    return is_empty and is_words and (len(filled) > 1 or bool(_merged_in(grid, grid.rows[index][0])))


def joined(grid: Grid, index: int, count: int) -> list[Cell] | None:
    """Return the words that so many rows make together, from above; None where they do not lie below each other."""
    rows = grid.rows[index : index + count]
    if len(rows) < count or rows[-1][0] - rows[0][0] != count - 1:
        return None
    width = max(len(cells) for _, cells in rows)
    lowest = rows[-1][1]
    spread = [_spread(grid, row, cells, lowest, width) for row, cells in rows[:-1]]
    spread.append(lowest + [""] * (width - len(lowest)))
    return [
        " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())
        for parts in zip(*spread, strict=True)
    ]


def _merged_in(grid: Grid, row: int) -> list[tuple[int, int]]:
    return [(first, last) for top, first, low, last in grid.merged if top <= row <= low and last > first]


def _spread(grid: Grid, row: int, above: list[Cell], below: list[Cell], width: int) -> list[Cell]:
    """Repeat the words of a merged cell in every column that it covers; in a CSV file that is up to the next word."""
    spread = list(above) + [""] * (width - len(above))
    ranges = _merged_in(grid, row)
    for column in range(1, len(spread)):
        is_covered = any(first < column <= last for first, last in ranges)
        is_exported = grid.sheet is None and column < len(below) and below[column] != ""
        if spread[column] == "" and (is_covered or is_exported):
            spread[column] = spread[column - 1]
    return spread
