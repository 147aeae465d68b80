"""Of which day the figures of every region are."""

import datetime
from functools import partial

from dashboard.queries.comparison import COUNTRY
from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease

Days = dict[str, datetime.date]


def public_days(opened: OpenedRelease) -> Days:
    """Return per region that has public figures of which day these are; nothing in an exact file."""
    return opened.remember("public_days", partial(_days, opened, "published"))


def delivered_days(opened: OpenedRelease) -> Days:
    """Return per region that delivered the day of the delivery that counts."""
    return opened.remember("delivered_days", partial(_days, opened, "reference_date"))


def _days(opened: OpenedRelease, name: str) -> Days:
    rows = opened.query(statement("regions"), {"country": COUNTRY}).dropna(subset=name)
    return {str(row.region_code): row._asdict()[name].date() for row in rows.itertuples()}
