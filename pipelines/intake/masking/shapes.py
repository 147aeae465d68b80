"""What of a text is about a person by the way it is written, and the text without it.

Belongs here: one text. Not here: what a column or a file is about (personal/). Every finding is masked with this
(findings.py), so it imports nothing of intake that says anything itself.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import PurePath
from typing import NamedTuple

from pipelines.folding import INVISIBLE
from pipelines.intake.masking import bsn
from pipelines.intake.masking.bsn import DAY, LINK, plain, vocabulary

SHORTEST = 6
# Most texts have none of these, and are looked at no further. One pattern for each is much faster than one for all.
MANY_DIGITS = re.compile(r"\d(?:[ ./()-]{0,4}\d){7}")
POSTCODE = r"[1-9]\d{3} ?(?!S[ADS])[A-Z]{2}"
ANY_POSTCODE = re.compile(POSTCODE)
# 2021 WW 12 is a year, a benefit and a number; a postcode of Haarlem that looks like it is not seen.
YEARS = re.compile(r"20[123]\d")
IN_NAME = re.compile(r"[\w.+%'-]{1,64}@[\w.-]{1,64}")  # of a file: the ending may be the end of an address


class Hit(NamedTuple):
    """Something of a person in a text: its kind (a key of the marks in words.yml) and where it stands."""

    kind: str
    start: int
    end: int


class _Shape(NamedTuple):
    """How something is written, in texts with a certain `trace`; `is_meant` looks closer at a match.

    A link is left whole unless `in_links`.
    """

    kind: str
    trace: str
    pattern: re.Pattern[str]
    is_meant: Callable[[re.Match[str]], bool] = lambda _: True
    in_links: bool = True


def find(text: str) -> list[Hit]:
    """Return what of a text is about a person, in order and without overlap.

    Offsets count in the text without its invisible characters, as `without` expects them.
    """
    seen = plain(text)
    traces = _traces(seen) if len(seen) >= SHORTEST else ()
    if not traces:
        return []
    links = [match.span() for match in LINK.finditer(seen)]
    hits: list[Hit] = []
    for shape in (shape for shape in _shapes() if shape.trace in traces):
        taken = [(hit.start, hit.end) for hit in hits] + ([] if shape.in_links else links)
        for match in filter(shape.is_meant, shape.pattern.finditer(seen)):
            start, end = match.span("number" if "number" in shape.pattern.groupindex else 0)
            if not any(first < end and start < last for first, last in taken):
                hits.append(Hit(shape.kind, start, end))
    return sorted(hits, key=lambda hit: hit.start)


def _traces(seen: str) -> list[str]:
    """Return the traces that a text has of what it may hold; most texts have none."""
    low = seen.casefold()
    found = ["at"] if "@" in seen or "at)" in low or "at]" in low else []
    if "geb" in low:
        found.append("geb")
    if ANY_POSTCODE.search(seen):
        found.append("postcode")
    if MANY_DIGITS.search(seen):
        found.append("digits")
    return found


def without(text: str, hits: list[Hit]) -> str:
    """Return the text with a mark in the place of each hit. A plus that may make it a formula stays in front."""
    visible = text if text.isascii() else text.translate(INVISIBLE)
    pieces, at = [], 0
    for hit in hits:
        is_formula = not visible[: hit.start].strip() and visible[hit.start] == "+"
        pieces += [visible[at : hit.start + is_formula], vocabulary()["marks"][hit.kind]]
        at = hit.end
    return "".join([*pieces, visible[at:]])


def masked(text: str) -> str:
    """Return the text without anything that looks like a number or an address of a person."""
    hits = find(text)
    return without(text, hits) if hits else text


@lru_cache(maxsize=256)
def masked_name(name: str) -> str:
    """Return the name of a file in which no number or address of a person can be read; its ending stays."""
    suffix = PurePath(name).suffix
    stem = name[: len(name) - len(suffix)]
    return IN_NAME.sub(vocabulary()["marks"]["email"], masked(stem)) + suffix


@cache
def _shapes() -> tuple[_Shape, ...]:
    email = r"[\w.+%'’-]{1,64}(?:@| ?[(\[]at[)\]] ?)(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}"
    born = rf"\b(?:geboren|geb\.?|geboortedatum)\W{{0,3}}(?:op )?(?P<number>{DAY})"
    before = rf"\b\d{{1,5}} ?[a-zA-Z]?[ ,;]{{1,3}}(?P<code>{POSTCODE})\b"
    behind = rf"\b(?P<code>{POSTCODE})[ ,;]{{0,3}}(?:nr\.? ?|huisnummer )?\d{{1,5}}[a-zA-Z]?\b"
    account = r"\bNL\d{2} ?[A-Z]{4} ?\d{4} ?\d{4} ?\d{2}\b"
    abroad = r"\+(?!31)[1-9]\d{0,2}(?:[ ./()-]{0,2}\d){7,11}"
    return (
        _Shape("email", "at", re.compile(email, re.IGNORECASE)),
        _Shape("account", "digits", re.compile(account)),
        _Shape("bsn", "digits", bsn.called(), bsn.is_called),
        _Shape("birthdate", "geb", re.compile(born, re.IGNORECASE)),
        *(_Shape("phone", "digits", one, _is_dutch_phone, in_links=False) for one in _phones()),
        _Shape("phone", "digits", _apart(abroad), in_links=False),
        *(_Shape("address", "postcode", re.compile(one), _is_no_year) for one in (before, behind)),
        _Shape("bsn", "digits", bsn.ANY_NINE, bsn.passes, in_links=False),
    )


def _phones() -> tuple[re.Pattern[str], ...]:
    """Return how Dutch numbers are written: with the country, mobile, or with the code of a place in front."""
    country = r"(?:\+|00)31[ ./-]{0,3}(?:\(0\))?[ ./-]{0,2}\(?[1-9]\)?"
    mobile = rf"(?:{country}|\(?06\)?)[ ./)-]{{0,3}}(?P<rest>\d(?:[ .-]?\d){{7,9}})"
    return _apart(mobile), _apart(r"\(?0[1-57-9]\d{1,2}\)?[ ./-]{0,3}(?P<rest>\d(?:[ .-]?\d){5,6})")


def _apart(pattern: str) -> re.Pattern[str]:
    """Return the pattern of a number that is no part of a longer number or of a word."""
    return re.compile(rf"(?<![\w+])(?<!\d[.,]){pattern}(?!\d)")


def _is_dutch_phone(match: re.Match[str]) -> bool:
    """Tell whether there are as many digits as a Dutch number has, written in one way: `06-01-2020 31` is none."""
    digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
    national = re.sub(r"^(?:0031|31)", "0", digits) if match[0].startswith(("+", "00")) else digits
    return len(national) == 10 and len(set(re.sub(r"\d", "", match["rest"]))) <= 1


def _is_no_year(match: re.Match[str]) -> bool:
    return not YEARS.match(match["code"])
