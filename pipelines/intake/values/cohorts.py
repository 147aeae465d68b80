"""Half-years, quarters and months as people write them. One cell in, the half-year out, or the rule that it breaks.

A number beside a year says nothing by itself: `2021-2` may be a half-year, a quarter or a month, and a spreadsheet
makes 1 February 2021 of it. The other cells of the column may show which. Not here: days (dates.py), and
which months a period has (periods.py).
"""

import datetime as dt
import re
from collections.abc import Iterable

from pipelines.folding import fold
from pipelines.intake.cells import Cell, written
from pipelines.intake.values import dates
from pipelines.intake.values.counts import NOT_APPLICABLE_WORDS
from pipelines.intake.values.numbers import Unreadable
from pipelines.intake.values.periods import LENGTHS
from pipelines.registries import cohorts

LAST_QUARTER = 4  # up to here a number beside a year may be a quarter
YEAR = r"(?P<year>20\d\d)"
RANK = {"eerste": 1, "first": 1, "tweede": 2, "second": 2, "derde": 3, "third": 3, "vierde": 4, "fourth": 4}
NUMBER = rf"(?P<number>{'|'.join(RANK)}|0?\d{{1,2}}(?:e|ste|de|st|nd|rd|th)?)"
OF = r"(?: van| of| in)?(?: het jaar| the year)?"
KINDS = {
    "H": r"(?:halfjaar|half jaar|jaarhelft|helft|half ?year|half|hj|hy|h|semester|sem|s)",
    "Q": r"(?:kwartaal|kwart|kw|k|quarter|qtr|q)",
    "M": r"(?:maand|mnd|month|mm|m)",
}
MONTHS_IN = {**LENGTHS, "M": 1}
SHAPES = {
    kind: tuple(
        re.compile(shape)
        for shape in (
            rf"{YEAR} ?{word} ?{NUMBER}",
            rf"{word} ?{NUMBER}{OF} ?{YEAR}",
            rf"{NUMBER} ?{word}{OF} ?{YEAR}",
            rf"{YEAR} {NUMBER} ?{word}",
        )
    )
    for kind, word in KINDS.items()
}
NAME = "|".join(sorted(dates.MONTH, key=len, reverse=True))
TO = r" ?(?:(?:t m|tm|tot en met|tot|to|until|through) ?)?"
NAMED = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<month>{NAME}) ?{YEAR}",
        rf"{YEAR} ?(?P<month>{NAME})",
        rf"(?P<month>{NAME})(?: (?P<same>20\d\d))?{TO}(?P<last>{NAME}) ?{YEAR}",
        rf"{YEAR} ?(?P<month>{NAME}){TO}(?P<last>{NAME})",
    )
)
BARE = tuple(
    re.compile(shape)
    for shape in (rf"{YEAR} (?P<month>\d{{1,2}})", rf"(?P<month>\d{{1,2}}) {YEAR}", rf"{YEAR}(?P<month>\d\d)")
)


def cohort(cell: Cell, months_known: bool = False) -> tuple[str | None, str | None]:
    """Return (cohort, period as delivered in one notation: 2021, 2021-H1, 2021-Q2 or 2021-05). Raises Unreadable.

    `2021-02` and a spreadsheet's 1 February 2021 are read only where the column shows that these are months.
    """
    text = fold(written(cell))
    if not text or text in NOT_APPLICABLE_WORDS:
        return None, None
    if text in cohorts():
        return text, text
    if re.fullmatch(YEAR, text):
        raise Unreadable("COHORT_GRAIN")
    year, kind, number = _bare(cell) or _said(text)
    if kind == "?":
        if (not months_known and number <= LAST_QUARTER) or (isinstance(cell, float) and not cell.is_integer()):
            raise Unreadable("COHORT_AMBIGUOUS")
        kind = "M"
    if not 1 <= number <= 12 // MONTHS_IN[kind]:
        raise Unreadable("COHORT_OUT_OF_RANGE")
    day = f"{year}-{(number - 1) * MONTHS_IN[kind] + 1:02d}-01"
    own = next((name for name, (first, last) in cohorts().items() if first <= day <= last), None)
    if own is None:
        raise Unreadable("COHORT_OUT_OF_RANGE")
    return own, f"{year}-{number:02d}" if kind == "M" else f"{year}-{kind}{number}"


def shows_months(cells: Iterable[Cell]) -> bool:
    """Tell whether a column proves that numbers beside a year are months: no quarter is 2021-7 or `mei`."""
    for cell in set(cells):
        try:
            _, kind, number = _bare(cell) or _said(fold(written(cell)))
        except Unreadable:
            continue
        if kind == "M" or (kind == "?" and LAST_QUARTER < number <= 12):
            return True
    return False


Said = tuple[str, str, int]  # the year; H, Q, M or ? for which nobody can tell; the number of it


def _bare(cell: Cell) -> Said | None:
    """Return what a number beside a year says, or the first of a month, or None where a cell is neither.

    Raises Unreadable for another day: that is someone's start.
    """
    text = fold(written(cell)) if not isinstance(cell, dt.date) else ""
    if match := next((bare for shape in BARE if (bare := shape.fullmatch(text))), None):
        return match["year"], "?", int(match["month"])
    if not isinstance(cell, str | int | float | dt.date):  # a datetime is a date too
        return None
    try:
        found = dates.date(cell)
    except Unreadable as unreadable:
        if unreadable.rule == "DATE_UNREADABLE":
            return None
        raise Unreadable("COHORT_OUT_OF_RANGE") from unreadable
    if found is None:
        return None
    year, month, day = found.split("-")
    if day != "01":
        raise Unreadable("COHORT_OUT_OF_RANGE")
    return year, "?", int(month)


def _said(text: str) -> Said:
    """Return what words say. Raises Unreadable for a text that is no period."""
    for kind, shapes in SHAPES.items():
        for shape in shapes:
            if match := shape.fullmatch(text):
                said = match["number"]
                return match["year"], kind, RANK.get(said) or int(re.sub(r"\D", "", said))
    for shape in NAMED:
        if match := shape.fullmatch(text):
            return _months(match.groupdict())
    raise Unreadable("COHORT_OUT_OF_RANGE")


def _months(parts: dict[str, str]) -> Said:
    """Return the period of a month, or of several that are a half-year or a quarter together. Raises Unreadable."""
    year, first = parts["year"], dates.MONTH[parts["month"]]
    last = dates.MONTH[parts.get("last", parts["month"])]
    if (parts.get("same") or year) != year:
        raise Unreadable("COHORT_OUT_OF_RANGE")
    for kind, length in MONTHS_IN.items():
        if last - first + 1 == length and (first - 1) % length == 0:
            return year, kind, (first - 1) // length + 1
    raise Unreadable("COHORT_OUT_OF_RANGE")
