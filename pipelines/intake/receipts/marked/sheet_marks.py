"""One sheet gets its marks: cells another format, and a way to its comments. What a cell holds is never touched.

Only the rows that get a mark are looked into: what reading accepts has no comments or raw sections among its cells, so
a `<` there always begins a tag. Not here: which cells (locating.py), formats (styles.py) and comments (comments.py).
"""

import re
from collections import deque
from collections.abc import Callable, Iterator

from pipelines.intake.reading.extents import address, column_of
from pipelines.intake.receipts.marked.packing import OFFICE
from pipelines.intake.receipts.marked.splicing import TAG, Splice, elements, spliced, with_attribute

CellReference = tuple[int, int]  # row from 1, column from 0
DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?=[\s/>])")
NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d+)")
NAME = re.compile(rb"\sr\s*=\s*[\"']([A-Z]+)\d+")
STYLE = re.compile(rb"\ss\s*=\s*[\"'](\d+)")
# What stands behind `legacyDrawing` in a sheet (ECMA-376, part 1, 18.3.1.99: the order is fixed).
BEHIND = {
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
    "AlternateContent",
}
BEHIND_ALL = 1 << 15


def _tags(prefix: str, name: bytes) -> re.Pattern[bytes]:
    """Return what finds every start tag of this name."""
    return re.compile(b"<" + prefix.encode() + name + rb"(?=[\s/>])(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")


class Marking:
    """A sheet in the making: where its data lie, and the pieces that will be laid in."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        found = DATA.search(xml)
        if found is None:
            raise ValueError("a sheet without sheetData")
        self.prefix = found[1].decode()
        self._from = TAG.match(xml, found.start()).end()  # type: ignore[union-attr]  # DATA found a tag there
        is_empty = xml[self._from - 2 : self._from] == b"/>"
        self._until = self._from if is_empty else xml.rindex(b"</" + found[1] + b"sheetData")
        self._around = elements(xml[: self._from] + xml[self._until :])
        self._splices: list[Splice] = []

    @property
    def drawing(self) -> str | None:
        """The id of the relationship to the drawing of the comments, if the sheet has one."""
        drawings = (one.attributes for one in self._around if one.local == "legacyDrawing" and one.depth == 1)
        return next((value for found in drawings for name, value in found.items() if name.endswith(":id")), None)

    def colour(self, wanted: dict[CellReference, str], formatted: Callable[[int, str], int]) -> None:
        """Give cells a fill; `formatted` returns the number of the format that is another one with that fill."""
        rows: dict[int, dict[int, str]] = {}
        for (row, column), fill in sorted(wanted.items()):
            rows.setdefault(row, {})[column] = fill
        paint, waiting = _Paint(self.xml, self.prefix, formatted), deque(rows)
        for number, tag, until in self._rows():
            while waiting and waiting[0] < number:
                self._splices.append(paint.new_row(tag.start(), waiting[0], rows[waiting.popleft()]))
            if waiting and waiting[0] == number:
                self._splices += paint.row(number, tag, until, rows[waiting.popleft()])
            if not waiting:
                return
        if self._until > self._from:
            self._splices += [paint.new_row(self._until, row, rows[row]) for row in waiting]

    def _rows(self) -> Iterator[tuple[int, re.Match[bytes], int]]:
        """Return every row: its number, its start tag, and where the next begins."""
        starts = _tags(self.prefix, b"row")
        number, last = 0, None
        for tag in starts.finditer(self.xml, self._from, self._until):
            if last is not None:
                yield number, last, tag.start()
            told = NUMBER.search(tag[0])
            number, last = int(told[1]) if told else number + 1, tag
        if last is not None:
            yield number, last, self._until

    def not_in_front(self) -> None:
        """Make that the workbook no longer opens at this sheet: it opens at ours."""
        for one in self._around:
            if one.local == "sheetView" and "tabSelected" in one.attributes:
                at, until = self._at(one.start), self._at(one.inside)
                self._splices.append(Splice(at, until, with_attribute(self.xml[at:until], "tabSelected", 0)))

    def point_at_comments(self, relationship_id: str) -> None:
        """Make the sheet point at the drawing of its comments."""
        root = self._around[0]
        behind = [one for one in self._around if one.depth == 1 and one.start >= self._from and one.local in BEHIND]
        at = self._at(behind[0].start if behind else root.end)
        tag = f'<{self.prefix}legacyDrawing xmlns:r="{OFFICE}" r:id="{relationship_id}"/>'.encode()
        self._splices.append(Splice(at, at, tag))

    def _at(self, offset: int) -> int:
        """Return where something lies in the sheet, that was found in it without its data."""
        return offset if offset <= self._from else offset + self._until - self._from

    def as_bytes(self) -> bytes:
        """Return the sheet with everything laid in."""
        return spliced(self.xml, self._splices)


class _Paint:
    """Gives the cells of one row their formats; cells and rows that are not there are made, without a value."""

    def __init__(self, xml: bytes, prefix: str, formatted: Callable[[int, str], int]) -> None:
        self._xml, self._prefix, self._formatted = xml, prefix, formatted
        self._cells = _tags(prefix, b"c")

    def new_row(self, at: int, row: int, fills: dict[int, str]) -> Splice:
        cells = self._new_cells(row, fills)
        return Splice(at, at, f'<{self._prefix}row r="{row}">'.encode() + cells + f"</{self._prefix}row>".encode())

    def row(self, number: int, tag: re.Match[bytes], until: int, fills: dict[int, str]) -> list[Splice]:
        if tag[0].endswith(b"/>"):  # a row without cells has no place to lay them in: it is opened
            opened = tag[0][:-2] + b">" + self._new_cells(number, fills) + f"</{self._prefix}row>".encode()
            return [Splice(tag.start(), tag.end(), opened)]
        splices = []
        column = -1
        for cell in self._cells.finditer(self._xml, tag.end(), until):
            named = NAME.search(cell[0])
            column = column_of(named[1].decode()) if named else column + 1
            splices += self._missing(number, fills, column, cell.start())
            if column in fills:
                style = STYLE.search(cell[0])
                format_ = self._formatted(int(style[1]) if style else 0, fills.pop(column))
                splices.append(Splice(cell.start(), cell.end(), with_attribute(cell[0], "s", format_)))
        end = self._xml.rindex(b"</", tag.end(), until)
        return splices + self._missing(number, fills, BEHIND_ALL, end)

    def _missing(self, row: int, fills: dict[int, str], before: int, at: int) -> list[Splice]:
        """Make the wanted cells that would stand before a column."""
        missing = {column: fills.pop(column) for column in [column for column in fills if column < before]}
        return [Splice(at, at, self._new_cells(row, missing))] if missing else []

    def _new_cells(self, row: int, fills: dict[int, str]) -> bytes:
        cells = ((address(row, column), self._formatted(0, fill)) for column, fill in fills.items())
        return "".join(f'<{self._prefix}c r="{name}" s="{style}"/>' for name, style in cells).encode()
