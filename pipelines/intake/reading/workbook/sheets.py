"""One walk over the XML of a sheet, for all that the library of values does not tell, and to judge if it may read it.

Told are hidden rows and columns, merged cells, cells that cannot count, and how far the sheet goes. What the library
would lose or read differently makes the sheet unsound. Source of the format: ECMA-376, part 1, 18.3.
Not here: the values (values.py), how a cell is judged (judging.py), what stands beside the cells (beside.py).
"""

from collections.abc import Callable, Iterable

from pipelines.intake.reading.extents import LAST_COLUMN, NOWHERE, column_of
from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook import markup, strings
from pipelines.intake.reading.workbook.beside import Beside
from pipelines.intake.reading.workbook.judging import Facts, Judge
from pipelines.intake.reading.workbook.pieces import Pieces

# What may stand within a cell and needs no look: the parts of a text with letters of several kinds.
INSIDE = {
    *("t", "r", "rPr", "b", "i", "u", "strike", "outline", "shadow", "condense", "extend", "color", "sz", "rFont"),
    *("family", "charset", "scheme", "vertAlign"),
}
OF_CELLS = frozenset({"r", "s", "t", "cm", "vm", "ph"})
OF_ROWS = frozenset({
    *("r", "spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed", "thickTop"),
    *("thickBot", "ph", "x14ac:dyDescent"),
})  # fmt: skip
NAMESPACES = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
}
WHOLE = {"str", "inlineStr", "d", "e"}  # types of which the library reads all text, however it is written


def facts(pieces: Iterable[bytes], judge: Judge) -> Facts:
    """Return what a sheet is. Raises Unsound where it is too large, or not as every reader reads it."""
    return _Walk(judge).over(pieces)


