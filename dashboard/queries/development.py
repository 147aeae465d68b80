"""How a share developed per region, in the finest periods that say something; and what happened meanwhile."""

import pandas as pd

from dashboard.queries.comparison import COUNTRY
from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease
from dashboard.selection import Selection

KINDS = ("half_year", "year")
ENOUGH = 0.75  # of the regions must have a figure, else the periods are too fine to look at


def development(opened: OpenedRelease, selection: Selection, code: str) -> pd.DataFrame:
    """Return one row per region or NL and period: name, tile, period with its days, share, status and the rest.

    The periods are half-years, or years where half-years leave too many regions without a single figure. Empty where
    the file has neither for this group and pillar.
    """
    keys = {"indicator": code, "target_group": selection.target_group, "pillar": selection.pillar}
    frame = pd.DataFrame()
    for kind in KINDS:
        found = opened.query(statement("development_rate"), keys | {"kind": kind})
        frame = frame if found.empty else found
        regions = found[found["region_code"] != COUNTRY]
        with_figure = regions.loc[regions["status"] == "shown", "region_code"].nunique()
        if len(regions) and with_figure >= ENOUGH * regions["region_code"].nunique():
            return found
    return frame


def events(opened: OpenedRelease) -> pd.DataFrame:
    """Return one row per event: event, first_day, last_day, name_nl, name_en."""
    return opened.query(statement("events"))
