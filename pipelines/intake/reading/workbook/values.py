"""The values of one sheet, as calamine reads them, with our own judgement laid over them. Not here: that judgement."""

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from operator import itemgetter

from python_calamine import CalamineSheet

from pipelines.intake.cells import Cell, Fault, stored
from pipelines.intake.reading.extents import MOST_FAULTS
from pipelines.intake.reading.pool import Pool
from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook.conditions import Condition
from pipelines.intake.reading.workbook.judging import SHOWN, Facts
from pipelines.intake.reading.workbook.looks import Dressing
from pipelines.intake.reading.workbook.strings import NUMERIC

FIGURES = (float, int, bool, dt.date, dt.datetime, dt.time, dt.timedelta)
DAY_0 = dt.date(1899, 12, 30)  # from which a spreadsheet counts days
Row = tuple[int, list[Cell]]


def rows(sheet: CalamineSheet, facts: Facts, pool: Pool, dressings: list[Dressing]) -> list[Row]:
    """Return the rows with something in them, numbered from 1. Raises Unsound where a number was lost on the way.

    `dressings` are the looks that the conditional formats of the sheet may give a cell.
    """
    kinds: Counter[type] = Counter()
    found = list(_filled(sheet, kinds, pool))
    figures = sum(kinds[kind] for kind in FIGURES)
    if not facts.figures <= figures <= facts.figures + facts.maybe:
        raise Unsound("FILE_FAULT")
    whole = _with_faults(found, facts.faults) if facts.faults else found
    _lay_conditions(whole, facts.conditions, dressings)
    return whole


def _filled(sheet: CalamineSheet, kinds: Counter[type], pool: Pool) -> Iterator[Row]:
    if sheet.start is None:
        return
    before = [""] * sheet.start[1]  # rows come from the first of the sheet, cells from the first that is filled
    for number, cells in enumerate(sheet.iter_rows(), 1):
        kinds.update(map(type, cells))
        row = list(map(pool.__getitem__, cells))
        if row.count("") < len(row):
            yield number, before + row


def _with_faults(found: list[Row], faults: dict[int, dict[int, Fault]]) -> list[Row]:
    """Put every fault in its cell; a row with nothing but faults is a row."""
    known = dict(found)
    for number, cells in faults.items():
        row = known.setdefault(number, [])
        row += [""] * (max(cells) + 1 - len(row))
        for column, fault in cells.items():
            row[column] = _faulty(fault, row[column])
    return sorted(known.items())


def _lay_conditions(found: list[Row], conditions: list[Condition], dressings: list[Dressing]) -> None:
    """Put a fault in every cell that a conditional format may show as something else than it is."""
    told = 0
    for condition in conditions:
        for top, first, low, last in condition.ranges:
            start = bisect_left(found, top, key=itemgetter(0))
            for _, cells in islice(found, start, bisect_right(found, low, key=itemgetter(0))):
                for column in range(first, min(last + 1, len(cells))):
                    cell = stored(cells[column])
                    value = None if _is_settled(cells[column]) else _as_number(cell)
                    if value is not None and (fault := condition.fault_of(value, dressings)):
                        shown = str(cell)[:SHOWN] if fault.rule == "NUM_STRUCK" else fault.shown
                        cells[column] = replace(fault, shown=shown, stored=cell)
                        told += 1
            if told > MOST_FAULTS:
                raise Unsound("SHEET_FAULTS", given={"most": MOST_FAULTS // 1_000})


def _is_settled(cell: Cell) -> bool:
    """Tell whether a cell cannot count whatever its column is."""
    return isinstance(cell, Fault) and not cell.but_for


def _as_number(cell: Cell) -> float | None:
    """Return a cell as conditions compare it: a day as its number, a text that looks like one above all numbers."""
    if isinstance(cell, str):
        return math.inf if NUMERIC.fullmatch(cell) else None
    if isinstance(cell, dt.date):
        return (dt.date(cell.year, cell.month, cell.day) - DAY_0).days
    return float(cell) if isinstance(cell, int | float) else None


def _faulty(fault: Fault, cell: Cell) -> Cell:
    """Return the fault with what is stored; a text that is struck out and is no number stays a text."""
    if fault.rule == "NUM_STRUCK" and isinstance(cell, str):
        return replace(fault, shown=cell.strip(), stored=cell) if NUMERIC.fullmatch(cell) else cell
    return replace(fault, stored=cell)
