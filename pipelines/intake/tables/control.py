"""Rows that are no facts: units, totals and notes. They are kept out, told of, and totals are used as a check.

Not here: the rows themselves (normalising.py).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipelines.folding import fold, tidy
from pipelines.intake.cells import Cell, is_filled, meant
from pipelines.intake.findings import Finding, Refused
from pipelines.intake.header.columns import required
from pipelines.intake.tables.recognising import RawTable
from pipelines.intake.values import counts, numbers, words
from pipelines.intake.values.numbers import Unreadable
from pipelines.intake.values.units import are_units, is_share, scale_in
from pipelines.registries import columns, columns_of, measures

PARTS = "sub|tussen|deel|jaar|kwartaal|halfjaar|maand|traject|project|groep|doelgroep|pijler|sector"
TOTAL = re.compile(
    rf"(?:(?P<part>{PARTS}) ?|(?:regio|regionaal|eind|generaal|grand|algemeen|kolom|hoofd) ?)?"
    r"(?:tota{1,2}l(?:en|s)?(?: .*)?|som(?: (?:van|over|totaal)\b.*)?|sum(?: of\b.*)?)"
)
SUMS = {"Σ", "∑"}
NOTE_MARK = re.compile(r"\s*(?:[*†‡¹²³]|\(?\d\)|bron\b|noot\b|toelichting\b|let op\b|opmerking\b)", re.IGNORECASE)
SHOWN = 120


@dataclass
class Split:
    """Rows of facts, and how many others there were; `notes` tells of those."""

    kept: list[tuple[int, list[Cell]]] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    control: int = 0


def split(raw: RawTable) -> Split:
    """Part facts from totals and notes. Raises Refused where a total contradicts the rows above it."""
    found = Split()
    block = 0  # where the rows begin that the next subtotal is about
    keys = [raw.indices[name] for name in required(raw.table) if name in raw.indices and name != "participants"]
    for at, (number, cells) in enumerate(raw.rows):
        if at == 0 and _are_units(raw, number, cells):
            found.control += 1
            found.notes.append(Finding("ROW_UNITS", "info", raw.file, raw.label, number))
            continue
        # A row with every key is a fact whatever else it holds; nearly every row is one, and this is quick to see.
        is_whole = len(keys) > 1 and all(index < len(cells) and _says_something(cells[index]) for index in keys)
        kind = None if is_whole else _kind(raw, cells)
        if kind is None:
            found.kept.append((number, cells))
            continue
        found.control += 1
        if kind == "note":
            if raw.table != "lessons" and (said := scale_in(cells)):
                raise Refused(Finding("TABLE_SCALE", "critical", raw.file, raw.label, number, value_shown=said))
            found.notes.append(Finding("ROW_NOTE", "info", raw.file, raw.label, number, value_shown=_words(cells)))
            continue
        found.notes.append(Finding("ROW_TOTAL", "info", raw.file, raw.label, number))
        _compare(raw, number, cells, found.kept[block:] if kind == "subtotal" else found.kept)
        block = len(found.kept)
    return found


def _are_units(raw: RawTable, number: int, cells: list[Cell]) -> bool:
    """Tell whether the row below the header says units. Raises Refused where it says another figure than ours."""
    repeated = set(raw.extra.values())
    filled = {index: cell for index, cell in enumerate(cells) if index not in repeated and is_filled(cell)}
    if raw.table == "lessons" or not are_units(list(filled.values())):
        return False
    if said := scale_in(cells):
        raise Refused(Finding("TABLE_SCALE", "critical", raw.file, raw.label, number, value_shown=said))
    for column in columns()[raw.table]:
        unit = filled.get(raw.indices.get(column.name, -1))
        if column.type in numbers.READ and is_share(unit):
            where = (raw.label, number, column.header_nl)
            raise Refused(Finding("TABLE_SHARE", "critical", raw.file, *where, value_shown=str(unit)[:SHOWN]))
    return True


def _kind(raw: RawTable, cells: list[Cell]) -> str | None:
    """Return `total`, `subtotal` or `note`, or None for a row of facts."""
    repeated = set(raw.extra.values())
    filled = [(index, cell) for index, cell in enumerate(cells) if index not in repeated and _says_something(cell)]
    own = {index for index, _ in filled} & set(raw.indices.values())
    keys = {raw.indices[name] for name in required(raw.table)} - {raw.indices.get("participants")}
    for index, cell in filled:
        total = TOTAL.fullmatch("som" if cell in SUMS else fold(cell)) if isinstance(cell, str) else None
        if total and not (own & keys) - {index} and raw.table != "lessons":
            return "subtotal" if total["part"] else "total"
    if not own:
        return "note"
    is_alone = len(filled) == 1 and isinstance(filled[0][1], str) and len(raw.indices) > 2
    if not is_alone or raw.table == "lessons":
        return None
    return "note" if NOTE_MARK.match(filled[0][1]) or " " in filled[0][1].strip() else None


def _says_something(cell: Cell) -> bool:
    """Tell whether something stands in a cell; `NA` is what a program writes where nothing does."""
    return is_filled(cell) and not words.is_no_value(cell)


def _words(cells: list[Cell]) -> str:
    return tidy(" ".join(str(cell) for cell in cells if str(cell).strip()))[:SHOWN]


def _compare(raw: RawTable, number: int, total: list[Cell], rows: list[tuple[int, list[Cell]]]) -> None:
    """Refuse a table of which a total differs from its rows, in every column that can be read throughout."""
    for name in measures() if raw.table == "results" else ():
        index = raw.indices.get(name)
        cells = [_cell(cells, index) for _, cells in rows]
        read = numbers.reader_of(cells)
        stated, parts = _bounds(read, _cell(total, index)), [_bounds(read, cell) for cell in cells]
        if stated is None or None in parts:
            continue
        low, high = (sum(part[end] for part in parts if part) for end in (0, 1))
        if not low <= stated[0] <= high and stated[0] == stated[1]:
            shown = f"{stated[0]}"
            given = {"sum": str(low) if low == high else f"{low}-{high}"}
            where = (raw.label, number, columns_of(raw.table)[name].header_nl)
            raise Refused(Finding("CONTROL_TOTAL_MISMATCH", "critical", raw.file, *where, shown, given))


def _cell(cells: list[Cell], index: int | None) -> Cell:
    return "" if index is None or index >= len(cells) else meant(cells[index], "people")


def _bounds(read: Callable[[Cell], str | None], cell: Cell) -> tuple[float, float] | None:
    """Return the lowest and highest count a cell can mean, or None where it cannot be read or says nothing."""
    try:
        value = read(cell)
    except Unreadable:
        return None
    return None if value in counts.NO_NUMBER - {counts.BELOW_5} else counts.bounds(value)
