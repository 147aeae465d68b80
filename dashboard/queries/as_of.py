"""Of which day the figures of every region are."""

import datetime

from dashboard.queries.comparison import COUNTRY
from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease


def days(opened: OpenedRelease) -> dict[str, datetime.date]:
    """Return per region that delivered the day of the delivery that its figures are of."""

    def find() -> dict[str, datetime.date]:
        rows = opened.query(statement("regions"), {"country": COUNTRY}).dropna(subset="reference_date")
        return {str(row.region_code): row.reference_date.date() for row in rows.itertuples()}

    return opened.remember("days", find)
