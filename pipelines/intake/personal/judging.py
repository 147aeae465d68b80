"""One sheet judged: by which rules its file is refused, or what is replaced in it and which notes say so.

Not here: the rules themselves (columns.py, labels.py, rows.py).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.intake.bsn import vocabulary
from pipelines.intake.cells import Cell
from pipelines.intake.findings import Finding
from pipelines.intake.personal import columns, labels, places, rows
from pipelines.intake.personal.sheets import Sheet

# Of several reasons the sender is told the first of these.
ORDER = (*("PII_BSN", "PII_BIRTHDATE", "PII_NAMES", "PII_MICRODATA", "PII_EMAIL", "PII_PHONE", "PII_ADDRESS"),)
MOST_NOTES = 200  # of one kind in one column; where there are more, one note tells how many


@dataclass
class Judgement:
    """What a sheet says: why its file is refused, or what to put in the place of values, and the notes about that."""

    refusals: list[Finding] = field(default_factory=list)
    new: dict[int, dict[Cell, Cell]] = field(default_factory=lambda: defaultdict(dict))
    notes: list[Finding] = field(default_factory=list)


def judge(sheet: Sheet, number: int, is_near_bsn: bool) -> Judgement:
    """Return what follows from the columns, labels and rows of a sheet.

    `number` is its place in the file, from 1; `is_near_bsn`: its name or that of the file says BSN.
    """
    found = Judgement()
    for rule, place, cell in _refusals(sheet, is_near_bsn):
        row = next(iter(places.rows_with(sheet.grid, place, {cell})), None) if cell is not None else None
        where = places.label(sheet, number), row, places.title(sheet.columns[place])
        found.refusals.append(Finding(rule, "critical", sheet.grid.file, *where))
    if not found.refusals:
        _replace(sheet, found)
    return found


def worst(refusals: list[Finding]) -> Finding | None:
    """Return the reason that the sender is told."""
    return min(refusals, key=lambda finding: ORDER.index(finding.rule), default=None)


def _refusals(sheet: Sheet, is_near_bsn: bool) -> Iterator[tuple[str, int, Cell | None]]:
    is_about_persons = rows.is_about_persons(sheet)
    for column in sheet.columns:
        for rule, cell in columns.refusals(column, is_near_bsn, is_about_persons):
            yield rule, column.place, cell
    yield from labels.refusals(sheet)
    if (place := rows.homes_refuse(sheet)) is not None:
        yield "PII_ADDRESS", place, None
    if (person := rows.microdata(sheet)) is not None:
        yield "PII_MICRODATA", person.place, None


def _replace(sheet: Sheet, found: Judgement) -> None:
    """Put marks in the place of what is not refused, and tell it."""
    told: dict[tuple[str, int], set[Cell]] = defaultdict(set)
    for column in sheet.columns:
        new, kinds = columns.replaced(column)
        found.new[column.place] |= new
        for kind, cells in kinds.items():
            told[kind, column.place] |= set(cells)
    for mark, place, cell in (*labels.replaced(sheet), *rows.homes_replaced(sheet)):
        found.new[place].setdefault(cell, vocabulary()["marks"][mark])
        told[mark, place].add(cell)
    for (mark, place), gone in told.items():
        found.notes += _notes(sheet, mark, place, gone)


def _notes(sheet: Sheet, kind: str, place: int, cells: set[Cell]) -> list[Finding]:
    """Return a note for each row where something was replaced, or one for all where that would be too many."""
    column = sheet.columns[place]
    at = places.rows_with(sheet.grid, place, cells)
    rule = "PII_CONTACT" if kind == "name" else "PII_STRAY" if len(at) <= MOST_NOTES else "PII_STRAYS"
    if kind == "bsn" and column.subject == "organisations":
        rule = "PII_RSIN"
    where = sheet.grid.file, places.own_label(sheet)
    title = column.header or places.letter(place)
    given = {"mark": vocabulary()["marks"][kind], "count": len(at)}
    return [
        Finding(rule, "warning", *where, row, title, given=given) for row in (at if rule == "PII_STRAY" else at[:1])
    ]
