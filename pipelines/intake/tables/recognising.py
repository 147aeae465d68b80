"""A grid is recognised by its headers, never by its name. Not here: which word is which column (header/columns.py)."""

from collections import defaultdict
from dataclasses import dataclass

from pipelines.folding import fold
from pipelines.intake.cells import Cell, Grid, is_filled, stored
from pipelines.intake.findings import Finding, Refused
from pipelines.intake.header.columns import DUTCH, Match, headers, name_in, nearly, required
from pipelines.intake.header.heading import Heading, search
from pipelines.intake.reading.extents import column_letters
from pipelines.intake.values import typed
from pipelines.intake.values.units import scale_in
from pipelines.registries import columns_of

SHOWN = 80
TEXTS = {"text", "key", "link", "region"}  # anything fits these
SEEN = 200  # different values of a column that is not known


@dataclass(frozen=True)
class RawTable:
    """One recognised table: the index of each column, and its rows by row number. `extra` holds delivery fields."""

    table: str
    grid: Grid
    indices: dict[str, int]
    extra: dict[str, int]
    rows: list[tuple[int, list[Cell]]]
    notes: tuple[Finding, ...] = ()

    @property
    def file(self) -> str:
        """The name of the file that it stands in."""
        return self.grid.file

    @property
    def label(self) -> str:
        """What the sender calls it: the sheet, else the Dutch word for the table."""
        return self.grid.sheet or DUTCH[self.table]


def recognise(grid: Grid) -> RawTable | None:
    """Return the table of a grid, or None for a sheet that has nothing of ours (an explanation, a cover).

    Raises Refused where the header is not whole, not certain, or stands there twice.
    """
    listed = _label_list(grid)
    if listed:
        return listed
    found = list(search(grid))
    whole = next((index for index, one in enumerate(found) if one.is_whole), None)
    if whole is not None:  # half a header among the rows: what stands below it is another table
        return _table(grid, found[whole:])
    _refuse_near_miss(grid, next(iter(found), None))
    return None


def unread(grid: Grid) -> list[Finding]:
    """Return what is said of a sheet without a table of ours: one of words explains, unless it is named as one."""
    is_named = fold(grid.sheet or "") in {fold(word) for word in DUTCH.values()}
    has_numbers = any(type(stored(cell)) in {int, float} for _, cells in grid.rows for cell in cells)
    rule = "SHEET_NAMED" if is_named else "SHEET_UNREAD"
    return [Finding(rule, "warning", grid.file, grid.sheet)] if is_named or has_numbers else []


def _table(grid: Grid, found: list[Heading]) -> RawTable:
    index, header = found[0].last, found[0].match
    label = grid.sheet or DUTCH[header.table]
    if found[0].strange:
        unknown = ", ".join(found[0].strange)[:SHOWN]
        raise Refused(Finding("HDR_UNRECOGNISED", "critical", grid.file, grid.sheet, grid.rows[index][0], unknown))
    if len(found) > 1:
        numbers = [grid.rows[one.last][0] for one in found[:5]]
        rule = "HDR_TWICE" if found[1].first == index + 1 else "SHEET_TWO_TABLES"
        raise Refused(Finding(rule, "critical", grid.file, label, numbers[1], value_shown=", ".join(map(str, numbers))))
    if header.twice:
        raise Refused(Finding("HDR_DUPLICATE", "critical", grid.file, label, column=header.twice[:SHOWN]))
    _judge_above(grid, found[0].first, header, label)
    rows = grid.rows[index + 1 :]
    if not rows and header.table in {"trajectories", "delivery"}:
        raise Refused(Finding("FILE_NO_ROWS", "critical", grid.file, label))
    indices, hidden = _visible(grid, header, label)
    notes = (*grid.notes, *hidden, *_left_out(grid, header, label, rows))
    return RawTable(header.table, grid, indices, header.extra, rows, notes)


def _judge_above(grid: Grid, index: int, header: Match, label: str) -> None:
    """Refuse a table of which rows stand above the header, or where a title says that numbers are in thousands."""
    for number, cells in grid.rows[:index]:
        if _is_fact(cells, header):
            raise Refused(Finding("HDR_BELOW_ROWS", "critical", grid.file, label, value_shown=str(number)))
        if header.table != "lessons" and (said := scale_in(cells)):
            raise Refused(Finding("TABLE_SCALE", "critical", grid.file, label, number, value_shown=said))


