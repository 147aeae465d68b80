"""A workbook becomes a grid per sheet, and the texts that stand around them. The values come from calamine.

What calamine does not tell, or would read differently, comes first, from our own walk over each sheet (sheets.py).
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from pipelines.intake.cells import Document, Grid
from pipelines.intake.findings import Finding
from pipelines.intake.reading.pool import Pool
from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook import around, book, caches, looks, parts, sheets, strings, values
from pipelines.intake.reading.workbook.judging import Facts, Judge
from pipelines.intake.reading.workbook.package import Package


@dataclass(frozen=True)
class _Plan:
    """A workbook of which every sheet was walked over: what each is, and which of the shared texts stand in a cell."""

    package: Package
    sheets: list[book.Sheet]
    facts: list[Facts | None]
    is_used: bytearray
    look: looks.Looks


def read(name: str, content: bytes) -> Document:
    """Return the sheets of a workbook, hidden ones too, and the texts around them. Raises Unsound."""
    plan, pool = _planned(content), Pool()
    grids = [grid for grid in _grids(name, content, plan, pool) if grid.rows]
    owners = book.owners(plan.package, plan.sheets)
    hidden = [Finding("SHEET_HIDDEN", "info", name, sheet.name) for sheet in plan.sheets if not sheet.is_visible]
    kept, whole = caches.grids(plan.package, name, owners)
    loose, closed = _loose(plan, owners, whole)
    notes = (*hidden, *_closed(name, closed))
    document = Document(name, [*grids, *kept], loose, notes, is_searchable=not closed)
    if not any(grid.is_read for grid in grids):
        raise Unsound("FILE_NO_SHEETS", document=document)
    return document


def _planned(content: bytes) -> _Plan:
    """Judge the package and every sheet in it, before any value is loaded. Raises Unsound."""
    package = Package(content)
    parts.judge(package)
    count, look = looks.survey(package)
    listed, is_used = book.sheets(package), bytearray(count)
    facts = [
        sheets.facts(package.stream(sheet.part), Judge(sheet.name, is_used, look)) if sheet.is_table else None
        for sheet in listed
    ]
    return _Plan(package, listed, facts, is_used, look)


def _grids(name: str, content: bytes, plan: _Plan, pool: Pool) -> Iterator[Grid]:
    """Return the sheets, one in memory of calamine at a time."""
    try:
        opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if opened.sheet_names != [sheet.name for sheet in plan.sheets]:
            raise Unsound("ZIP_STRANGE")
        for index, (sheet, facts) in enumerate(zip(plan.sheets, plan.facts, strict=True)):
            if facts is not None:
                page = opened.get_sheet_by_index(index)
                yield _grid(name, sheet, _rows(page, facts, pool, plan.look.dressings, sheet.name), facts)
    except CalamineError as error:
        raise Unsound("ZIP_CORRUPT") from error


def _rows(
    page: CalamineSheet, facts: Facts, pool: Pool, dressings: list[looks.Dressing], sheet: str
) -> list[values.Row]:
    try:
        return values.rows(page, facts, pool, dressings)
    except Unsound as unsound:
        unsound.sheet = sheet
        raise


def _grid(name: str, sheet: book.Sheet, rows: list[values.Row], facts: Facts) -> Grid:
    hidden = frozenset(facts.hidden_rows), frozenset(facts.hidden_columns)
    return Grid(name, sheet.name, rows, (), *hidden, tuple(facts.merged), is_read=sheet.is_visible)


def _loose(plan: _Plan, owners: dict[str, str], whole: set[str]) -> tuple[around.Loose, list[str]]:
    """Return every text that stands in no cell, with its location, so that it is searched all the same.

    And the parts that cannot be searched to their end. `whole` are those of which the cells are in a table.
    """
    seen = {sheet.part.casefold() for sheet in plan.sheets if sheet.is_table} | {strings.STRINGS.casefold()}
    found = [(strings.STRINGS, text) for text in strings.unused(plan.package, plan.is_used)]
    found += [(strings.STRINGS, text) for text in plan.look.beside]
    found.append(("", " | ".join(around.in_bytes(plan.package.outside()))))
    for sheet, facts in zip(plan.sheets, plan.facts, strict=True):
        for cell, text in facts.loose if facts else []:
            found.append((f"{sheet.name}!{cell}" if cell else sheet.name, text))
    closed = []
    for part in plan.package.names:
        if part.casefold() not in seen:
            said = around.texts(plan.package, part, owners.get(part.casefold(), part))
            found += said.found
            closed += [] if said.is_whole or part.casefold() in whole else [part]
    return [(location, text) for location, text in found if text.strip()], closed


def _closed(name: str, closed: list[str]) -> list[Finding]:
    """Return what is said of parts in which nobody can search."""
    pictures = sum(parts.kind_of(part) == "picture" for part in closed)
    counts = {"FILE_PICTURES": pictures, "FILE_UNSEARCHED": len(closed) - pictures}
    return [Finding(rule, "info", name, given={"count": count}) for rule, count in counts.items() if count]
