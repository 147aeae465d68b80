"""How one cell of a sheet is judged by what its XML says, and how far a sheet may go. Not here: walking (sheets.py)."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipelines.intake.cells import Fault
from pipelines.intake.reading.extents import (
    MOST,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_FAULTS,
    MOST_MERGED,
    MOST_ROWS,
    address,
)
from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook import markup
from pipelines.intake.reading.workbook.conditions import Condition
from pipelines.intake.reading.workbook.formats import fault_of
from pipelines.intake.reading.workbook.looks import Looks

NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII)
LONGEST_NUMBER = 300
INDEX = re.compile(r"\d{1,8}", re.ASCII)
BOOLEANS = {"0": "ONWAAR", "false": "ONWAAR", "1": "WAAR", "true": "WAAR"}
ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}
SHOWN = 20


@dataclass
class Facts:
    """What a sheet is, besides its values. Rows count from 1, columns from 0.

    `figures` counts the cells with a number, so that none is lost between two readers; `maybe` those that may be read
    as one. `loose` has the formulas with text or a long number by their address, and the texts around the cells.
    """

    faults: dict[int, dict[int, Fault]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    loose: list[tuple[str, str]] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    filled: int = 0
    last_column: int = -1
    furthest: str = ""  # the first cell in the last column that is filled
    figures: int = 0
    maybe: int = 0


class Judge:
    """Judges the cells of one sheet. `is_used` has a byte per shared text."""

    def __init__(self, sheet: str, is_used: bytearray, looks: Looks) -> None:
        self.facts = Facts()
        self._sheet, self._is_used, self._looks, self._faults = sheet, is_used, looks, 0
        self._row, self._is_hidden = 0, False
        self._kinds: dict[str, Callable[[int, str, str], None]] = {
            **{"n": self._number, "s": self._shared, "e": self._error, "b": self._boolean, "d": self._date},
            **{"str": self._text, "inlineStr": self._text},
        }

    def start_row(self, row: int, is_hidden: bool) -> None:
        """Go to a row."""
        self._row, self._is_hidden = row, is_hidden

    def merge(self, cells: tuple[int, int, int, int]) -> None:
        """Note that these cells are one."""
        self.facts.merged.append(cells)
        if len(self.facts.merged) > MOST_MERGED:
            raise Unsound("SHEET_MERGED", sheet=self._sheet, given={"most": MOST_MERGED // 1_000})

    def cell(self, column: int, attributes: dict[str, str], value: str | None, formula: str | None) -> None:
        """Judge one cell. `value` is None where it has none; of a text only matters that it is there."""
        if formula and ('"' in formula or markup.NUMBER.search(formula)):
            # A comma parts numbers here; in a text it would make them one.
            self.facts.loose.append((address(self._row, column), formula.replace(",", ", ")))
        kind = attributes.get("t", "n")
        if value is None or (value == "" and kind in {"n", "s"}):
            if formula is not None:
                self._fault(column, "FORMULA_NO_VALUE", address(self._row, column))
            return
        self._fill(column)
        if kind not in self._kinds:
            raise Unsound("ZIP_STRANGE")
        self._kinds[kind](column, value, attributes.get("s", "0"))

    def _number(self, column: int, value: str, style: str) -> None:
        is_long = "e" in value or "E" in value or len(value) > LONGEST_NUMBER
        if not NUMBER.fullmatch(value) or (is_long and math.isinf(float(value))):
            self.facts.maybe += 1
            self._fault(column, "CELL_ERROR", value)
            return
        self.facts.figures += 1
        code = self._looks.formats.get(style)
        if code and (fault := fault_of(code, float(value))):
            self._fault(column, fault.rule, fault.shown, fault.but_for)
        elif style in self._looks.struck:
            self._fault(column, "NUM_STRUCK", value)

    def mark(self, column: int, text: str) -> None:
        """Note that a cell looks like a number and is not: a part of it is raised, lowered or struck out."""
        self._fault(column, "NUM_MARK", text.strip())

    def _shared(self, column: int, value: str, style: str) -> None:
        self._text(column, value, style)
        if not INDEX.fullmatch(value) or int(value) >= len(self._is_used):
            raise Unsound("ZIP_CORRUPT")
        self._is_used[int(value)] = 1
        if int(value) in self._looks.marked:
            self.mark(column, self._looks.marked[int(value)])

    def _text(self, column: int, _: str, style: str) -> None:
        """Judge how a text looks; the text itself is not known here, so that what only numbers break is judged later.

        See values.py.
        """
        if style in self._looks.hidden:
            self._fault(column, "TEXT_MASKED", "")
        elif style in self._looks.struck:
            self._fault(column, "NUM_STRUCK", "")

    def _error(self, column: int, value: str, _: str) -> None:
        if value not in ERRORS:  # the library of values reads no sheet with another one
            cell = address(self._row, column)
            raise Unsound("SHEET_ERROR", sheet=self._sheet, row=self._row, value=cell, given={"error": value[:SHOWN]})
        self._fault(column, "CELL_ERROR", value)

    def _boolean(self, column: int, value: str, _: str) -> None:
        self.facts.figures += 1
        self._fault(column, "CELL_ERROR", BOOLEANS.get(value, value))

    def _date(self, _: int, __: str, ___: str) -> None:
        self.facts.maybe += 1

    def _fault(self, column: int, rule: str, shown: str, but_for: frozenset[str] = frozenset()) -> None:
        self._fill(column)
        self.facts.faults.setdefault(self._row, {})[column] = Fault(rule, shown[:SHOWN], but_for)
        self._faults += 1
        if self._faults > MOST_FAULTS:
            raise Unsound("SHEET_FAULTS", sheet=self._sheet, row=self._row, given={"most": MOST_FAULTS // 1_000})

    def _fill(self, column: int) -> None:
        """Note that a cell is filled. Raises Unsound for one outside what we read, before anything reserves room."""
        found = self.facts
        found.filled += 1
        if self._is_hidden:
            found.hidden_rows.add(self._row)
        if column > found.last_column:
            found.last_column, found.furthest = column, address(self._row, column)
        if column >= MOST_COLUMNS or self._row > MOST_ROWS or self._row * (found.last_column + 1) > MOST_CELLS:
            self._refuse(column)

    def _refuse(self, column: int) -> None:
        """Say that a table is too large, or that one cell far from it makes the sheet so."""
        found = self.facts
        is_dense = found.filled * 2 >= self._row * (found.last_column + 1)
        is_outside = column >= MOST_COLUMNS or self._row > MOST_ROWS
        if is_dense:
            raise Unsound("TABLE_SIZE", sheet=self._sheet, row=self._row, given=MOST)
        furthest = address(self._row, column) if is_outside else found.furthest
        raise Unsound("SHEET_EXTENT", sheet=self._sheet, value=furthest)
