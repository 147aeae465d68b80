"""A recognised table becomes canonical text, and a fault for every cell that cannot be read. Pure Python, no frames.

A faulty cell becomes missing and its row waits; where the column does not decide what is counted, the row goes on and
the sender is told.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from pipelines.folding import fold, tidy
from pipelines.intake.cells import Cell, Fault, meant, written
from pipelines.intake.findings import Finding
from pipelines.intake.header.columns import required
from pipelines.intake.reading.extents import address
from pipelines.intake.tables import control, together
from pipelines.intake.tables.parsed import ParsedTable
from pipelines.intake.tables.recognising import RawTable
from pipelines.intake.values import numbers, typed, words
from pipelines.intake.values.numbers import Unreadable
from pipelines.registries import Column, columns, columns_of, measures

# An unknown word here leaves the figures as they are: the value is left out and the sender is told.
HARMLESS = {
    *("sector", "continuation", "taken_over_from", "accountability_link", "start_date", "end_date"),
    *("subject", "question", "half_year"),
}


def normalise(raw: RawTable) -> ParsedTable:
    """Return the rows of a table as canonical text. Raises Refused where its own totals contradict it."""
    table = ParsedTable(raw.table, raw.file, raw.label, notes=list(raw.notes))
    _read_fields(raw, table)
    if raw.table == "delivery":
        return table
    parts = control.split(raw)
    table.read, table.control = len(raw.rows), parts.control
    table.notes += parts.notes
    table.rows = [number for number, _ in parts.kept]
    for column in columns()[raw.table]:
        _fill(table, column, _column(parts.kept, raw.indices.get(column.name), column.type))
    if raw.table == "results":
        groups = _column(parts.kept, raw.indices.get("target_group"), "code")
        table.faults += together.faults_of(table, [fold(written(cell)) for cell in groups])
    table.faults += _faults_of_rows(raw, table.rows)
    table.sums = _sums(raw, parts.kept)
    return table


def _faults_of_rows(raw: RawTable, rows: list[int]) -> list[tuple[int, Finding]]:
    """Return the faults of rows as they lie in the file: hidden, cut off, or with cells that are merged."""
    found = [("ROW_HIDDEN", raw.grid.hidden_rows), ("ROW_CUT_OFF", raw.grid.cut_off)]
    whole = [
        (index, Finding(rule, "critical", raw.file, raw.label, number))
        for rule, those in found
        for index, number in enumerate(rows if those else [])
        if number in those
    ]
    return whole + [fault for merged in raw.grid.merged for fault in _faults_of_merged(raw, rows, merged)]


def _faults_of_merged(
    raw: RawTable, rows: list[int], merged: tuple[int, int, int, int]
) -> Iterator[tuple[int, Finding]]:
    """Yield the faults of the rows over which cells are merged, in the first column of ours that is among these.

    A number may be of all of these rows, or of one. A key is of the first for certain, where it is one column wide.
    """
    top, first, low, last = merged
    kinds = columns_of(raw.table)
    within = [name for name, index in sorted(raw.indices.items(), key=itemgetter(1)) if first <= index <= last]
    number = next((name for name in within if kinds[name].type in numbers.READ), None)
    name = number or next(iter(within), None)
    if name is None:
        return
    is_needed = number is not None or not set(within).isdisjoint(required(raw.table))
    those = range(top + (number is None and first == last), low + 1)
    said = f"{address(top, first)}:{address(low, last)}"
    for index in range(bisect_left(rows, those.start), bisect_left(rows, those.stop)):
        where = raw.label, rows[index], kinds[name].header_nl
        yield index, Finding("CELLS_MERGED", "critical" if is_needed else "warning", raw.file, *where, said)


def _column(rows: list[tuple[int, list[Cell]]], index: int | None, kind: str) -> list[Cell]:
    """Return one column of this type, empty where a row ends before it or where the table does not have it."""
    if index is None:
        return [""] * len(rows)
    return [meant(cells[index], kind) if index < len(cells) else "" for _, cells in rows]


def _read_fields(raw: RawTable, table: ParsedTable) -> None:
    """Read what a table says of the delivery as a whole: per field every different text, in order of appearance.

    A cell that cannot count says nothing of it, and its fault is told.
    """
    indices = raw.indices if raw.table == "delivery" else raw.extra
    kinds = columns_of("delivery")
    for name, index in indices.items():
        different = dict.fromkeys(_column(raw.rows, index, kinds[name].type))
        cells = [cell for cell in different if not words.is_no_value(cell)]
        texts = [tidy(written(cell)) for cell in cells if not isinstance(cell, Fault)]
        table.fields[name] = list(dict.fromkeys(text for text in texts if text))
        for fault in (cell for cell in cells if isinstance(cell, Fault)):
            where = (raw.label, None, kinds[name].header_nl)
            said = words.shown(fault, fault.rule)
            table.field_faults.append((name, Finding(fault.rule, "critical", raw.file, *where, said)))


@dataclass(frozen=True)
class _Reading:
    """How one cell is read: its value; the rule that it breaks, if it does; the note by which it was understood."""

    value: Any = None
    fault: Unreadable | None = None
    note: str | None = None


def _fill(table: ParsedTable, column: Column, cells: list[Cell]) -> None:
    """Add one column, a fault per cell that cannot be read, and one note per way in which cells were understood."""
    read = typed.reader(column, cells)
    known = {cell: _reading(read, column.type, cell) for cell in dict.fromkeys(cells)}  # few cells differ
    values = [known[cell].value for cell in cells]
    faults = {cell: reading.fault for cell, reading in known.items() if reading.fault}
    for index, cell in enumerate(cells) if faults else ():
        if cell in faults:
            table.faults.append((index, _finding(table, column, index, cell, faults[cell])))
    _tell_notes(table, column, [known[cell].note for cell in cells])
    if column.type == "cohort":
        table.columns[f"{column.name}_delivered"] = [value[1] if value else None for value in values]
        values = [value[0] if value else None for value in values]
    table.columns[column.name] = values


def _reading(read: Callable[[Cell], Any], kind: str, cell: Cell) -> _Reading:
    if isinstance(cell, Fault):
        return _Reading(fault=Unreadable(cell.rule))
    try:
        value = read(cell)
    except Unreadable as unreadable:
        return _Reading(fault=unreadable)
    return _Reading(value, note=words.note(kind, cell, value))


def _finding(table: ParsedTable, column: Column, index: int, cell: Cell, fault: Unreadable) -> Finding:
    severity = "warning" if column.name in HARMLESS else "critical"
    where = (table.label, table.rows[index], column.header_nl)
    return Finding(fault.rule, severity, table.file, *where, words.shown(cell, fault.rule), fault.given)


def _tell_notes(table: ParsedTable, column: Column, notes: list[str | None]) -> None:
    """Say once per column how cells were understood, with the first row and how many there are."""
    for note in dict.fromkeys(filter(None, notes)):
        where = (table.label, table.rows[notes.index(note)], column.header_nl)
        table.notes.append(Finding(note, "info", table.file, *where, given={"count": notes.count(note)}))


def _sums(raw: RawTable, rows: list[tuple[int, list[Cell]]]) -> dict[str, int]:
    """Add up every measure straight from the cells: the second way, to prove that nothing is lost."""
    totals = {}
    for name in measures() if raw.table == "results" else ():
        counted = Counter(_column(rows, raw.indices.get(name), "people"))
        read = numbers.reader_of(counted)
        totals[name] = sum(_people(read, cell) * times for cell, times in counted.items())
    return totals


def _people(read: Callable[[Cell], str | None], cell: Cell) -> int:
    try:
        value = None if isinstance(cell, Fault) else read(cell)
    except Unreadable:
        return 0
    return int(value) if value and value.isdigit() else 0
