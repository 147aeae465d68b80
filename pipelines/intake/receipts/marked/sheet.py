"""One sheet gets its marks: cells another format, and a way to its comments. What a cell holds is never touched.

Not here: which cells (places.py), formats (styles.py) and comments (comments.py).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipelines.intake.reading import markup
from pipelines.intake.receipts.marked.splicing import Splice, bounds, spliced, tag_end, with_attribute

Cell = tuple[int, int]  # row from 1, place from 0
CELL = 3  # how deep a cell lies: worksheet, sheetData, row, c
REFERENCE = re.compile(r"([A-Z]+)(\d+)")
# What stands behind the arrow to the comments in a sheet (ECMA-376, part 1, 18.3.1.99: the order is fixed).
BEHIND = {
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
    "AlternateContent",
}
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass
class _Row:
    """One row that gets marks: where it lies, and the cells it has."""

    number: int
    start: int
    inside: int
    cells: list[tuple[int, int, int]] = field(default_factory=list)  # place, where its tag begins, its format


@dataclass
class Layout:
    """Where things are in a sheet: what was found in one walk."""

    xml: bytes
    prefix: str = ""
    splices: list[Splice] = field(default_factory=list)
    views: list[tuple[int, int]] = field(default_factory=list)
    drawing: str | None = None
    behind: int = 0


def name_of(cell: Cell) -> str:
    """Return the name of a cell: (14, 5) is F14."""
    letters, place = "", cell[1] + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{cell[0]}"


def place_of(reference: str) -> Cell | None:
    """Return the cell of a name, or None where it is none."""
    found = REFERENCE.fullmatch(reference)
    if not found:
        return None
    place = 0
    for letter in found[1]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), place - 1


class Walk:
    """One walk through a sheet, which collects how the wanted cells get their formats."""

    def __init__(self, xml: bytes, wanted: dict[Cell, str], formatted: Callable[[int, str], int]) -> None:
        """`wanted` gives the ground per cell; `formatted` returns the number of a format on that ground."""
        self.layout = Layout(xml)
        self._formatted = formatted
        self._wanted: dict[int, dict[int, str]] = {}
        for (row, place), ground in sorted(wanted.items()):
            self._wanted.setdefault(row, {})[place] = ground
        self._waiting = list(self._wanted)
        self._row: _Row | None = None
        self._last, self._place, self._depth = 0, -1, 0
        self._is_past = False
        self._parser = markup.parser()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        markup.feed(self._parser, [xml])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        depth = self._depth
        self._depth += 1
        if depth > CELL or (depth == CELL and self._row is None):
            return
        local = name.rpartition(":")[2]
        if depth == CELL and local == "c":
            self._cell(attributes)
        elif depth == CELL - 1 and local == "row":
            self._open_row(attributes)
        elif depth == CELL - 1 and local == "sheetView":
            at = self._parser.CurrentByteIndex
            self.layout.views.append((at, tag_end(self.layout.xml, at)))
        elif depth == 1:
            self._beside_the_data(local, attributes)
        elif depth == 0:
            self.layout.prefix = name[: len(name) - len(local)]

    def _beside_the_data(self, local: str, attributes: dict[str, str]) -> None:
        if local == "legacyDrawing":
            self.layout.drawing = next((value for key, value in attributes.items() if key.endswith(":id")), None)
        elif local in BEHIND and not self.layout.behind and self._is_past:
            self.layout.behind = self._parser.CurrentByteIndex

    def _open_row(self, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        self._last = int(attributes.get("r") or self._last + 1)
        self._place = -1
        self._new_rows(self._last, at)
        if self._waiting and self._waiting[0] == self._last:
            self._row = _Row(self._waiting.pop(0), at, tag_end(self.layout.xml, at))

    def _cell(self, attributes: dict[str, str]) -> None:
        named = place_of(attributes.get("r", ""))
        self._place = named[1] if named else self._place + 1
        style = int(attributes.get("s") or 0)
        assert self._row is not None
        self._row.cells.append((self._place, self._parser.CurrentByteIndex, style))

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._depth >= CELL:
            return
        at = self._parser.CurrentByteIndex
        if self._depth == CELL - 1 and self._row is not None:
            self._close_row(self._row, at)
            self._row = None
        elif self._depth == 1 and name.rpartition(":")[2] == "sheetData":
            self._close_data(at)
        elif self._depth == 0 and not self.layout.behind:
            self.layout.behind = at

    def _new_rows(self, before: int, at: int) -> None:
        """Add the wanted rows that the sheet does not have."""
        p = self.layout.prefix
        while self._waiting and self._waiting[0] < before:
            row = self._waiting.pop(0)
            cells = "".join(self._new_cell(row, place, ground) for place, ground in self._wanted[row].items())
            self.layout.splices.append(Splice(at, at, f'<{p}row r="{row}">{cells}</{p}row>'.encode()))

    def _new_cell(self, row: int, place: int, ground: str) -> str:
        return f'<{self.layout.prefix}c r="{name_of((row, place))}" s="{self._formatted(0, ground)}"/>'

    def _close_row(self, row: _Row, told: int) -> None:
        wanted = dict(self._wanted[row.number])
        xml = self.layout.xml
        for place, at, style in row.cells:
            self._missing(row.number, wanted, place, at)
            if place in wanted:
                until = tag_end(xml, at)
                tag = with_attribute(xml[at:until], "s", self._formatted(style, wanted.pop(place)))
                self.layout.splices.append(Splice(at, until, tag))
        end, after = bounds(xml, row.inside, told)
        if wanted and end == after:  # <row .../> has no place to lay cells in: it is opened
            cells = "".join(self._new_cell(row.number, place, ground) for place, ground in wanted.items())
            opened = xml[row.start : row.inside - 2] + f">{cells}</{self.layout.prefix}row>".encode()
            self.layout.splices.append(Splice(row.start, row.inside, opened))
        else:
            self._missing(row.number, wanted, 1 << 20, end)

    def _missing(self, row: int, wanted: dict[int, str], before: int, at: int) -> None:
        """Add the wanted cells that would stand before a place."""
        for place in [place for place in wanted if place < before]:
            self.layout.splices.append(Splice(at, at, self._new_cell(row, place, wanted.pop(place)).encode()))

    def _close_data(self, told: int) -> None:
        """Add the wanted rows behind the last; a sheet without any data is left as it is."""
        if self.layout.xml[told : told + 2] == b"</":
            self._new_rows(1 << 30, told)
        self._is_past = True


def marked(xml: bytes, wanted: dict[Cell, str], formatted: Callable[[int, str], int]) -> Layout:
    """Return the layout of a sheet with what gives the wanted cells their formats."""
    return Walk(xml, wanted, formatted).layout


def not_in_front(layout: Layout) -> list[Splice]:
    """Return the splices by which a sheet is no longer the one that opens: ours is."""
    tags = [(at, until, layout.xml[at:until]) for at, until in layout.views]
    chosen = [(at, until, tag) for at, until, tag in tags if b"tabSelected" in tag]
    return [Splice(at, until, with_attribute(tag, "tabSelected", 0)) for at, until, tag in chosen]


def with_comments(layout: Layout, arrow: str) -> Splice:
    """Return the splice by which a sheet points at the drawing of its comments."""
    tag = f'<{layout.prefix}legacyDrawing xmlns:r="{RELATION}" r:id="{arrow}"/>'.encode()
    return Splice(layout.behind, layout.behind, tag)


def finished(layout: Layout, more: list[Splice]) -> bytes:
    """Return the sheet with everything laid in."""
    return spliced(layout.xml, layout.splices + more)
