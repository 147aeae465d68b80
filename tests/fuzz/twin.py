"""The slow, independent reader: where openpyxl reads another value than we do, one of the two is wrong."""

import datetime as dt
import io
import math
import warnings
from typing import Any

import openpyxl

from pipelines.folding import tidy
from pipelines.intake.cells import Cell, Document, Fault

SHOWN = 3
MOST_MERGED = 10_000


def differences(content: bytes, ours: Document) -> list[str]:
    """Return the first cells in which openpyxl reads something else; none where it cannot read the workbook at all."""
    if any(_is_endless(merged) for grid in ours.grids for merged in grid.merged):
        return []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except Exception:  # noqa: BLE001 - it may refuse for any reason of its own
        return []
    found = []
    for grid in ours.grids:
        if grid.sheet not in book.sheetnames or not hasattr(book[grid.sheet], "iter_rows"):
            continue
        theirs = {(row, column - 1): cell.value for (row, column), cell in book[grid.sheet]._cells.items()}
        mine = {(number, place): cell for number, cells in grid.rows for place, cell in enumerate(cells)}
        for at in sorted(set(theirs) | set(mine)):
            if not _is_same(mine.get(at, ""), theirs.get(at)):
                found.append(f"{grid.sheet} {at}: {mine.get(at, '')!r}, openpyxl reads {theirs.get(at)!r}")
    return found[:SHOWN]


def _is_endless(merged: tuple[int, int, int, int]) -> bool:
    """Tell whether a merged range has so many cells that openpyxl, which makes each of them, would not come to an end."""
    top, first, low, last = merged
    return (low - top) * (last - first) > MOST_MERGED


def _is_same(ours: Cell, theirs: Any) -> bool:
    if isinstance(ours, Fault):
        return True  # it cannot count: that is no value that could be wrong
    if ours == "":
        return theirs is None or not tidy(str(theirs))
    if isinstance(theirs, dt.datetime) and isinstance(ours, dt.date) and not isinstance(ours, dt.datetime):
        return theirs.date() == ours
    if isinstance(theirs, dt.time | dt.timedelta):
        return isinstance(ours, str)
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return math.isclose(ours, theirs, rel_tol=1e-12)
    return tidy(str(ours)) == tidy(str(theirs))
