"""A recognised table becomes canonical text, and a fault for every cell that cannot be read. Pure Python, no frames.

A faulty cell becomes missing and its row waits; where the column does not decide what is counted, the row goes on and
the sender is told.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from pipelines.intake import control, dates, numbers, places, words
from pipelines.intake.cells import Cell, Fault
from pipelines.intake.findings import Finding
from pipelines.intake.folding import tidy
from pipelines.intake.numbers import Unreadable
from pipelines.intake.recognising import RawTable
from pipelines.intake.tables import ParsedTable
from pipelines.registries import Column, columns, measures

# An unknown word here leaves the figures as they are: the value is left out and the sender is told.
HARMLESS = {
    *("sector", "continuation", "taken_over_from", "accountability_link", "start_date", "end_date"),
    *("subject", "question", "half_year"),
}
SHOWN = 60


def normalise(raw: RawTable) -> ParsedTable:
    """Return the rows of a table as canonical text. Raises Refused where its own totals contradict it."""
    table = ParsedTable(raw.table, raw.file, raw.label, fields=_fields(raw), notes=list(raw.notes))
    if raw.table == "delivery":
        return table
    parts = control.split(raw)
    table.read, table.control = len(raw.rows), parts.control
    table.notes += parts.notes
    table.rows = [number for number, _ in parts.kept]
    for column in columns()[raw.table]:
        _fill(table, column, [(number, _cell(cells, raw.places.get(column.name))) for number, cells in parts.kept])
    for index, (number, _) in enumerate(parts.kept):
        if number in raw.hidden_rows:
            table.faults.append((index, Finding("ROW_HIDDEN", "critical", raw.file, raw.label, number)))
    table.sums = _sums(raw, parts.kept)
    return table


def _cell(cells: list[Cell], place: int | None) -> Cell:
    return cells[place] if place is not None and place < len(cells) else ""


def _fields(raw: RawTable) -> dict[str, list[str]]:
    """Return what a table says of the delivery as a whole: per field every different text, in order of appearance."""
    where = raw.places if raw.table == "delivery" else raw.extra
    found: dict[str, list[str]] = {}
    for name, place in where.items():
        texts = (_as_text(_cell(cells, place)) for _, cells in raw.rows)
        found[name] = list(dict.fromkeys(text for text in texts if text))
    return found


def _as_text(cell: Cell) -> str:
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return tidy(str(cell))


def _fill(table: ParsedTable, column: Column, cells: list[tuple[int, Cell]]) -> None:
    """Add one column, a fault per cell that cannot be read, and one note per way in which cells were understood."""
    read = _parser(column, [cell for _, cell in cells])
    values: list[Any] = []
    understood: dict[str, list[int]] = defaultdict(list)
    for index, (number, cell) in enumerate(cells):
        try:
            if isinstance(cell, Fault):
                raise Unreadable(cell.rule)
            values.append(read(cell))
            if note := words.note(column.type, cell, values[-1]):
                understood[note].append(number)
        except Unreadable as unreadable:
            values.append(None)
            severity = "warning" if column.name in HARMLESS else "critical"
            place = (table.label, number, column.header_nl)
            shown = words.shown(cell, unreadable.rule)
            table.faults.append(
                (index, Finding(unreadable.rule, severity, table.file, *place, shown, unreadable.given))
            )
    for note, numbers_of in understood.items():
        given = {"count": len(numbers_of)}
        table.notes.append(Finding(note, "info", table.file, table.label, numbers_of[0], column.header_nl, given=given))
    if column.type == "cohort":
        table.columns[f"{column.name}_delivered"] = [value[1] if value else None for value in values]
        values = [value[0] if value else None for value in values]
    table.columns[column.name] = values


def _parser(column: Column, cells: list[Cell]) -> Callable[[Cell], Any]:
    """Return how a cell of this type is read."""
    if column.type == "code":
        return lambda cell: places.code(cell, column.codes or "")
    if column.type == "date":
        day_first = any(dates.shows_day_first(cell) for cell in cells if isinstance(cell, str))
        return lambda cell: dates.date(cell, day_first)
    return {
        "people": numbers.people,
        "whole": numbers.whole,
        "money": numbers.money,
        "region": places.region,
        "cohort": dates.cohort,
        "key": words.key,
        "text": words.text,
        "link": words.link,
    }[column.type]


def _sums(raw: RawTable, rows: list[tuple[int, list[Cell]]]) -> dict[str, int]:
    """Add up every measure row by row, straight from the cells: the second way, to prove that nothing is lost."""
    totals = dict.fromkeys(measures() if raw.table == "results" else (), 0)
    for _, cells in rows:
        for name in totals:
            cell = _cell(cells, raw.places.get(name))
            try:
                value = None if isinstance(cell, Fault) else numbers.people(cell)
            except Unreadable:
                value = None
            totals[name] += int(value) if value and value.isdigit() else 0
    return totals