def _is_fact(cells: list[Cell], header: Match) -> bool:
    """Tell whether a row can be read as one of the table: every required cell, a code, period or number among them."""
    is_typed = False
    for name in required(header.table):
        index, column = header.indices[name], columns_of(header.table)[name]
        cell = cells[index] if index < len(cells) else ""
        if not is_filled(cell):
            return False
        if column.type in {"code", "cohort", "people"}:
            is_typed = True
            if not typed.is_read(column, cell):
                return False
    return is_typed


def _visible(grid: Grid, header: Match, label: str) -> tuple[dict[str, int], list[Finding]]:
    """Leave out columns that the sender hid, and say so; a table without them that needs them is refused."""
    hidden = {name: index for name, index in header.indices.items() if index in grid.hidden_columns}
    needed = [required(header.table)[name] for name in hidden if name in required(header.table)]
    if needed:
        raise Refused(Finding("HDR_HIDDEN", "critical", grid.file, label, value_shown=", ".join(needed)))
    words = {name: column.header_nl for name, column in columns_of(header.table).items()}
    notes = [Finding("COLUMN_HIDDEN", "warning", grid.file, label, column=words[name]) for name in hidden]
    return {name: index for name, index in header.indices.items() if name not in hidden}, notes


def _left_out(grid: Grid, header: Match, label: str, rows: list[tuple[int, list[Cell]]]) -> list[Finding]:
    """Tell of columns that are not used: words that we do not know above them, or none."""
    unknown = [_not_known(grid, header, label, rows, index) for index, _ in header.unknown]
    named = {*header.indices.values(), *header.extra.values(), *(index for index, _ in header.unknown)}
    widest = max((len(cells) for _, cells in rows), default=0)
    for index in sorted(set(range(widest)) - named):
        if any(index < len(cells) and str(cells[index]).strip() for _, cells in rows):
            unknown.append(Finding("HDR_NONE", "warning", grid.file, label, value_shown=column_letters(index)))
    return unknown


def _not_known(grid: Grid, header: Match, label: str, rows: list[tuple[int, list[Cell]]], index: int) -> Finding:
    """Tell of a column whose words we do not know; where they are nearly ours and its values fit, that is a warning."""
    words = dict(header.unknown)[index]
    values = list(dict.fromkeys(cells[index] for _, cells in rows if index < len(cells) and str(cells[index]).strip()))
    for column in nearly(words, header.table, header.indices):
        read = sum(typed.is_read(column, cell) for cell in values[:SEEN])
        has_more = len(name_in(words).split()) > len(name_in(column.header_nl).split())
        if read * 2 > min(len(values), SEEN) and not (has_more and column.type in TEXTS):
            given = {"suggestion": column.header_nl}
            return Finding("HDR_NEAR", "warning", grid.file, label, column=words[:SHOWN], given=given)
    return Finding("HDR_EXTRA", "info", grid.file, label, column=words[:SHOWN])


def _label_list(grid: Grid) -> RawTable | None:
    """Read `levering` as a list of labels with a value beside each."""
    known = headers("delivery")
    pairs: dict[str, list[tuple[int, list[Cell]]]] = defaultdict(list)
    for number, cells in grid.rows:
        is_label = bool(cells) and isinstance(cells[0], str) and len(cells[0]) <= SHOWN
        name = known.get(name_in(cells[0])) if is_label else None
        if name and len(cells) > 1:
            pairs[name].append((number, cells))
    if not set(required("delivery")) <= set(pairs):
        return None
    for told in pairs.values():
        if len({str(cells[1]) for _, cells in told}) > 1:
            label, (number, cells) = grid.sheet or DUTCH["delivery"], told[1]
            raise Refused(Finding("FIELD_CONTRADICTS", "critical", grid.file, label, row=number, column=str(cells[0])))
    indices = {name: index for index, name in enumerate(pairs)}
    values = [told[0][1][1] for told in pairs.values()]
    return RawTable("delivery", grid, indices, {}, [(1, values)], grid.notes)


def _refuse_near_miss(grid: Grid, near: Heading | None) -> None:
    """Refuse a grid that is nearly one of ours, naming what is missing; pass over one that is nothing of ours."""
    if near:
        label, missing = grid.sheet or DUTCH[near.match.table], ", ".join(near.match.missing)
        row = grid.rows[near.first][0]
        raise Refused(Finding("HDR_MISSING", "critical", grid.file, label, row, value_shown=missing))
    if grid.sheet is None:
        raise Refused(Finding("HDR_UNRECOGNISED", "critical", grid.file))
