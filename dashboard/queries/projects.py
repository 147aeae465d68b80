"""Projects of the doe-agendas, and their shares where the file has them.

Not here: which of them a choice leaves, and how they look.
"""

import numpy as np
import pandas as pd

from dashboard.queries.comparison import COUNTRY
from dashboard.queries.contents import headed
from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease
from pipelines.statistics import country_range, verdict

EUROS = ("budget_eur", "cofinancing_eur", "spent_eur")
PEOPLE = ("participants", "placements", "sustained_placements", "praktijkverklaringen", "further_education")
WRITTEN = [
    "region_code",
    "trajectory",
    "name",
    "kind",
    "pillar",
    "sector",
    "status",
    "reason",
    "start_date",
    "end_date",
]
WRITTEN += ["participants_band", *[f"{one}{part}" for one in PEOPLE for part in ("", "_status", "_coverage")]]
WRITTEN += ["target_participants", "employers_reached", *EUROS, "continuation"]


def projects(opened: OpenedRelease, region: str | None = None) -> pd.DataFrame:
    """Return one row per project, of one region or of all, by region, pillar and name.

    Columns: those of the table; region (its name), called (its name, else its code), lessons (how many this
    audience may read), and in both languages the words of kind, pillar, sector, status, continuation and band.
    """
    found = opened.query(statement("projects"))
    return found if region is None else found[found["region_code"] == region].reset_index(drop=True)


def shares(opened: OpenedRelease, indicator: str, pillar: str) -> pd.DataFrame:
    """Return one row per project of one share: region_code, trajectory, pillar, the figure as in `queries.comparison`,
    and its verdict beside the country for `pillar` (`all` is every pillar). Empty where the file has
    no share of a project.
    """

    def judged() -> pd.DataFrame:
        rows = opened.query(statement("project_shares"), {"indicator": indicator})
        if rows.empty:
            return rows.assign(verdict="")
        x, n = country(opened, indicator, pillar)
        x_of, n_of = (rows[name].to_numpy(dtype=float, na_value=np.nan) for name in ("numerator", "denominator"))
        return rows.assign(verdict=verdict(x_of, n_of, country_range(x, n, "exact")))

    return opened.remember(("projects.shares", indicator, pillar), judged).copy(deep=False)


def country(opened: OpenedRelease, indicator: str, pillar: str) -> tuple[float, float]:
    """Return the counts of the country for a share and a pillar; nan where they are not shown."""
    keys = {"indicator": indicator, "period": "all", "target_group": "all", "pillar": pillar}
    rows = opened.query(statement("comparison_rate"), keys)
    row = rows[rows["region_code"] == COUNTRY]
    x, n = (row[name].to_numpy(dtype=float, na_value=np.nan) for name in ("numerator", "denominator"))
    return float(x[0]), float(n[0])


def written(opened: OpenedRelease, rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """Return projects as they are downloaded, under the headers of the dictionary."""
    return headed(opened, rows[WRITTEN], "trajectories", language)
