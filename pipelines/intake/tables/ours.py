"""Sheets of our own workbook that hold no delivery: the explanation, the lists to choose from, and the findings.

They are known by what stands in them, never by a name or by being hidden: other programs rename them, show them, or
save each as a file of its own. What a sender wrote beside our words stays and is read. Not here: writing them.
"""

from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipelines.folding import fold
from pipelines.intake.cells import Cell, Document, Grid
from pipelines.intake.findings import Finding, texts
from pipelines.intake.header.columns import DUTCH, best, headers
from pipelines.registries import code_lists, cohorts, region_names
from pipelines.settings import LANGUAGES

FEWEST_TABLES = 3  # the explanation speaks of four; a sheet that a sender made speaks of its own table
FEWEST_LISTS = 3
FEWEST_HEADS = 6
# A sheet of more rows is a table of the sender's; what is ours is short, and the head of the findings stands high.
MOST_EXPLAINED, MOST_LISTED, MOST_ABOVE = 500, 100, 40
FINDINGS_HEADS = ("status", "table", "row", "column", "found", "why", "remedy", "link")
STATUSES = ("critical", "refused", "warning", "info")


def without_ours(document: Document) -> Document:
    """Return the document without what we wrote ourselves, and without a note that such a sheet is hidden."""
    left = [rest for grid in document.grids if (rest := _rest(grid)) is not None]
    gone = {grid.sheet for grid in document.grids} - {grid.sheet for grid in left}
    told = [Finding("SHEET_HIDDEN", "info", document.file, sheet) for sheet in gone if sheet]
    notes = tuple(note for note in document.notes if note not in told)
    return replace(document, grids=left, notes=notes)


def _rest(grid: Grid) -> Grid | None:
    """Return what a sender wrote on a sheet, or None where it holds nothing but our own words."""
    if _is_lists(grid):
        return None
    own = _explained(grid) or _found(grid)
    if not own:
        return grid
    rows = [(number, cells) for number, cells in grid.rows if number not in own]
    is_words = not any(_is_number(cell) for _, cells in rows for cell in cells)
    return None if is_words and not any(best(cells) for _, cells in rows) else replace(grid, rows=rows)


def _explained(grid: Grid) -> set[int]:
    """Return the rows in which the name of a table stands beside one of its columns; none if it is no explanation."""
    found: dict[int, tuple[str, str]] = {}
    for number, cells in grid.rows if len(grid.rows) <= MOST_EXPLAINED else ():
        words = [fold(cell) if isinstance(cell, str) else "" for cell in cells]
        for first, second in pairwise(words):
            table = _titles().get(first)
            if table and second in headers(table):
                found[number] = (table, headers(table)[second])
    is_explanation = len({table for table, _ in found.values()}) >= FEWEST_TABLES
    return set(found) if is_explanation and len(set(found.values())) == len(found) else set()


def _found(grid: Grid) -> set[int]:
    """Return the rows of findings that we marked in a workbook, with their head; none where there is no such head."""
    known, statuses = _findings_words(FINDINGS_HEADS), _findings_words(STATUSES)
    for at, (number, cells) in enumerate(grid.rows[:MOST_ABOVE]):
        if len({fold(cell) for cell in cells if isinstance(cell, str)} & known) >= FEWEST_HEADS:
            below = (one for one, row in grid.rows[at + 1 :] if _first(row) in statuses)
            return {number, *below}
    return set()


def _first(cells: list[Cell]) -> str:
    return next((fold(cell) for cell in cells if isinstance(cell, str) and cell.strip()), "")


def _is_lists(grid: Grid) -> bool:
    """Tell whether every column that has anything in it is one of our lists; a program may have put a head above it."""
    columns: dict[int, list[str]] = {}
    for _, cells in grid.rows if len(grid.rows) <= MOST_LISTED else ():
        for index, cell in enumerate(cells):
            if cell != "":
                columns.setdefault(index, []).append(fold(str(cell)))
    lists = [_list_of(words) for words in columns.values()]
    return len(set(lists)) >= FEWEST_LISTS and None not in lists


def _list_of(words: list[str]) -> str | None:
    """Return the list that a column is: all its words but perhaps the first are in it, more than one of them."""
    below = set(words[1:])
    return next((name for name, known in _lists().items() if below and below <= known), None)


def _is_number(cell: Cell) -> bool:
    return type(cell) in {int, float} or (isinstance(cell, str) and cell.strip().isdigit())


@cache
def _titles() -> dict[str, str]:
    """Return the folded name of a sheet in either language -> table."""
    return {fold(word): table for table, dutch in DUTCH.items() for word in (dutch, table)}


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Return the folded words of every list of the workbook, in both languages."""
    found = {
        name: frozenset(fold(word) for code in codes for word in (code.code, code.name_nl, code.name_en))
        for name, codes in code_lists().items()
    }
    others = {"region": region_names().values(), "cohort": cohorts()}
    return found | {name: frozenset(map(fold, words)) for name, words in others.items()}


@cache
def _findings_words(names: tuple[str, ...]) -> frozenset[str]:
    """Return the folded words of the sheet of findings by these names, in both languages."""
    return frozenset(fold(texts(language)["marked"][name]) for language in LANGUAGES for name in names)