class _Walk:
    """The state of one walk. A cell is judged when the next element starts: then all of it has been seen."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._parser, self._pieces = markup.parser(), Pieces()
        self._is_table: bool | None = None  # None before the rows, False behind them
        self._row, self._row_text, self._column = 0, "0", -1
        self._attributes: markup.Attributes | None = None
        self._kind = "n"
        self._value: str | None = None
        self._formula: str | None = None
        self._inside = ""  # what text belongs to now: v, f, is or nothing
        self._words: list[str] = []  # of a text in a cell
        self._is_marked = False  # that text has a part that is raised, lowered or struck out
        self._is_in_words = False  # within `t`, where only text can stand
        self._is_open = self._is_row_open = False  # a cell, a row: nothing of its kind can stand in it
        self._names = markup.Names()
        self._beside = Beside(judge)
        self._starts = markup.Starts(self._inside_or_around, {
            "sheetData": self._table, "row": self._next_row, "c": self._cell, "v": self._start_value,
            "f": self._start_formula, "is": self._start_text,
            "col": self._outside(self._beside.column), "mergeCell": self._outside(self._beside.merge),
        })  # fmt: skip

    def over(self, pieces: Iterable[bytes]) -> Facts:
        self._parser.StartElementHandler = self._root
        self._parser.EndElementHandler, self._parser.CharacterDataHandler = self._end, self._text
        self._parser.CommentHandler = self._parser.StartCdataSectionHandler = self._stray
        self._parser.ProcessingInstructionHandler = self._stray
        markup.feed(self._parser, self._pieces.parted(pieces, self._end_table))
        self._end_table()
        self._beside.hand_over()
        return self._judge.facts

    def _root(self, name: str, attributes: markup.Attributes) -> None:
        """Begin. A sheet is one by its namespace: other readers see nothing in one without, or under another prefix."""
        prefix, _, plain = name.rpartition(":")
        space = attributes.get(f"xmlns:{prefix}" if prefix else "xmlns")
        if plain != "worksheet" or space not in NAMESPACES:
            raise Unsound("ZIP_STRANGE")
        starts = self._starts
        starts.prefix = prefix
        self._parser.StartElementHandler = lambda name, attributes: starts[name](attributes)
        starts[name](attributes)

    def _stray(self, *_: str) -> None:
        """Refuse a comment, an instruction or a raw section among the cells: readers differ about the value then."""
        if self._is_table:
            raise Unsound("ZIP_STRANGE")

    def _inside_or_around(self, name: str, attributes: markup.Attributes) -> None:
        if not self._is_table:
            self._beside.start(name, attributes)
        elif self._inside != "is" or self._is_in_words or name not in INSIDE:
            raise Unsound("ZIP_STRANGE")
        elif attributes and name != "t":
            self._beside.say(name, attributes, of_program=True)
        self._is_in_words = name == "t"
        self._is_marked = self._is_marked or strings.marks(name, attributes)

    def _end(self, name: str) -> None:
        plain = self._names[name]
        if plain == self._inside:
            self._inside = ""
        elif plain == "c":
            self._is_open = False
        elif plain == "t":
            self._is_in_words = False
        elif plain == "row":
            self._is_row_open = False
        if not self._is_table:
            self._beside.end(plain)

    def _text(self, text: str) -> None:
        if self._inside == "v":
            self._more_value(text)
        elif not self._is_table:
            self._beside.text(text)
        elif self._inside == "f":
            self._formula = f"{self._formula or ''}{text}"
        elif self._is_in_words:
            self._words.append(text)
        elif not text.isspace():
            raise Unsound("ZIP_STRANGE")

    def _more_value(self, text: str) -> None:
        if text.isspace():
            return
        if self._kind not in WHOLE and not self._pieces.is_plain(self._parser.CurrentByteIndex, not self._value):
            raise Unsound("ZIP_STRANGE")
        self._value = f"{self._value or ''}{text}"

    def _table(self, _: markup.Attributes) -> None:
        if self._is_table is not None:
            raise Unsound("ZIP_STRANGE")
        self._is_table = True

    def _next_row(self, attributes: markup.Attributes) -> None:
        self._end_cell()
        text = attributes.get("r", str(self._row + 1))
        row = markup.whole(text, longest=7) or 0
        if not self._is_table or self._is_row_open or self._is_open or row <= self._row or text[0] == "0":
            raise Unsound("ZIP_STRANGE")
        self._row, self._row_text, self._column, self._is_row_open = row, text, -1, True
        self._beside.strange("row", attributes, OF_ROWS)
        # A height of 0 hides a row as much as `hidden` does.
        is_flat = attributes.get("ht", "").strip("0.") == "" and "ht" in attributes
        self._judge.start_row(row, markup.is_true(attributes.get("hidden")) or is_flat)

    def _cell(self, attributes: markup.Attributes) -> None:
        self._end_cell()
        column = self._column + 1
        if "r" in attributes:
            # The row is known, so only the letters are looked up: few differ, and a sheet has millions of cells.
            letters = attributes["r"].removesuffix(self._row_text)
            column = column_of(letters) if letters + self._row_text == attributes["r"] else NOWHERE
        if not self._is_row_open or self._is_open or not self._column < column <= LAST_COLUMN:
            raise Unsound("ZIP_STRANGE")
        self._column, self._attributes, self._kind = column, attributes, attributes.get("t", "n")
        self._beside.strange("c", attributes, OF_CELLS)
        self._value, self._formula, self._is_open = None, None, True

    def _start_value(self, _: markup.Attributes) -> None:
        self._enter("v", self._value is None and self._kind != "inlineStr")
        self._value = ""

    def _start_formula(self, _: markup.Attributes) -> None:
        self._enter("f", self._formula is None)
        self._formula = ""

    def _start_text(self, _: markup.Attributes) -> None:
        self._enter("is", self._value is None and self._kind == "inlineStr")
        self._value, self._is_marked = "", False
        self._words.clear()

    def _enter(self, part: str, is_expected: bool) -> None:
        if not self._is_open or self._inside or not is_expected:
            raise Unsound("ZIP_STRANGE")
        self._inside = part

    def _end_table(self) -> None:
        self._end_cell()
        self._is_table = False

    def _end_cell(self) -> None:
        if self._attributes is not None:
            self._judge.cell(self._column, self._attributes, self._value, self._formula)
            if self._is_marked and strings.NUMERIC.fullmatch(words := "".join(self._words)):
                self._judge.mark(self._column, words)
        self._attributes, self._inside, self._is_marked = None, "", False

    def _outside(self, take: Callable[[markup.Attributes], None]) -> Callable[[markup.Attributes], None]:
        """Return what to do with an element that cannot stand among the cells."""

        def start(attributes: markup.Attributes) -> None:
            if self._is_table:
                raise Unsound("ZIP_STRANGE")
            take(attributes)

        return start
