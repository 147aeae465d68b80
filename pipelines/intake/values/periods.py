"""Periods in the one notation of intake (2021, 2021-H1, 2021-Q2, 2021-05): their months and first day.

Not here: how people write them (cohorts.py).
"""

import datetime as dt

LENGTHS = {"H": 6, "Q": 3}


def months(period: str) -> list[str]:
    """Return the months of `2021`, `2021-H1`, `2021-Q2` or `2021-05`, as `2021-05`."""
    if "-" not in period:
        return [f"{period}-{month:02d}" for month in range(1, 13)]
    year, part = period.split("-")
    if part[0] not in LENGTHS:
        return [period]
    length = LENGTHS[part[0]]
    first = (int(part[1:]) - 1) * length + 1
    return [f"{year}-{month:02d}" for month in range(first, first + length)]


def first_day(period: str) -> dt.date:
    """Return the day on which the period begins: the first on which someone of it can have started."""
    return dt.date.fromisoformat(f"{months(period)[0]}-01")
