"""Numbers as people write them. One text in, one canonical text out, or the rule that it breaks. Never a guess.

Not here: what a count means that is no plain number (counts.py).
"""

import math
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from pipelines.folding import fold, tidy
from pipelines.intake.cells import Cell
from pipelines.intake.values import counts

LONGEST_COUNT, LONGEST_AMOUNT = 9, 12  # digits; a billion people or a thousand billion euro is a slip of the keyboard
ERRORS = re.compile(r"#\S+[!?]|#N/[AB]|WAAR|ONWAAR|TRUE|FALSE", re.IGNORECASE)
# Only the ten digits count: a superscript is never one. `0.500` is no 500, and separators are not mixed.
GROUPED = re.compile(r"[1-9][0-9]{0,2}([. ])[0-9]{3}(?:\1[0-9]{3})*(?:,[0-9]+)?")
PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
# No point between thousands: too few digits behind it, or too many, or too many before it.
DOTTED = re.compile(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{4,}\.[0-9]+")
# A comma before three digits: 50,000 is fifty to one reader and fifty thousand to another.
EITHER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
LINES = re.compile(r"[\n\r\t\v\f\x1c-\x1f\x85\u2028\u2029]")  # between two digits they part two numbers
EXACT, ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}[.]000"), re.compile(r"[1-9][0-9]{0,2}[.][0-9]{3}")
# A point that parts no thousands: 0.500, 12.50, 1500.000. Then 12.000 in the same column is twelve.
POINT = re.compile(rf"0\.[0-9]+|{DOTTED.pattern}")
ZERO = re.compile(r"0+[.,]0+")
EURO = re.compile(r"€|\beuro?\b", re.IGNORECASE)
MARKED = re.compile(r"[0-9]+\s*(?:\*+|[†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+|\([a-z]\))", re.IGNORECASE)


