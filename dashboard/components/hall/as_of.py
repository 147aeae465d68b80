"""Of which day figures are: the newest deliveries, or what was made public of them.

A public table of a region stays as it is until enough of its delivery differs, so its day can be an earlier one.
"""

from dashboard import formatting, texts
from dashboard.queries.as_of import delivered_days, public_days
from dashboard.release import OpenedRelease


def as_of(opened: OpenedRelease, language: str) -> str:
    """Return `Stand 31-12-2022.` for exact figures, else of which day or days the public ones are."""
    days = sorted(set(public_days(opened).values()))
    if not days:
        return texts.text("shell.as_of_exact", language, date=formatting.date(opened.reference_date, language))
    first, last = (formatting.date(day, language) for day in (days[0], days[-1]))
    name = "as_of_public" if first == last else "as_of_public_several"
    return texts.text(f"shell.{name}", language, first=first, last=last)


def kept_since(opened: OpenedRelease, region: str, language: str) -> str:
    """Return of which day the public figures of a region are where its delivery is newer; else nothing."""
    day = public_days(opened).get(region)
    is_kept = day is not None and day < delivered_days(opened)[region]
    return texts.text("shell.kept_since", language, date=formatting.date(day, language)) if is_kept else ""
