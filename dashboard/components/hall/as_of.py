"""Of which day figures are. In the public file that is the day of the delivery that the public table is made of.

A public table of a region stays as it is until enough of its delivery differs, so its day can be an earlier one.
"""

from dashboard import formatting, texts
from dashboard.queries.as_of import days
from dashboard.release import OpenedRelease
from pipelines.settings import PUBLIC


def as_of(opened: OpenedRelease, language: str) -> str:
    """Return `Stand 31-12-2022.` for exact figures, else of which day or days the public ones are."""
    found = sorted({opened.reference_date, *days(opened).values()})
    first, last = (formatting.date(day, language) for day in (found[0], found[-1]))
    if opened.audience != PUBLIC:
        return texts.text("shell.as_of_exact", language, date=last)
    name = "as_of_public" if first == last else "as_of_public_several"
    return texts.text(f"shell.{name}", language, first=first, last=last)


def of_another_day(opened: OpenedRelease, region: str, language: str) -> str:
    """Return of which day the figures of a region are where it is not that of the release; else nothing."""
    day = days(opened).get(region, opened.reference_date)
    if day == opened.reference_date:
        return ""
    return texts.text("shell.of_another_day", language, date=formatting.date(day, language))
