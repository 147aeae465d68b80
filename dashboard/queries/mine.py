"""What there is to know of one region beside the country: shares and people by group and pillar, trends, what waits."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.queries.comparison import COUNTRY
from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease
from pipelines.statistics.true_counts import behind
from pipelines.statistics.verdicts import classified, country_range


def about(opened: OpenedRelease, region: str) -> dict[str, Any]:
    """Return name, provinces, inhabitants_2021, reference_date, published and delivered of a region."""
    found: dict[str, Any] = opened.query(statement("region_about"), {"region": region}).iloc[0].to_dict()
    return found


def shares(opened: OpenedRelease, region: str) -> pd.DataFrame:
    """Return one row per share and group or pillar, all together first: region_code, indicator, target_group, pillar,
    period, the figure as in `queries.comparison`, `country_value`, name_nl and name_en (of the group or pillar, missing
    for all), and verdict: beside the country for the same group or pillar.
    """

    def judged() -> pd.DataFrame:
        rows = opened.query(statement("region_shares"), {"region": region, "country": COUNTRY})
        return rows.assign(verdict=_verdicts(rows) if len(rows) else "")

    return opened.remember(("mine.shares", region), judged).copy(deep=False)


def _verdicts(rows: pd.DataFrame) -> np.ndarray:
    precision = str(rows["precision"].iloc[0])
    names = ("numerator", "denominator", "country_numerator", "country_denominator")
    x, n, all_x, all_n = (rows[name].to_numpy(dtype=float, na_value=np.nan) for name in names)
    ends = [country_range(*pair, precision) for pair in zip(all_x, all_n, strict=True)]
    low, high = np.array(ends).T
    return classified(behind(x, n, precision), low, high)


def people(opened: OpenedRelease, region: str) -> pd.DataFrame:
    """Return one row per group and per pillar: participants as `value`, which part of all that is in the region
    (`part`) and in the country (`country_part`), list (target_groups or pillars), and its name in both languages.
    """
    return opened.query(statement("region_people"), {"region": region, "country": COUNTRY})


def trends(opened: OpenedRelease, region: str) -> pd.DataFrame:
    """Return one row per share that has a trend: indicator, word, and in both languages title, word, first and last."""
    return opened.query(statement("region_trends"), {"region": region})


def waiting(opened: OpenedRelease, region: str) -> pd.DataFrame:
    """Return one row per half-year and day: period and, in both languages, its name and the shares (by their short
    title) that can be measured from a delivery of `from_day` on."""
    return opened.query(statement("region_waiting"), {"region": region})
