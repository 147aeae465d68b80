"""Tables that a workbook keeps beside its sheets: the source of a pivot table, and what was read from other workbooks.

Often nobody knows that they are there, and they may hold one row per person: they are searched, never used.
"""

from collections.abc import Callable
from itertools import zip_longest

from pipelines.intake.cells import Cell, Grid
from pipelines.intake.reading.extents import MOST_CELLS, column_and_row
from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook import markup
from pipelines.intake.reading.workbook.book import relationships
from pipelines.intake.reading.workbook.package import Package

PIVOTS = "xl/pivotcache/pivotcachedefinition"
LINKS = "xl/externallinks/externallink"
ITEMS = {"s", "n", "d", "e", "b", "m"}
TOO_MUCH = "ZIP_RATIO"
Rows = list[tuple[int, list[Cell]]]


def grids(package: Package, file: str, owners: dict[str, str]) -> tuple[list[Grid], set[str]]:
    """Return every such table as a grid that is not read, and the parts of which all cells are in one.

    `owners` says on which sheet a part hangs. What is no whole table is in none: nobody knows what its cells are.
    """
    found: list[Grid] = []
    whole: set[str] = set()
    for part in package.names:
        name = part.casefold()
        tables = _TABLES.get(next((start for start in _TABLES if name.startswith(start)), ""))
        try:
            rows, read = tables(package, part) if tables else ([], set())
        except Unsound as unsound:
            if unsound.rule == TOO_MUCH:
                raise
            continue
        found += [Grid(file, owners.get(name, part), table, is_read=False) for table in rows if table]
        whole |= {one.casefold() for one in read}
    return found, whole


def _linked(package: Package, part: str) -> tuple[list[Rows], set[str]]:
    return _Linked().over(package, part), {part}


def _pivot(package: Package, part: str) -> tuple[list[Rows], set[str]]:
    """Return the source of a pivot table, its fields as a header and its records as rows; and the parts they are in."""
    fields: list[str] = []
    items: list[list[Cell]] = []
    for name, _, attributes in markup.starts(package, part):
        if name == "cacheField":
            fields.append(attributes.get("name", ""))
            items.append([])
        elif name in ITEMS and items:
            items[-1].append(attributes.get("v", ""))
    records = [one.target for one in relationships(package, part).values() if one.kind == "pivotCacheRecords"]
    if records and records[0] in package:
        rows = _records(package, records[0], items)
    else:
        rows = [list(row) for row in zip_longest(*items, fillvalue="")]
    return [[(1, list(fields)), *enumerate(rows, 2)]], {part, *records[:1]}


def _records(package: Package, part: str, items: list[list[Cell]]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    left = MOST_CELLS
    for name, _, attributes in markup.starts(package, part):
        if name == "r":
            rows.append([])
        elif rows and (name in ITEMS or name == "x"):
            left -= 1
            rows[-1].append(_item(name, attributes, items[len(rows[-1])] if len(rows[-1]) < len(items) else []))
        if left < 0:
            raise Unsound(TOO_MUCH)
    return rows


def _item(name: str, attributes: markup.Attributes, shared: list[Cell]) -> Cell:
    value = attributes.get("v", "")
    if name != "x":
        return value
    index = markup.whole(value)
    return shared[index] if index is not None and index < len(shared) else ""


class _Linked:
    """What was last read from each sheet of another workbook."""

    def __init__(self) -> None:
        self.sheets: list[Rows] = []
        self._left = MOST_CELLS
        self._is_value = False

    def over(self, package: Package, part: str) -> list[Rows]:
        markup.walk(package.stream(part), self._start, self._end, self._text)
        return self.sheets

    def _start(self, name: str, attributes: markup.Attributes) -> None:
        if name == "sheetData":
            self.sheets.append([])
        elif name == "row" and self.sheets:
            self.sheets[-1].append((len(self.sheets[-1]) + 1, []))
        elif name == "cell" and self.sheets and self.sheets[-1]:
            self._cell(attributes.get("r", ""))
        self._is_value = name == "v" and bool(self.sheets and self.sheets[-1] and self.sheets[-1][-1][1])

    def _cell(self, address: str) -> None:
        cells = self.sheets[-1][-1][1]
        column, _ = column_and_row(address) or (len(cells), 0)
        before = max(column - len(cells), 0)
        self._left -= before + 1
        if self._left < 0:
            raise Unsound(TOO_MUCH)
        cells += [""] * (before + 1)

    def _end(self, name: str) -> None:
        self._is_value = self._is_value and name != "v"

    def _text(self, text: str) -> None:
        if self._is_value:
            self.sheets[-1][-1][1][-1] += text


_TABLES: dict[str, Callable[[Package, str], tuple[list[Rows], set[str]]]] = {PIVOTS: _pivot, LINKS: _linked}
