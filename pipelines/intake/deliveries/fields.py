"""What a delivery says of itself, field by field, as people write it. Not here: files that disagree (agreeing.py)."""

import datetime as dt
import re
from collections.abc import Callable

from pipelines.folding import fold, tidy
from pipelines.intake.values import codes, counts, dates, numbers
from pipelines.registries import programme

VERSION = re.compile(
    r"(?:v|versie|version|nr)?[.: ]*(?P<number>\d{1,3})(?:[.,]0+)?(?:e|de|ste|st|nd|rd|th)?(?: (?:versie|version))?"
)
MONTHS = re.compile(r"(?:na )?(?P<number>\d{1,3})(?:[.,]0+)?(?: (?:maanden|maand|mnd|months|month))?")
HALF_A_YEAR = {"halfjaar", "half jaar", "een half jaar", "zes maanden", "half a year", "six months"}
YES, NO = {"ja", "j", "yes", "y", "x", "1", "waar", "true"}, {"nee", "n", "no", "0", "onwaar", "false"}


def _day_of_state(text: str) -> str | None:
    """Return a reference date. One to come would make every cohort measurable at once and stay the newest for years."""
    day = dates.date(text)
    if day and not programme().first_day <= day <= dt.date.today().isoformat():
        raise numbers.Unreadable("REFERENCE_DATE_RANGE")
    return day


def _version(text: str) -> str | None:
    """Return the number of a version: 2 for `v2`, `2.0` or `2e versie`. 1.1 is none: it may be a first or a second."""
    found = VERSION.fullmatch(tidy(text).casefold())
    if found:
        return str(int(found["number"]))
    if fold(text) in counts.NOTHING_WORDS | {""}:
        return None
    raise numbers.Unreadable("VERSION_UNREADABLE")


def _months(text: str) -> str:
    """Return after how many months a placement counts as sustained. Raises Unreadable, also where it is not known."""
    found = MONTHS.fullmatch(tidy(text).casefold())
    if found:
        return str(int(found["number"]))
    if fold(text) in HALF_A_YEAR | {f"na {words}" for words in HALF_A_YEAR}:
        return "6"
    raise numbers.Unreadable("MONTHS_UNREADABLE")


def _yes_or_no(text: str) -> str:
    """Return `ja` or `nee`. Raises Unreadable: sample data that pass for real ones are worse than a wait."""
    folded = fold(text)
    if folded in NO:
        return "nee"
    if folded in YES or folded.startswith("ja "):
        return "ja"
    raise numbers.Unreadable("YES_OR_NO")


READ: dict[str, Callable[[str], str | None]] = {
    "region_code": codes.region,
    "reference_date": _day_of_state,
    "version": _version,
    "sustained_months": _months,
    "is_sample": _yes_or_no,
}
WAITS = {"region_code", "reference_date", "version", "is_sample"}  # without these nobody knows where it belongs