class Unreadable(ValueError):
    """A value that cannot be read; `rule` says which rule it breaks, `given` what its sentence needs."""

    def __init__(self, rule: str, **given: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.given = given


def people(cell: Cell) -> str | None:
    """Return a count of people as `1234`, `<5`, `nvt`, `-` (a dash) or None (missing). Raises Unreadable."""
    if isinstance(cell, str):
        return _people_text(cell)
    number = _number(cell)
    if number != int(number):
        raise Unreadable("NUM_NOT_INTEGER")
    return _whole_part(str(int(number)), LONGEST_COUNT)


def reader_of(cells: Iterable[Cell], kind: str = "people") -> Callable[[Cell], str | None]:
    """Return how a column of numbers is read; `kind` is people, whole or money.

    12.000 is twelve thousand, or twelve in an export with three decimals. Only other numbers of the column can tell:
    one that no such export writes, or one in which the point can be nothing but a decimal sign. `<5`, an empty cell
    and 0 tell nothing. Money is written in thousands, unless the column shows otherwise.
    """
    read = READ[kind]
    written = {tidy(cell) for cell in set(cells) if isinstance(cell, str) and any(char.isdigit() for char in cell)}
    is_decimal = any(POINT.fullmatch(_bare(text)) for text in written)
    is_grouped = kind == "money" or any(_shows_groups(read, text) for text in written)
    either = ONE_GROUP if is_decimal else None if is_grouped else EXACT
    return _unless(either, read) if either else read


def _shows_groups(read: Callable[[Cell], str | None], text: str) -> bool:
    """Tell whether this is a number that an export with three decimals would not write so."""
    if EXACT.fullmatch(text) or POINT.fullmatch(text) or text in counts.BELOW_5_WORDS:
        return False
    try:
        value = read(text)
    except Unreadable:
        return False
    return value not in counts.NO_NUMBER | {"0"}


def _unless(either: re.Pattern[str], read: Callable[[Cell], str | None]) -> Callable[[Cell], str | None]:
    def read_or_wait(cell: Cell) -> str | None:
        if isinstance(cell, str) and either.fullmatch(_bare(tidy(cell))):
            raise Unreadable("NUM_EITHER")
        return read(cell)

    return read_or_wait


def whole(cell: Cell) -> str | None:
    """Return a whole number as text, or None where it is missing. Raises Unreadable."""
    value = people(cell)
    if value == counts.BELOW_5:
        raise Unreadable("NUM_TEXT")
    return None if value in {counts.DASH, counts.NOT_APPLICABLE} else value


def money(cell: Cell) -> str | None:
    """Return an amount in euro as text with a decimal point, or None where it is missing. Raises Unreadable."""
    if not isinstance(cell, str):
        number = _number(cell)
        _whole_part(str(int(number)), LONGEST_AMOUNT)
        return f"{number:.2f}" if math.isclose(number, round(number, 2), abs_tol=1e-9) else str(number)
    text = _bare(_one_line(cell))
    if not text or text in counts.DASHES or fold(text) in counts.NOTHING_WORDS:
        return None
    whole_part, _, cents = _decimal(text.removesuffix(",-").removesuffix(",--")).partition(".")
    return f"{_whole_part(whole_part, LONGEST_AMOUNT)}.{cents.rstrip('0').ljust(2, '0')}"


def _bare(text: str) -> str:
    """Return an amount without the name of the coin."""
    return tidy(EURO.sub(" ", text))


READ: dict[str, Callable[[Cell], str | None]] = {"people": people, "whole": whole, "money": money}


def _number(cell: Cell) -> float:
    if isinstance(cell, bool):
        raise Unreadable("CELL_ERROR")
    if not isinstance(cell, int | float) or not math.isfinite(cell):
        raise Unreadable("NUM_TEXT")
    if cell < 0:
        raise Unreadable("NUM_NEGATIVE")
    return cell


@lru_cache(maxsize=50_000)
def _people_text(cell: str) -> str | None:
    text = _one_line(cell)
    folded = fold(text)
    if not text or folded in counts.MISSING_WORDS:
        return None
    if text in counts.DASHES:
        return counts.DASH
    if folded in counts.NOT_APPLICABLE_WORDS:
        return counts.NOT_APPLICABLE
    if text.casefold() in counts.BELOW_5_WORDS:
        return counts.BELOW_5
    whole_part, _, fraction = _decimal(text).partition(".")
    if fraction.strip("0"):
        raise Unreadable("NUM_NOT_INTEGER")
    return _whole_part(whole_part, LONGEST_COUNT)


def _one_line(cell: str) -> str:
    """Return the text without odd white space. Raises Unreadable where it holds two lines: these are two values."""
    if LINES.search(cell.strip()):
        raise Unreadable("NUM_TEXT")
    return tidy(cell)


def _whole_part(digits: str, longest: int) -> str:
    """Return a whole number without zeros in front. Raises Unreadable for one that no sum would keep exact."""
    plain = digits.lstrip("0") or "0"
    if len(plain) > longest:
        raise Unreadable("NUM_RANGE")
    return str(int(plain))


def _decimal(text: str) -> str:
    """Return Dutch notation with a decimal point: `1.234,50` -> `1234.50`."""
    if GROUPED.fullmatch(text):
        return re.sub(r"[. ]", "", text).replace(",", ".")
    if EITHER.fullmatch(text):
        raise Unreadable("NUM_EITHER")
    if PLAIN.fullmatch(text):
        return text.replace(",", ".")
    if DOTTED.fullmatch(text):
        return text
    if ZERO.fullmatch(text):
        return "0"
    raise Unreadable(_fault(text))


def _fault(text: str) -> str:
    for pattern, rule in (
        (ERRORS, "CELL_ERROR"),
        (MARKED, "NUM_MARK"),
        (re.compile(r"[-−–].*\d|\d.*[-−]|\([\d.,]+\)"), "NUM_NEGATIVE"),
        (re.compile(r"[\d.,]+\s*%"), "NUM_UNIT"),
    ):
        if pattern.fullmatch(text) and not re.fullmatch(r"\d+\s*[-–]\s*\d+", text):
            return rule
    return "NUM_TEXT"
