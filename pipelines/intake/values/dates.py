"""Days as people and programs write them. One cell in, one ISO date out, or the rule that it breaks. Never a guess.

Not here: half-years, quarters and months (cohorts.py).
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.folding import fold, tidy
from pipelines.intake.cells import Cell, to_the_second, written
from pipelines.intake.values.counts import DASHES, NOTHING_WORDS
from pipelines.intake.values.numbers import Unreadable
from pipelines.registries.calendar import MONTHS

MONTH = {name: number for names in MONTHS.values() for number, name in enumerate(names, 1)}
MONTH |= {name[:3]: number for name, number in MONTH.items()} | {"mrt": 3, "sept": 9}
WEEKDAYS = (
    ("ma", "maandag", "mon", "monday"), ("di", "dinsdag", "tue", "tuesday"), ("wo", "woensdag", "wed", "wednesday"),
    ("do", "donderdag", "thu", "thursday"), ("vr", "vrijdag", "fri", "friday"), ("za", "zaterdag", "sat", "saturday"),
    ("zo", "zondag", "sun", "sunday"),
)  # fmt: skip
WEEKDAY = {word: number for number, words in enumerate(WEEKDAYS) for word in words}
NAMED = rf"(?:(?P<weekday>{'|'.join(sorted(WEEKDAY, key=len, reverse=True))})[.,]? )?"
# A time as databases, statistics programs and JavaScript write it behind a day, with or without its zone.
TIME = (
    r"(?:(?:t|:|-|,? )(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d(?:[.,:]\d+)?))?"
    r"(?: ?(?P<noon>[ap])\.?m\.?)?(?: ?(?:uur|z|utc|gmt|cest|cet))?(?: ?[+-]\d\d(?::?\d\d)?)?(?: ?[(\[][^)\]]*[)\]])?)?"
)
DAYS = tuple(
    re.compile(NAMED + day + TIME)
    for day in (
        r"(?P<first>\d{1,2})(?P<separator>[-/.])(?P<then>\d{1,2})[-/.](?P<y>\d{4})",
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<d>\d{1,2})(?:(?:e|ste|de|st|nd|rd|th) )?[-/. ]?(?P<word>[a-z]+)\.?[-/ ]?,? ?(?P<y>\d{4})",
        r"(?P<d>\d{1,2})[-/. ]?(?P<word>[a-z]+)[-/. ]?(?P<yy>\d\d)",
        r"(?P<y>\d{4})[-/ ](?P<word>[a-z]+)[-/ ](?P<d>\d{1,2})",
        r"(?P<word>[a-z]+)\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})",
    )
)
YEARS_OF_TWO_DIGITS = range(15, 30)  # 31-dec-21 is a day of 2021; of 21-dec-31 nobody can tell
DAY, LATE = dt.timedelta(days=1), 22  # the hour from which it is the next day somewhere


@dataclass(frozen=True)
class Order:
    """What the other cells of a column show of day and month: `31/12/2021` that the day comes first in such a date."""

    day_first: bool = False
    month_first: bool = False


UNKNOWN = Order()


def order_in(cells: Iterable[Cell]) -> Order:
    """Return the order of day and month that a column shows."""
    found = [
        match
        for cell in set(cells)
        if isinstance(cell, str) and (match := _match(cell)) and "first" in match.re.groupindex
    ]
    pairs = {(int(match["first"]), int(match["then"]), match["separator"]) for match in found}
    return Order(
        day_first=any(first > 12 >= then and separator == "/" for first, then, separator in pairs),
        month_first=any(then > 12 >= first for first, then, _ in pairs),
    )


def date(cell: Cell, order: Order = UNKNOWN) -> str | None:
    """Return an ISO date, or None where it is missing. Raises Unreadable, also for a day with a time of day.

    Midnight is the day itself. Another time may be midnight somewhere else: then it is the day before that is stored.
    """
    if isinstance(cell, dt.datetime):
        return _whole_day(cell)
    if isinstance(cell, dt.date):
        return cell.isoformat()
    text = tidy(written(cell))
    if not text or text in DASHES or fold(text) in NOTHING_WORDS:
        return None
    match = _match(text)
    if match is None:
        raise Unreadable("DATE_UNREADABLE")
    try:
        return _whole_day(_moment(match.groupdict(), order))
    except (ValueError, OverflowError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("DATE_UNREADABLE") from error


def _match(text: str) -> re.Match[str] | None:
    plain = tidy(text).casefold()
    return next((match for day in DAYS if (match := day.fullmatch(plain))), None)


def _moment(parts: dict[str, str | None], order: Order) -> dt.datetime:
    """Return day and time of a text. Raises Unreadable where it can be two days, ValueError where it is none."""
    year = int(parts.get("y") or 0)
    if short := parts.get("yy"):
        if int(short) not in YEARS_OF_TWO_DIGITS:
            raise Unreadable("DATE_AMBIGUOUS")
        year = 2000 + int(short)
    if parts.get("first"):
        day, month = _day_and_month(int(parts["first"] or 0), int(parts["then"] or 0), parts["separator"] == "/", order)
    else:
        day, month = int(parts["d"] or 0), int(parts.get("m") or MONTH.get(parts.get("word") or "", 0))
    found = dt.datetime(year, month, day)
    if (said := parts["weekday"]) and WEEKDAY[said] != found.weekday():
        raise Unreadable("DATE_UNREADABLE")
    return found + _time(parts)


def _day_and_month(first: int, then: int, is_slashed: bool, order: Order) -> tuple[int, int]:
    """Return which of two numbers is the day. Behind dashes it is the first, unless the column shows otherwise."""
    if then > 12 >= first:
        return then, first
    is_either = max(first, then) <= 12 and first != then
    if is_either and (order.month_first or (is_slashed and not order.day_first)):
        raise Unreadable("DATE_AMBIGUOUS")
    return first, then


def _time(parts: dict[str, str | None]) -> dt.timedelta:
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    if parts["noon"]:
        hour = hour % 12 + (12 if parts["noon"] == "p" else 0)
    if hour > 23:  # 24:00 ends a day, or begins the next
        raise Unreadable("DATE_UNREADABLE")
    seconds = float(re.sub("[,:]", ".", parts["second"] or "0"))
    return dt.timedelta(hours=hour, minutes=minute, seconds=seconds)


def _whole_day(moment: dt.datetime) -> str:
    """Return the day of a midnight. Raises Unreadable for another time, with the day that may be meant."""
    rounded = to_the_second(moment)
    if rounded.time() == dt.time():
        return rounded.date().isoformat()
    meant = rounded + DAY if rounded.hour >= LATE else rounded
    raise Unreadable("DATE_TIME", suggestion=meant.strftime("%d-%m-%Y"))
