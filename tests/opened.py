"""A release for tests of what only needs to know whose file it is: nothing can be asked of it."""

from datetime import date

import duckdb

from dashboard.release import OpenedRelease


def opened_for(audience: str = "openbaar", is_sample: bool = True) -> OpenedRelease:
    """Return an opened release of 2022 without a table."""
    return OpenedRelease("3f9c21a4b5d6", audience, is_sample, date(2022, 12, 31), 34, duckdb.connect())
