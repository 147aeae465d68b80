"""What a workbook for a delivery can be filled with: the projects of a region, as the opened file tells them."""

from datetime import date

import pandas as pd

from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease
from pipelines.settings import PUBLIC


def projects(opened: OpenedRelease, region: str) -> pd.DataFrame:
    """Return one row per project of a region, by code: what stays true of it from one reference date to the next.

    The public file has no leads, partners and links, and codes of ours: those columns are empty then. A project of
    which the name is not released is not there: its region would not know which one it is.
    """
    return opened.query(statement("template_projects"), {"region": region, "public": PUBLIC})


def delivered(opened: OpenedRelease, region: str) -> date | None:
    """Return the reference date of the delivery of a region that counts, or None without one."""
    found = opened.query("select reference_date from regions where region_code = $region", {"region": region})
    day = found["reference_date"].iloc[0] if len(found) else None
    return None if pd.isna(day) else pd.Timestamp(day).date()
