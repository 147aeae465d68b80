"""A grid is recognised by its headers, never by its name. Not here: which words are which column (headers.py)."""

import re
from dataclasses import dataclass

from pipelines.intake import typed
from pipelines.intake.cells import Cell, Grid
from pipelines.intake.findings import Finding, Refused
from pipelines.intake.folding import fold
from pipelines.intake.headers import DUTCH, Match, best, headers, nearest, required, required_among
from pipelines.intake.numbers import Unreadable
from pipelines.intake.reading.extents import address
from pipelines.registries import Column, columns

HEADER_WITHIN = 20
SCALE = re.compile(
    r"(?:[x×*]|\bmaal|\bkeer)\s*(?:€|eur(?:o)?)?\s*1[., ]?000\b"
    r"|\bin\s+(?:€\s*)?(?:1[., ]?000\b|duizend(?:en|tallen)?\b|k€|mln\b|miljoen(?:en)?\b)",
    re.IGNORECASE,
)
SHOWN = 80


@dataclass(frozen=True)
class RawTable:
    """One recognised table: where each column stands, and its rows by row number. `extra` holds delivery fields."""

    table: str
    file: str
    sheet: str | None
    places: dict[str, int]
    extra: dict[str, int]
    rows: list[tuple[int, list[Cell]]]
    notes: tuple[Finding, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def label(self) -> str:
        """What the sender calls it: the sheet, else the Dutch word for the table."""
        return self.sheet or DUTCH[self.table]


def recognise(grid: Grid) -> RawTable | None:
    """Return the table of a grid, or None for a sheet that has nothing of ours (an explanation, a cover).

    Raises Refused where the header is not whole, not certain, or stands there twice.
    """
    listed = _label_list(grid)
    if listed:
        return listed
    found = _headers(grid)
    if found:
        return _table(grid, found)
    _refuse_near_miss(grid)
    return None


def has_numbers(grid: Grid) -> bool:
    """Tell whether a number stands in some cell: a sheet of words explains, one with numbers may have been meant."""
    return any(type(cell) in {int, float} for _, cells in grid.rows for cell in cells)


def unread(grid: Grid) -> Finding:
    """Return what is said of a sheet that has no table of ours."""
    return Finding("SHEET_UNREAD", "warning", grid.file, grid.sheet)


def _headers(grid: Grid) -> list[tuple[int, Match]]:
    """Return every row that is the whole header of a table, with its place; one over two rows counts as one."""
    found: list[tuple[int, Match]] = []
    known = required_among(cells for _, cells in grid.rows)
    for index, (_, cells) in enumerate(grid.rows):
        if index >= HEADER_WITHIN and known.isdisjoint(cells):
            continue
        header = best(cells)
        if header and _goes_on(grid, index, header):
            found.append((index + 1, _joined(grid, index)))
        elif header or (index < HEADER_WITHIN and not found and (header := _joined_or_none(grid, index))):
            found.append((index + (not best(cells)), header))
        elif found and index > found[0][0] and (header := nearest(cells)):
            found.append((index, header))  # half a header among the rows: what stands below it is another table
    return found


def _table(grid: Grid, found: list[tuple[int, Match]]) -> RawTable:
    index, header = found[0]
    label = grid.sheet or DUTCH[header.table]
    if len(found) > 1:
        numbers = [grid.rows[at][0] for at, _ in found[:5]]
        rule = "HDR_TWICE" if found[1][0] == index + 1 else "SHEET_TWO_TABLES"
        raise Refused(Finding(rule, "critical", grid.file, label, numbers[1], value_shown=", ".join(map(str, numbers))))
    if header.twice:
        raise Refused(Finding("HDR_DUPLICATE", "critical", grid.file, label, column=header.twice[:SHOWN]))
    _judge_above(grid, index, header, label)
    rows = grid.rows[index + 1 :]
    if not rows and header.table in {"trajectories", "delivery"}:
        raise Refused(Finding("FILE_NO_ROWS", "critical", grid.file, label))
    places, hidden = _visible(grid, header, label)
    notes = (*grid.notes, *hidden, *_left_out(grid, header, label, rows))
    return RawTable(
        header.table, grid.file, grid.sheet, places, header.extra, rows, notes, grid.hidden_rows, grid.merged
    )


def _judge_above(grid: Grid, index: int, header: Match, label: str) -> None:
    """Refuse a table of which rows stand above the header, or where a title says that numbers are in thousands."""
    for number, cells in grid.rows[:index]:
        if _is_fact(cells, header):
            raise Refused(Finding("HDR_BELOW_ROWS", "critical", grid.file, label, value_shown=str(number)))
        if header.table != "lessons" and (said := scale_in(cells)):
            raise Refused(Finding("TABLE_SCALE", "critical", grid.file, label, number, value_shown=said))


def scale_in(cells: list[Cell]) -> str | None:
    """Return the words by which these cells say that numbers are in thousands or millions, if they do."""
    found = (SCALE.search(cell) for cell in cells if isinstance(cell, str))
    return next((match[0].strip() for match in found if match), None)


def _is_fact(cells: list[Cell], header: Match) -> bool:
    """Tell whether a row can be read as one of the table: every required cell, a code, period or number among them."""
    kinds = {column.name: column for column in columns()[header.table]}
    is_typed = False
    for name in required(header.table):
        place, column = header.places[name], kinds[name]
        cell = cells[place] if place < len(cells) else ""
        if not str(cell).strip():
            return False
        if column.type in {"code", "cohort", "people"}:
            is_typed = True
            if not _is_read(column, cell):
                return False
    return is_typed


def _is_read(column: Column, cell: Cell) -> bool:
    try:
        value = typed.reader(column, [cell])(cell)
    except Unreadable as unreadable:
        return unreadable.rule == "COHORT_AMBIGUOUS"  # a period all the same
    return value not in {None, (None, None)}


def _visible(grid: Grid, header: Match, label: str) -> tuple[dict[str, int], list[Finding]]:
    """Leave out columns that the sender hid, and say so; a table without them that needs them is refused."""
    hidden = {name: place for name, place in header.places.items() if place in grid.hidden_columns}
    needed = [required(header.table)[name] for name in hidden if name in required(header.table)]
    if needed:
        raise Refused(Finding("HDR_HIDDEN", "critical", grid.file, label, value_shown=", ".join(needed)))
    words = {column.name: column.header_nl for column in columns()[header.table]}
    notes = [Finding("COLUMN_HIDDEN", "warning", grid.file, label, column=words[name]) for name in hidden]
    return {name: place for name, place in header.places.items() if name not in hidden}, notes


def _left_out(grid: Grid, header: Match, label: str, rows: list[tuple[int, list[Cell]]]) -> list[Finding]:
    """Tell of columns that are not used: words that we do not know above them, or none."""
    unknown = [Finding("HDR_EXTRA", "info", grid.file, label, column=words[:SHOWN]) for _, words in header.unknown]
    named = {*header.places.values(), *header.extra.values(), *(place for place, _ in header.unknown)}
    widest = max((len(cells) for _, cells in rows), default=0)
    for place in sorted(set(range(widest)) - named):
        if any(place < len(cells) and str(cells[place]).strip() for _, cells in rows):
            letters = address(1, place).rstrip("1")
            unknown.append(Finding("HDR_NONE", "warning", grid.file, label, value_shown=letters))
    return unknown


def _goes_on(grid: Grid, index: int, header: Match) -> bool:
    """Tell whether the row below belongs to the header: words only, and none where a row must have something."""
    below = _below(grid, index)
    filled = [cell for cell in below if cell != ""]
    keys = [header.places[name] for name in required(header.table)]
    is_empty = all(place >= len(below) or below[place] == "" for place in keys)
    is_words = bool(filled) and all(isinstance(cell, str) for cell in filled)
    return is_empty and is_words and (len(filled) > 1 or bool(_merged_in(grid, grid.rows[index][0])))


def _below(grid: Grid, index: int) -> list[Cell]:
    """Return the cells of the row right below, empty where that row is blank."""
    follows = index + 1 < len(grid.rows) and grid.rows[index + 1][0] == grid.rows[index][0] + 1
    return grid.rows[index + 1][1] if follows else []


def _joined(grid: Grid, index: int) -> Match:
    """Return the header of two rows. Raises Refused where words above and below together are no column of ours."""
    header = _joined_or_none(grid, index)
    below = _below(grid, index)
    unknown = [words for place, words in header.unknown if place < len(below) and below[place] != ""] if header else []
    if header is None or unknown:
        row = grid.rows[index + 1][0]
        raise Refused(Finding("HDR_UNRECOGNISED", "critical", grid.file, grid.sheet, row, ", ".join(unknown)[:SHOWN]))
    return header


def _joined_or_none(grid: Grid, index: int) -> Match | None:
    """Return the header that this row and the one below make together: the words above joined with those below."""
    row, above = grid.rows[index]
    below = _below(grid, index)
    if not below or best(below):  # a whole header by itself: what stands above it are titles
        return None
    return best(_pairs(_spread(grid, row, above, below), below))


def _merged_in(grid: Grid, row: int) -> list[tuple[int, int]]:
    return [(first, last) for top, first, low, last in grid.merged if top <= row <= low and last > first]


def _spread(grid: Grid, row: int, above: list[Cell], below: list[Cell]) -> list[Cell]:
    """Repeat the words of a merged cell in every place that it covers; in a CSV file that is up to the next word."""
    spread = list(above) + [""] * (len(below) - len(above))
    ranges = _merged_in(grid, row)
    for place in range(1, len(spread)):
        is_covered = any(first < place <= last for first, last in ranges)
        is_exported = grid.sheet is None and place < len(below) and below[place] != ""
        if spread[place] == "" and (is_covered or is_exported):
            spread[place] = spread[place - 1]
    return spread


def _pairs(above: list[Cell], below: list[Cell]) -> list[Cell]:
    filled = below + [""] * (len(above) - len(below))
    return [
        " ".join(str(part) for part in pair if isinstance(part, str) and part.strip())
        for pair in zip(above, filled, strict=False)
    ]


def _label_list(grid: Grid) -> RawTable | None:
    """Read `levering` as a list of labels with a value beside each."""
    known = headers("delivery")
    pairs: dict[str, Cell] = {}
    for number, cells in grid.rows[:HEADER_WITHIN]:
        name = known.get(fold(cells[0])) if cells and isinstance(cells[0], str) else None
        if not name or len(cells) < 2:
            continue
        if name in pairs and str(pairs[name]) != str(cells[1]):
            label = grid.sheet or DUTCH["delivery"]
            raise Refused(Finding("FIELD_CONTRADICTS", "critical", grid.file, label, row=number, column=str(cells[0])))
        pairs[name] = cells[1]
    if not set(required("delivery")) <= set(pairs):
        return None
    places = {name: place for place, name in enumerate(pairs)}
    return RawTable("delivery", grid.file, grid.sheet, places, {}, [(1, list(pairs.values()))], grid.notes)


def _refuse_near_miss(grid: Grid) -> None:
    """Refuse a grid that is nearly one of ours, naming what is missing; pass over one that is nothing of ours."""
    for number, cells in grid.rows[:HEADER_WITHIN]:
        near = nearest(cells)
        if near:
            label, missing = grid.sheet or DUTCH[near.table], ", ".join(near.missing)
            raise Refused(Finding("HDR_MISSING", "critical", grid.file, label, number, value_shown=missing))
    if grid.sheet is None:
        raise Refused(Finding("HDR_UNRECOGNISED", "critical", grid.file))
