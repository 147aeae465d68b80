"""What a BSN looks like, alone in a cell or in a text, and which words call a number one.

Belongs here: one text or one cell. Not here: other numbers and addresses (shapes.py), columns and files (personal/).
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.folding import INVISIBLE
from pipelines.registries import loaded

WORDS = Path(__file__).parent / "words.yml"
SMALLEST = 10_000_000  # a BSN has at most one zero in front, which a spreadsheet loses
NEAR = 100  # characters between the word BSN and a number that passes
# Other spellings of a space, a hyphen and the characters of ASCII: one for one, so that offsets stay the same.
SAME = (
    {0xFF00 + code - 0x20: code for code in range(0x21, 0x7F)}
    | dict.fromkeys((0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000, 9, 10, 13), 0x20)
    | dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58), 0x2D)
)
DAY = (
    r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2} [a-z]{3,9}\.? (?:19|20)\d\d)"
)
DAY_TOGETHER = r"(?:19|20)\d{6}|\d{4}(?:19|20)\d\d"
NINE = r"(?:\d{9}|\d{3}(?P<one>[ .-])\d{3}(?P=one)\d{3}|\d{4}(?P<two>[ .-])\d{2}(?P=two)\d{3})"
ANY_NINE = re.compile(rf"(?<!\d)(?<!\d[.,]){NINE}(?!\d)(?![.,]\d)")
EIGHT = re.compile(r"\d(?:[^\w]{0,3}\d){7}")
LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
LOOSE = re.compile(r"\d(?:[ .-]?\d){7,8}")
MONEY_BEFORE = re.compile(r"(?:€|eur|euro)\s*$", re.IGNORECASE)
MONEY_AFTER = re.compile(r"\s*(?:€|eur\b|euro|mln|miljoen)", re.IGNORECASE)


@cache
def vocabulary() -> Any:
    """Return the words about persons and organisations by subject."""
    return loaded(WORDS)


@cache
def _word() -> str:
    words = sorted(vocabulary()["bsn"], key=len, reverse=True)
    return r"(?<![a-z])(?:" + "|".join(word.replace(" ", r"[\W_]{0,2}") for word in words) + r")(?![a-z])"


@cache
def _stems() -> tuple[str, ...]:
    return tuple({word.replace(" ", "")[:3] for word in vocabulary()["bsn"]})


@cache
def _says() -> re.Pattern[str]:
    return re.compile(_word(), re.IGNORECASE)


@cache
def called() -> re.Pattern[str]:
    """Return how a number stands right behind the word BSN; `number` is the number."""
    return re.compile(_word() + r"\D{0,25}?(?P<number>\d(?:[ .-]{0,2}\d){7,8})(?!\d)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return the text with ordinary spaces, hyphens and letters: each as long, but for invisible ones that go."""
    return text if text.isascii() else text.translate(INVISIBLE).translate(SAME)


def passes_eleven(digits: str) -> bool:
    """Tell whether nine digits pass the 11-proef: 9a+8b+7c+6d+5e+4f+3g+2h-i is divisible by 11. Nine zeros are none."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return int(digits) >= SMALLEST and sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0


def number_of(cell: object) -> str | None:
    """Return the nine digits that a whole cell is, a lost zero put back in front; None for anything else."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return f"{int(cell):09d}" if SMALLEST <= cell < 10**9 and cell == int(cell) else None
    if not isinstance(cell, str) or len(cell) > 40:
        return None
    text = re.sub(r"[.,]0{1,2}$", "", plain(cell).strip(" '\""))
    if not LOOSE.fullmatch(text) or (not text.isdigit() and re.fullmatch(DAY, text)):
        return None
    digits = re.sub(r"\D", "", text).zfill(9)
    return digits if int(digits) >= SMALLEST else None


def numbers_in(cell: object) -> list[str]:
    """Return every number of nine digits in a cell, but for money and links; or the one of eight or nine that it is."""
    if isinstance(cell, str) and not EIGHT.search(cell):
        return []
    whole = number_of(cell)
    if whole or not isinstance(cell, str):
        return [whole] if whole else []
    seen = LINK.sub(" ", plain(cell))
    return [re.sub(r"\D", "", match[0]) for match in ANY_NINE.finditer(seen) if not _is_money(match)]


def says_bsn(text: str) -> bool:
    """Tell whether a text has one of the words for a BSN."""
    bare = text.replace(".", "").replace(" ", "").casefold()
    return any(stem in bare for stem in _stems()) and _says().search(plain(text)) is not None


def has_called(text: str) -> bool:
    """Tell whether a text holds a number that it calls a BSN itself, or one that passes near the word."""
    seen = plain(text)
    words = [match.start() for match in _says().finditer(seen)]
    if not words:
        return False
    near = [match.start() for match in ANY_NINE.finditer(seen) if passes(match)]
    return any(is_called(match) for match in called().finditer(seen)) or any(
        abs(start - word) <= NEAR for start in near for word in words
    )


def passes(match: re.Match[str]) -> bool:
    """Tell whether nine digits in a text pass the 11-proef and are no amount of money."""
    return not _is_money(match) and passes_eleven(re.sub(r"\D", "", match[0]))


def _is_money(match: re.Match[str]) -> bool:
    before, behind = match.string[max(match.start() - 6, 0) : match.start()], match.string[match.end() :][:9]
    return bool(MONEY_BEFORE.search(before) or MONEY_AFTER.match(behind))


def is_called(match: re.Match[str]) -> bool:
    """Tell whether the number behind the word is one: nine digits together, else eight or nine that pass; no day."""
    written = match["number"]
    if re.fullmatch(NINE, written):
        return True
    is_day = re.fullmatch(DAY, written) or re.fullmatch(DAY_TOGETHER, written)
    return not is_day and passes_eleven(re.sub(r"\D", "", written).zfill(9))
