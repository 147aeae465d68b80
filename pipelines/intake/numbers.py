"""Numbers as people write them. One text in, one canonical text out, or the rule that it breaks. Never a guess."""

import math
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from pipelines.intake.cells import Cell
from pipelines.intake.folding import fold, tidy

BELOW_5, NOT_APPLICABLE, DASH = "<5", "nvt", "-"
NO_NUMBER = {None, BELOW_5, NOT_APPLICABLE, DASH}
LONGEST_COUNT, LONGEST_AMOUNT = 9, 12  # digits; a billion people or a thousand billion euro is a slip of the keyboard
MISSING_WORDS = {"pm", "p m", "volgt", "nnb", "n n b", "onbekend", "niet bekend"}
NOT_APPLICABLE_WORDS = {"nvt", "n v t", "niet van toepassing"}
BELOW_5_WORDS = {"<5", "< 5", "kleiner dan 5", "minder dan 5"}
DASHES = {"-", "–", "—", "−"}
ERRORS = re.compile(r"#\S+[!?]|#N/[AB]|WAAR|ONWAAR|TRUE|FALSE", re.IGNORECASE)
# Only the ten digits count: a superscript is never one. `0.500` is no 500, and separators are not mixed.
GROUPED = re.compile(r"[1-9][0-9]{0,2}([. ])[0-9]{3}(?:\1[0-9]{3})*(?:,[0-9]+)?")
PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
DOTTED = re.compile(r"[0-9]+\.[0-9]{1,2}")
# A comma before three digits: 50,000 is fifty to one reader and fifty thousand to another.
EITHER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
LINES = re.compile(r"[\n\r\t\v\f\x1c-\x1f\x85\u2028\u2029]")  # between two digits they part two numbers
EXACT, LEAST_ALIKE = re.compile(r"[0-9]{1,3}[.]000"), 3
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


def reader_of(cells: Iterable[Cell]) -> Callable[[Cell], str | None]:
    """Return how a column of people is read. Where all that it holds is such as 12.000, nobody can tell what that is:

    groups of exactly so many thousand people, or an export with decimals that are 0.
    """
    written = {tidy(cell) for cell in set(cells) if isinstance(cell, str) and any(sign.isdigit() for sign in cell)}
    is_exact = len(written) >= LEAST_ALIKE and all(EXACT.fullmatch(text) for text in written)
    return _not_exact if is_exact else people


def _not_exact(cell: Cell) -> str | None:
    if isinstance(cell, str) and EXACT.fullmatch(tidy(cell)):
        raise Unreadable("NUM_EITHER")
    return people(cell)


def whole(cell: Cell) -> str | None:
    """Return a whole number as text, or None where it is missing. Raises Unreadable."""
    value = people(cell)
    if value == BELOW_5:
        raise Unreadable("NUM_TEXT")
    return None if value in {DASH, NOT_APPLICABLE} else value


def money(cell: Cell) -> str | None:
    """Return an amount in euro as text with a decimal point, or None where it is missing. Raises Unreadable."""
    if not isinstance(cell, str):
        number = _number(cell)
        _whole_part(str(int(number)), LONGEST_AMOUNT)
        return f"{number:.2f}" if math.isclose(number, round(number, 2), abs_tol=1e-9) else str(number)
    text = _one_line(cell.replace("€", "").replace("EUR", ""))
    if not text or text in DASHES or fold(text) in MISSING_WORDS | NOT_APPLICABLE_WORDS:
        return None
    whole_part, _, cents = _decimal(text.removesuffix(",-").removesuffix(",--")).partition(".")
    return f"{_whole_part(whole_part, LONGEST_AMOUNT)}.{cents.ljust(2, '0')}"


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
    if not text or folded in MISSING_WORDS:
        return None
    if text in DASHES:
        return DASH
    if folded in NOT_APPLICABLE_WORDS:
        return NOT_APPLICABLE
    if text.casefold() in BELOW_5_WORDS:
        return BELOW_5
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
