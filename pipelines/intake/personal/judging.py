"""One sheet judged: by which rules its file is refused, or what is replaced in it and which notes say so.

Not here: the rules themselves (column_rules.py, labels.py, rows.py).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.intake.cells import Cell
from pipelines.intake.findings import Finding
from pipelines.intake.masking.bsn import vocabulary
from pipelines.intake.personal import column_rules, labels, rows, whereabouts
from pipelines.intake.personal.searched import SearchedSheet
from pipelines.intake.reading.extents import column_letters

# Of several reasons the sender is told the first of these.
ORDER = (*("PII_BSN", "PII_BIRTHDATE", "PII_NAMES", "PII_MICRODATA", "PII_EMAIL", "PII_PHONE", "PII_ADDRESS"),)
MOST_NOTES = 200  # of one kind in one column; where there are more, one note tells how many
New = dict[int, dict[Cell, Cell]]


@dataclass(frozen=True)
class Change:
    """What to put in the place of which values, by index of the column, in these rows of the file."""

    rows: range
    new: New


@dataclass
class _Gone:
    """What was taken out of one column: in which rows, and how the column is called."""

    title: str = ""
    is_of_organisations: bool = False
    rows: set[int] = field(default_factory=set)


@dataclass
class Judgement:
    """What a sheet says: why its file is refused, or what to put in the place of values, and the notes about that."""

    refusals: list[Finding] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)


def judge(sheets: list[SearchedSheet], number: int, is_near_bsn: bool) -> Judgement:
    """Return what follows from the columns, labels and rows of a sheet, as a whole and of each part of it.

    `number` is its number in the file, from 1; `is_near_bsn`: its name or that of the file says BSN.
    """
    found = Judgement()
    for sheet in (*sheets[1:], *sheets[:1]):  # a part knows best what stands above a value
        for rule, index, cell in _refusals(sheet, is_near_bsn):
            row, title = whereabouts.where(sheet, index, cell)
            label = whereabouts.label(sheets[0], number)
            found.refusals.append(Finding(rule, "critical", sheet.grid.file, label, row, title))
    if not found.refusals:
        _replace(sheets, found)
    if sheets[0].has_more:
        found.notes.append(Finding("SHEET_HEADERS", "info", sheets[0].grid.file, whereabouts.own_label(sheets[0])))
    return found


def worst(refusals: list[Finding]) -> Finding | None:
    """Return the reason that the sender is told."""
    return min(refusals, key=lambda finding: ORDER.index(finding.rule), default=None)


def _refusals(sheet: SearchedSheet, is_near_bsn: bool) -> Iterator[tuple[str, int, Cell | None]]:
    is_about_persons = rows.is_about_persons(sheet)
    for column in sheet.columns:
        for rule, cell in column_rules.refusals(column, is_near_bsn, is_about_persons):
            yield rule, column.index, cell
    if not sheet.is_part:
        yield from labels.refusals(sheet)
    if (index := rows.homes_refuse(sheet)) is not None:
        yield "PII_ADDRESS", index, None
    if (person := rows.microdata(sheet)) is not None:
        yield "PII_MICRODATA", person.index, None


def _replace(sheets: list[SearchedSheet], found: Judgement) -> None:
    """Put marks in the place of what is not refused, and tell it."""
    gone: dict[tuple[str, int], _Gone] = defaultdict(_Gone)
    for sheet in sheets:
        new: New = defaultdict(dict)
        for kind, index, cells in _taken_out(sheet, new):
            column = sheet.columns[index]
            one = gone[(kind, index) if sheet.turned is None else (kind, sheet.turned)]
            one.title = column.header or one.title or column_letters(index)
            one.is_of_organisations |= column.subject == "organisations"
            one.rows |= set(whereabouts.rows_with(sheet, index, cells))
        if sheet.turned is None and sheet.searched and any(new.values()):
            found.changes.append(Change(range(sheet.searched[0][0], sheet.searched[-1][0] + 1), new))
    for (kind, _), one in gone.items():
        found.notes += _notes(sheets[0], kind, one)


def _taken_out(sheet: SearchedSheet, new: New) -> Iterator[tuple[str, int, set[Cell]]]:
    """Yield what is taken out, by kind and index of the column, and put what stands there instead into `new`."""
    for column in sheet.columns:
        put, kinds = column_rules.replaced(column)
        new[column.index] |= put
        yield from ((kind, column.index, set(cells)) for kind, cells in kinds.items())
    for mark, index, cell in (*(() if sheet.is_part else labels.replaced(sheet)), *rows.homes_replaced(sheet)):
        new[index].setdefault(cell, vocabulary()["marks"][mark])
        yield mark, index, {cell}


def _notes(sheet: SearchedSheet, kind: str, gone: _Gone) -> list[Finding]:
    """Return a note for each row where something was replaced, or one for all where that would be too many."""
    at = sorted(gone.rows)
    rule = "PII_CONTACT" if kind == "name" else "PII_STRAY" if len(at) <= MOST_NOTES else "PII_STRAYS"
    if kind == "bsn" and gone.is_of_organisations:
        rule = "PII_RSIN"
    where = sheet.grid.file, whereabouts.own_label(sheet)
    given = {"mark": vocabulary()["marks"][kind], "count": len(at)}
    told = at if rule == "PII_STRAY" else at[:1]
    return [Finding(rule, "warning", *where, row, gone.title, given=given) for row in told]
