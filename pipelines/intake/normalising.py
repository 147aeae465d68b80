"""Recognised tables become canonical text: one frame per table, and a fault for every cell that cannot be read.

A faulty cell becomes missing and its row waits; where the column does not decide what is counted, the row goes on and
the sender is told.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from pipelines.intake import dates, numbers, places
from pipelines.intake.findings import Finding
from pipelines.intake.folding import fold, tidy
from pipelines.intake.numbers import Unreadable
from pipelines.intake.reading import Cell
from pipelines.intake.recognising import DUTCH, RawTable
from pipelines.registries import Column, columns

MISSING_KEYS = {"nvt", "n v t", "na", "none", "nan", ""}
TOTALS = {"totaal", "subtotaal", "total", "eindtotaal"}
# An unknown word here leaves the figures as they are: the value is left out and the sender is told.
HARMLESS = {"sector", "continuation", "taken_over_from", "subject", "question", "half_year", "start_date", "end_date"}


@dataclass
class Normal:
    """One table in canonical text: `frame` has the registry's columns plus `row` and `file`; faults are by index."""

    frame: pd.DataFrame
    findings: list[tuple[int, Finding]] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    control: int = 0


def normalise(raw: RawTable, dash: str | None) -> Normal:
    """Return the rows of a table as canonical text. `dash` is what a dash means: None (unknown) or '0'."""
    kept, control = _split_control(raw)
    normal = Normal(pd.DataFrame(index=range(len(kept))), notes=list(raw.notes), control=control)
    for column in columns()[raw.table]:
        cells = [(number, _cell(row, raw.places.get(column.name))) for number, row in kept]
        _fill(normal, raw, column, cells, dash)
    normal.frame["row"] = [number for number, _ in kept]
    normal.frame["file"] = raw.file
    return normal


def _split_control(raw: RawTable) -> tuple[list[tuple[int, list[Cell]]], int]:
    """Keep totals and foot notes out of the rows: they are for control."""
    own = sorted(raw.places.values())
    kept = []
    for number, cells in raw.rows:
        filled = [cells[place] for place in own if place < len(cells) and str(cells[place]).strip()]
        is_total = bool(filled) and isinstance(filled[0], str) and fold(filled[0]) in TOTALS
        is_note = len(filled) == 1 and isinstance(filled[0], str) and len(own) > 2 and raw.table != "lessons"
        if not (is_total or is_note or not filled):
            kept.append((number, cells))
    return kept, len(raw.rows) - len(kept)


def _cell(cells: list[Cell], place: int | None) -> Cell:
    return cells[place] if place is not None and place < len(cells) else ""


def _fill(normal: Normal, raw: RawTable, column: Column, cells: list[tuple[int, Cell]], dash: str | None) -> None:
    """Add one column to the frame, and a finding for every cell (with its row number) that cannot be read."""
    parse = _parser(column, [cell for _, cell in cells], dash)
    values: list[Any] = []
    for index, (number, cell) in enumerate(cells):
        try:
            values.append(parse(cell))
        except Unreadable as unreadable:
            values.append(None)
            severity = "warning" if column.name in HARMLESS else "critical"
            shown = tidy(str(cell))[:60]
            place = (DUTCH[raw.table], number, column.header_nl)
            normal.findings.append((index, Finding(unreadable.rule, severity, raw.file, *place, value_shown=shown)))
    if column.type == "cohort":
        pairs = [value or (None, None) for value in values]
        normal.frame[f"{column.name}_delivered"] = pd.array([delivered for _, delivered in pairs], dtype="str")
        values = [half_year for half_year, _ in pairs]
    normal.frame[column.name] = pd.array(values, dtype="str")


def _parser(column: Column, cells: list[Cell], dash: str | None) -> Callable[[Cell], Any]:
    """Return how a cell of this type is read."""
    if column.type == "code":
        return lambda cell: places.code(cell, column.codes or "")
    if column.type == "date":
        day_first = any(dates.shows_day_first(cell) for cell in cells if isinstance(cell, str))
        return lambda cell: dates.date(cell, day_first)
    if column.type == "people":
        return lambda cell: dash if (value := numbers.people(cell)) == numbers.DASH else value
    return {
        "whole": numbers.whole,
        "money": numbers.money,
        "region": places.region,
        "cohort": dates.cohort,
        "key": _key,
        "text": _text,
    }[column.type]


def _key(cell: Cell) -> str | None:
    text = tidy(str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell))
    return None if fold(text) in MISSING_KEYS else text


def _text(cell: Cell) -> str | None:
    return tidy(str(cell)) or None
