"""Dates and periods as people write them. One cell in, one canonical text out, or the rule that it breaks."""

import datetime as dt
import re

from pipelines.intake.cells import Cell
from pipelines.intake.folding import fold, tidy
from pipelines.intake.numbers import Unreadable
from pipelines.registries import half_years

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"mrt": 3}
YEAR = r"(?P<year>20\d\d)"
HALF = (
    rf"{YEAR} ?-? ?(?:h|hj|halfjaar) ?0?(?P<half>[12])",
    rf"(?:h|hj|halfjaar) ?(?P<half>[12]) ?{YEAR}",
    rf"(?P<half>[12])e? ?(?:halfjaar|half jaar|helft)(?: van)? ?{YEAR}",
    rf"(?P<half>eerste|tweede) (?:halfjaar|half jaar|helft)(?: van)? {YEAR}",
)
QUARTER = (
    rf"{YEAR} ?(?:q|kw|k|kwartaal) ?0?(?P<quarter>\d)",
    rf"(?:q|kw|k|kwartaal) ?0?(?P<quarter>\d) ?{YEAR}",
    rf"(?P<quarter>\d)e? ?kwartaal(?: van)? ?{YEAR}",
)
SINGLE = re.compile(r"20\d\d (?P<after>[1-9]|1[0-2])|(?P<before>[1-9]|1[0-2]) 20\d\d")
EITHER = re.compile(r"20\d\d [1-4]|[1-4] 20\d\d")  # a half-year, a quarter or a month
MONTH = (rf"{YEAR} (?P<month>[01]?\d)", rf"(?P<month>[01]?\d) {YEAR}", rf"(?P<word>[a-z]+) {YEAR}")


def date(cell: Cell, day_first_known: bool = False) -> str | None:
    """Return an ISO date, or None where it is missing. Raises Unreadable.

    `04/01/2021` is read only where another row of the column shows that the day comes first.
    """
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    text = tidy(str(cell))
    if not text or text in {"-", "–"}:
        return None
    if ambiguous(text) and not day_first_known:
        raise Unreadable("DATE_AMBIGUOUS")
    return _calendar_day(text)


def ambiguous(text: str) -> bool:
    """Tell whether a date with slashes could be read in two ways."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", tidy(text))
    return match is not None and max(int(match[1]), int(match[2])) <= 12 and match[1] != match[2]


def shows_day_first(text: str) -> bool:
    """Tell whether this date proves that the day comes before the month."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", tidy(text))
    return match is not None and int(match[1]) > 12 >= int(match[2])


def _calendar_day(text: str) -> str:
    for pattern in (
        r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})",
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ]00:00:00)?",
        r"(?P<d>\d{1,2}) (?P<w>[a-z]+)\.? (?P<y>\d{4})",
    ):
        match = re.fullmatch(pattern, text.casefold())
        if match:
            parts = match.groupdict()
            month = _month(parts["w"]) if "w" in parts else int(parts["m"])
            try:
                return dt.date(int(parts["y"]), month, int(parts["d"])).isoformat()
            except ValueError as error:
                raise Unreadable("DATE_UNREADABLE") from error
    raise Unreadable("DATE_UNREADABLE")


def _month(word: str) -> int:
    number = SHORT.get(word[:3], 0)
    return number if number and (len(word) == 3 or MONTHS[number - 1] == word) else 0


def cohort(cell: Cell, months_known: bool = False) -> tuple[str | None, str | None]:
    """Return (half-year, period as delivered in one notation: 2021-H1, 2021-Q2 or 2021-05). Raises Unreadable.

    `2021-2` is read as a month only where another row of the column shows that these are months.
    """
    day = _first_of_month(cell)
    if day is not None:
        cell = f"{day.year} {day.month:02d}"
    text = fold(str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell))
    if not months_known and EITHER.fullmatch(text):
        raise Unreadable("COHORT_AMBIGUOUS")
    if not text or text in {"nvt", "n v t", "na", "none", "nan"}:
        return None, None
    if re.fullmatch(YEAR, text):
        raise Unreadable("COHORT_GRAIN")
    year, half, delivered = _period(text)
    found = f"{year}-H{half}"
    if found not in half_years():
        raise Unreadable("COHORT_OUT_OF_RANGE")
    return found, delivered


def shows_months(text: str) -> bool:
    """Tell whether this period proves that the number beside a year is a month: 2021-7 is no half-year or quarter."""
    match = SINGLE.fullmatch(fold(text))
    return match is not None and 5 <= int(match["after"] or match["before"]) <= 12


def _first_of_month(cell: Cell) -> dt.date | None:
    """Return the date that a spreadsheet makes of `mei 2021`: the first of that month. Another day is someone's start.

    Raises Unreadable for such a day, and for a date that could be two.
    """
    if not isinstance(cell, dt.date):  # a datetime is a date too
        try:
            found = date(cell) if isinstance(cell, str) else None
        except Unreadable as unreadable:
            if unreadable.rule == "DATE_AMBIGUOUS":
                raise
            found = None
        if found is None:
            return None
        cell = dt.date.fromisoformat(found)
    if cell.day != 1:
        raise Unreadable("COHORT_OUT_OF_RANGE")
    return cell


def _period(text: str) -> tuple[str, int, str]:
    for pattern in HALF:
        if match := re.fullmatch(pattern, text):
            half = {"eerste": 1, "tweede": 2}.get(match["half"]) or int(match["half"])
            return match["year"], half, f"{match['year']}-H{half}"
    for pattern in QUARTER:
        if match := re.fullmatch(pattern, text):
            quarter = int(match["quarter"])
            if 1 <= quarter <= 4:
                return match["year"], 1 if quarter <= 2 else 2, f"{match['year']}-Q{quarter}"
            raise Unreadable("COHORT_OUT_OF_RANGE")
    for pattern in MONTH:
        if match := re.fullmatch(pattern, text):
            month = _month(match["word"]) if "word" in match.groupdict() else int(match["month"])
            if 1 <= month <= 12:
                return match["year"], 1 if month <= 6 else 2, f"{match['year']}-{month:02d}"
    raise Unreadable("COHORT_OUT_OF_RANGE")
