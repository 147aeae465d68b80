"""A workbook becomes a grid per sheet, and the texts that stand around them. The values come from calamine.

What calamine does not tell, or would read differently, comes first, from our own walk over each sheet (sheets.py).
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook

from pipelines.intake.cells import Document, Grid
from pipelines.intake.findings import Finding
from pipelines.intake.reading import around, book, caches, looks, parts, sheets, strings, values
from pipelines.intake.reading.judging import Facts, Judge
from pipelines.intake.reading.package import Package
from pipelines.intake.reading.pool import Pool
from pipelines.intake.reading.unsound import Unsound


@dataclass(frozen=True)
class _Plan:
    """A workbook of which every sheet was walked over: what each is, and which of the shared texts stand in a cell."""

    package: Package
    sheets: list[book.Sheet]
    facts: list[Facts | None]
    is_used: bytearray


def read(name: str, content: bytes) -> Document:
    """Return the sheets of a workbook, hidden ones too, and the texts around them. Raises Unsound."""
    plan, pool = _planned(content), Pool()
    grids = [grid for grid in _grids(name, content, plan, pool) if grid.rows]
    places = book.owners(plan.package, plan.sheets)
    hidden = [Finding("SHEET_HIDDEN", "info", name, sheet.name) for sheet in plan.sheets if not sheet.is_visible]
    pictures = [part for part in plan.package.names if parts.kind_of(part) == "picture"]
    notes = [*hidden, *([Finding("FILE_PICTURES", "info", name, given={"count": len(pictures)})] if pictures else [])]
    kept = caches.grids(plan.package, name, places)
    document = Document(name, [*grids, *kept], _loose(plan, places), tuple(notes), is_searchable=not pictures)
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
    return _Plan(package, listed, facts, is_used)


def _grids(name: str, content: bytes, plan: _Plan, pool: Pool) -> Iterator[Grid]:
    """Return the sheets, one in memory of calamine at a time."""
    try:
        opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if opened.sheet_names != [sheet.name for sheet in plan.sheets]:
            raise Unsound("ZIP_STRANGE")
        for place, (sheet, facts) in enumerate(zip(plan.sheets, plan.facts, strict=True)):
            if facts is not None:
                yield _grid(name, sheet, _rows(opened, place, facts, pool, sheet.name), facts)
    except CalamineError as error:
        raise Unsound("ZIP_CORRUPT") from error


def _rows(opened: CalamineWorkbook, place: int, facts: Facts, pool: Pool, sheet: str) -> list[values.Row]:
    try:
        return values.rows(opened.get_sheet_by_index(place), facts, pool)
    except Unsound as unsound:
        unsound.sheet = sheet
        raise


def _grid(name: str, sheet: book.Sheet, rows: list[values.Row], facts: Facts) -> Grid:
    hidden = frozenset(facts.hidden_rows), frozenset(facts.hidden_columns)
    return Grid(name, sheet.name, rows, (), *hidden, tuple(facts.merged), is_read=sheet.is_visible)


def _loose(plan: _Plan, places: dict[str, str]) -> around.Loose:
    """Return every text that stands in no cell, with its place, so that it is searched all the same."""
    seen = {sheet.part.casefold() for sheet in plan.sheets if sheet.is_table} | {strings.STRINGS.casefold()}
    found = [(strings.STRINGS, text) for text in strings.unused(plan.package, plan.is_used)]
    for sheet, facts in zip(plan.sheets, plan.facts, strict=True):
        for cell, text in facts.loose if facts else []:
            found.append((f"{sheet.name}!{cell}" if cell else sheet.name, text))
    for part in plan.package.names:
        if part.casefold() not in seen:
            found += around.texts(plan.package, part, places.get(part.casefold(), part))
    return [(place, text) for place, text in found if text.strip()]
