"""A grid is recognised by its headers, never by its name.

Belongs here: matching headers. Not here: the values below them.
"""

from dataclasses import dataclass
from functools import cache

from pipelines.intake.findings import Finding, Refused
from pipelines.intake.folding import fold
from pipelines.intake.reading import Cell, Grid
from pipelines.registries import columns

HEADER_WITHIN = 20
TABLES = ("results", "trajectories", "lessons", "delivery")


@dataclass(frozen=True)
class RawTable:
    """One recognised table: which column stands where, and its rows by row number. `extra` holds delivery fields."""

    table: str
    file: str
    sheet: str | None
    places: dict[str, int]
    extra: dict[str, int]
    rows: list[tuple[int, list[Cell]]]
    notes: tuple[Finding, ...] = ()

    @property
    def label(self) -> str:
        """What the sender calls it: the sheet, else the Dutch word for the table."""
        return self.sheet or DUTCH[self.table]


DUTCH = {"delivery": "levering", "trajectories": "trajecten", "results": "resultaten", "lessons": "lessen"}


@cache
def headers(table: str) -> dict[str, str]:
    """Return folded header or synonym -> column name, for one table."""
    return {
        fold(word): column.name
        for column in columns()[table]
        for word in (column.header_nl, column.header_en, column.header_nl.replace("_", " "), *column.synonyms)
    }


def recognise(grid: Grid) -> RawTable | None:
    """Return the table of a grid, or None for a sheet that has nothing of ours (an explanation, a cover)."""
    listed = _label_list(grid)
    if listed:
        return listed
    best: tuple[tuple[bool, int], str, int] | None = None
    for index, (_, cells) in enumerate(grid.rows[:HEADER_WITHIN]):
        for table in TABLES:
            found = _match(cells, table)
            required = {column.name for column in columns()[table] if column.required}
            # Any table may repeat the fields of the delivery, so only a table with nothing else is one.
            rank = (table != "delivery", len(found))
            if required <= set(found) and (best is None or rank > best[0]):
                best = (rank, table, index)
    if best is None:
        _refuse_near_miss(grid)
        return None
    _, table, index = best
    return _table(grid, table, index)


def _match(cells: list[Cell], table: str) -> dict[str, int]:
    known = headers(table)
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = known.get(fold(cell)) if isinstance(cell, str) else None
        if name:
            found.setdefault(name, place)
    return found


def _table(grid: Grid, table: str, index: int) -> RawTable:
    cells = grid.rows[index][1]
    names = [fold(str(cell)) for cell in cells if str(cell).strip()]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise Refused(Finding("HDR_DUPLICATE", "critical", grid.file, DUTCH[table], column=twice[0]))
    places = _match(cells, table)
    extra = (
        {} if table == "delivery" else {k: v for k, v in _match(cells, "delivery").items() if v not in places.values()}
    )
    used = set(places.values()) | set(extra.values())
    dropped = tuple(
        Finding("HDR_EXTRA", "info", grid.file, DUTCH[table], column=str(cell)[:80])
        for place, cell in enumerate(cells)
        if place not in used and str(cell).strip()
    )
    rows = grid.rows[index + 1 :]
    if not rows and table in {"trajectories", "delivery"}:
        raise Refused(Finding("FILE_NO_ROWS", "critical", grid.file, DUTCH[table]))
    return RawTable(table, grid.file, grid.sheet, places, extra, rows, grid.notes + dropped)


def _label_list(grid: Grid) -> RawTable | None:
    """Read `levering` as a list of labels with a value beside each."""
    known = headers("delivery")
    pairs = {}
    for _, cells in grid.rows[:HEADER_WITHIN]:
        name = known.get(fold(cells[0])) if cells and isinstance(cells[0], str) else None
        if name and len(cells) > 1:
            pairs[name] = cells[1]
    if not {"region_code", "reference_date"} <= set(pairs):
        return None
    places = {name: place for place, name in enumerate(pairs)}
    return RawTable("delivery", grid.file, grid.sheet, places, {}, [(1, list(pairs.values()))], grid.notes)


def _refuse_near_miss(grid: Grid) -> None:
    """Refuse a grid that is nearly one of ours, naming what is missing; pass over one that is nothing of ours."""
    for table in TABLES[:3]:
        required = {column.name: column.header_nl for column in columns()[table] if column.required}
        for _, cells in grid.rows[:HEADER_WITHIN]:
            found = _match(cells, table)
            if len(found) >= 2 and len(set(found) & set(required)) >= 1:
                missing = ", ".join(header for name, header in required.items() if name not in found)
                raise Refused(Finding("HDR_MISSING", "critical", grid.file, DUTCH[table], value_shown=missing))
    if grid.sheet is None:
        raise Refused(Finding("HDR_UNRECOGNISED", "critical", grid.file))
