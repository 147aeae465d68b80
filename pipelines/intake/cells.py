"""What reading gives: grids of cells, and the loose texts around them. Not here: what a cell means."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from pipelines.intake.findings import Finding

Cell = Any  # str, int, float, date, datetime, Fault, or "" where a cell is empty

HALF_A_SECOND = dt.timedelta(milliseconds=500)


@dataclass(frozen=True)
class Fault:
    """What stands in a cell that cannot count: the rule it breaks, what may be shown, and the value that is stored.

    What is stored may be another thing than what the sender sees: it is searched for personal data, and never told.
    `but_for` are the types of columns (registries/columns.yml) for which there is no doubt about it.
    """

    rule: str
    shown: str = ""
    but_for: frozenset[str] = frozenset()
    stored: Cell = field(default="", compare=False)

    def __str__(self) -> str:
        """Return what the sender sees in the cell."""
        return self.shown


def stored(cell: Cell) -> Cell:
    """Return what a cell holds, whatever it shows and whether or not it can count."""
    return cell.stored if isinstance(cell, Fault) and cell.stored != "" else cell


def to_the_second(moment: dt.datetime) -> dt.datetime:
    """Return a time without parts of a second: a spreadsheet that computes may be so much beside midnight."""
    return (moment + HALF_A_SECOND).replace(microsecond=0)


def written(cell: Cell) -> str:
    """Return a cell as its sender would write it: 12 for 12.0, a day as 31-12-2021, its time only where it has one."""
    if isinstance(cell, dt.datetime):
        moment = to_the_second(cell)
        time = "" if moment.time() == dt.time() else " %H:%M:%S" if moment.second else " %H:%M"
        return moment.strftime(f"%d-%m-%Y{time}")
    if isinstance(cell, dt.date):
        return cell.strftime("%d-%m-%Y")
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def is_filled(cell: Cell) -> bool:
    """Tell whether something stands in a cell, also where its format shows nothing of it."""
    return isinstance(cell, Fault) or bool(str(cell).strip())


def meant(cell: Cell, kind: str) -> Cell:
    """Return what a cell means in a column of this type: what it holds where that is sure, else its fault."""
    return cell.stored if isinstance(cell, Fault) and kind in cell.but_for else cell


@dataclass(frozen=True)
class Grid:
    """One sheet or one CSV file. `rows` pairs the row number in the file (from 1) with its cells.

    A sheet that the sender hid is not read (`is_read` is False) but is searched for personal data. Columns count
    from 0, rows from 1; merged ranges are (first row, first column, last row, last column). A row that is cut off has
    fewer fields than any other.
    """

    file: str
    sheet: str | None
    rows: list[tuple[int, list[Cell]]]
    notes: tuple[Finding, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    cut_off: frozenset[int] = frozenset()
    is_read: bool = True


@dataclass(frozen=True)
class Document:
    """One delivered file, read: its grids, and the texts outside them (comments, caches) with their location.

    `is_searchable` is False where the file also has what cannot be searched, such as pictures.
    """

    file: str
    grids: list[Grid]
    loose: list[tuple[str, str]] = field(default_factory=list)
    notes: tuple[Finding, ...] = ()
    is_searchable: bool = True
