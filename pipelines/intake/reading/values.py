"""The values of one sheet, as calamine reads them, with our own judgement laid over them. Not here: that judgement."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from python_calamine import CalamineSheet

from pipelines.intake.cells import Cell, Fault
from pipelines.intake.reading.judging import Facts
from pipelines.intake.reading.pool import Pool
from pipelines.intake.reading.unsound import Unsound

FIGURES = (float, int, bool, dt.date, dt.datetime, dt.time, dt.timedelta)
Row = tuple[int, list[Cell]]


def rows(sheet: CalamineSheet, facts: Facts, pool: Pool) -> list[Row]:
    """Return the rows with something in them, numbered from 1. Raises Unsound where a number was lost on the way."""
    kinds: Counter[type] = Counter()
    found = list(_filled(sheet, kinds, pool))
    figures = sum(kinds[kind] for kind in FIGURES)
    if not facts.figures <= figures <= facts.figures + facts.maybe:
        raise Unsound("FILE_FAULT")
    return _with_faults(found, facts.faults) if facts.faults else found


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
        for place, fault in cells.items():
            row[place] = replace(fault, stored=row[place])
    return sorted(known.items())
