"""Conditional formats: which cells they may show as something else than is stored, such as `<5` for 3.

A condition that says nothing but how the cell itself compares with a number is worked out. Of any other we cannot know
for which cells it holds, so it may hold for all of its cells. Source: ECMA-376, part 1, 18.3.1.10 and 18.18.15.
"""

import math
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipelines.intake.cells import Fault
from pipelines.intake.reading.extents import Range, column_and_row, range_of
from pipelines.intake.reading.workbook import markup
from pipelines.intake.reading.workbook.formats import fault_of, fault_of_text
from pipelines.intake.reading.workbook.looks import Dressing

COMPARE = {
    "lessThan": operator.lt, "lessThanOrEqual": operator.le, "greaterThan": operator.gt,
    "greaterThanOrEqual": operator.ge, "equal": operator.eq, "notEqual": operator.ne,
}  # fmt: skip
OPERATORS = {"<": "lessThan", "<=": "lessThanOrEqual", ">": "greaterThan", ">=": "greaterThanOrEqual"}
OPERATORS |= {"=": "equal", "<>": "notEqual"}
NUMBER = r"-?\d+(?:\.\d+)?"
OWN = re.compile(rf"\$?(?P<column>[A-Z]{{1,3}})\$?(?P<row>\d+)(?P<sign><=|>=|<>|<|>|=)(?P<number>{NUMBER})")
EVERY = re.compile(r"AND\((?P<parts>[^()]*(?:\([^()]*\)[^()]*)*)\)")
NEVER = {"containsBlanks", "containsErrors", "colorScale"}  # of a number; colours show it as it is
HOLDERS = {"formula", "f", "sqref"}


@dataclass
class Condition:
    """One rule of a conditional format: where it is for, when it holds, and how a cell looks then."""

    attributes: markup.Attributes
    formulas: list[str] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    own: Dressing = field(default_factory=Dressing)
    hides: bool = False  # shows a picture instead of the number

    def fault_of(self, value: float, known: list[Dressing]) -> Fault | None:
        """Return why a cell cannot count, or None. A text is above all numbers: infinite.

        `known` are the looks that rules name by their index.
        """
        if not self._may_hold(value):
            return None
        number = self.attributes.get("dxfId", "")
        look = known[int(number)] if number.isdecimal() and int(number) < len(known) else self.own
        if self.hides:
            return Fault("NUM_MASKED")
        by_format = fault_of_text(look.code) if math.isinf(value) else fault_of(look.code, value)
        return by_format or (Fault("NUM_STRUCK") if look.is_struck else None)

    def _may_hold(self, value: float) -> bool:
        kind, asked = self.attributes.get("type", ""), self.attributes.get("operator", "")
        if kind == "expression" and self.formulas:
            return self._may_be_true(self.formulas[0].replace(" ", ""), value)
        if kind != "cellIs" or not all(re.fullmatch(NUMBER, formula) for formula in self.formulas):
            return kind not in NEVER
        numbers = [float(formula) for formula in self.formulas]
        if asked in COMPARE and len(numbers) == 1:
            return bool(COMPARE[asked](value, numbers[0]))
        if asked in {"between", "notBetween"} and len(numbers) == 2:
            return (min(numbers) <= value <= max(numbers)) == (asked == "between")
        return True

    def _may_be_true(self, formula: str, value: float) -> bool:
        """Tell whether a formula about the first cell of the range may be true where that has this value."""
        every = EVERY.fullmatch(formula)
        parts = re.split(r"[,;]", every["parts"]) if every else [formula]
        for part in parts:
            match = OWN.fullmatch(part)
            is_own = match and self.ranges and column_and_row(match["column"] + match["row"]) == self.ranges[0][1::-1]
            if match and is_own and not COMPARE[OPERATORS[match["sign"]]](value, float(match["number"])):
                return False
        return True


class Conditions:
    """The conditional formats of a sheet, gathered while it is walked through: they stand behind its cells."""

    def __init__(self) -> None:
        self.found: list[Condition] = []
        self._rules: list[Condition] = []
        self._sqref = self._said = self._held = ""
        self._starts: dict[str, Callable[[markup.Attributes], None]] = {
            "conditionalFormatting": self._group, "cfRule": self._rule,
            "iconSet": self._picture, "dataBar": self._picture,
        }  # fmt: skip

    def start(self, name: str, attributes: markup.Attributes) -> None:
        """Take an element that begins."""
        self._held, self._said = name if name in HOLDERS else "", ""
        if name in self._starts:
            self._starts[name](attributes)
        elif self._rules:
            self._rules[-1].own = self._rules[-1].own.with_part(name, attributes)

    def text(self, said: str) -> None:
        """Take text."""
        self._said += said if self._held else ""

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == self._held == "sqref":
            self._sqref = self._said
        elif name == self._held and self._rules:
            self._rules[-1].formulas.append(self._said.strip())
        elif name == "conditionalFormatting":
            ranges = [found for text in self._sqref.replace("$", "").split() if (found := range_of(text))]
            for rule in self._rules:
                rule.ranges = ranges
            self.found += self._rules
            self._rules = []
        self._held = ""

    def _group(self, attributes: markup.Attributes) -> None:
        self._sqref, self._rules = attributes.get("sqref", ""), []

    def _rule(self, attributes: markup.Attributes) -> None:
        self._rules.append(Condition(attributes))

    def _picture(self, attributes: markup.Attributes) -> None:
        if self._rules:
            self._rules[-1].hides = not markup.is_true(attributes.get("showValue", "1"))
