"""What a delivery says of itself, field by field, as people write it. Not here: files that disagree (grouping.py)."""

import datetime as dt
import re
from collections.abc import Callable

from pipelines.intake import dates, numbers, places
from pipelines.intake.folding import fold

FIRST_DAY = "2019-01-01"  # the programme began in 2019
VERSION = re.compile(r"(?:v|versie|version|nr)? ?(?P<number>\d{1,3})(?:e versie)?")
MONTHS = re.compile(r"(?:na )?(?P<number>\d{1,3})(?: (?:maanden|maand|mnd|months|month))?")
YES, NO = {"ja", "j", "yes", "y", "x", "1", "waar", "true"}, {"nee", "n", "no", "0", "onwaar", "false"}


def _day_of_state(text: str) -> str | None:
    """Return a reference date. One to come would make every cohort measurable at once and stay the newest for years."""
    day = dates.date(text)
    if day and not FIRST_DAY <= day <= dt.date.today().isoformat():
        raise numbers.Unreadable("REFERENCE_DATE_RANGE")
    return day


def _number_in(words: re.Pattern[str]) -> Callable[[str], str | None]:
    """Return how a number is read that may have these words around it: 2 for `v2`, 6 for `na 6 maanden`."""

    def read(text: str) -> str | None:
        found = words.fullmatch(fold(text))
        return numbers.whole(found["number"] if found else text)

    return read


def _yes_or_no(text: str) -> str:
    """Return `ja` or `nee`. Raises Unreadable: sample data that pass for real ones are worse than a wait."""
    folded = fold(text)
    if folded in NO:
        return "nee"
    if folded in YES or folded.startswith("ja "):
        return "ja"
    raise numbers.Unreadable("YES_OR_NO")


READ: dict[str, Callable[[str], str | None]] = {
    "region_code": places.region,
    "reference_date": _day_of_state,
    "version": _number_in(VERSION),
    "sustained_months": _number_in(MONTHS),
    "is_sample": _yes_or_no,
}
WAITS = {"region_code", "reference_date", "version", "is_sample"}  # without these nobody knows where it belongs
