"""Projects of the doe-agendas, and their shares where the file has them.

Not here: which of them a choice leaves, and how they look.
"""

from functools import partial

import numpy as np
import pandas as pd

from dashboard import searching
from dashboard.project_choice import BY_NAME, BY_PEOPLE, BY_REGION, BY_SPENT, BY_START, BY_STATUS, ProjectChoice
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
FILTERED = {"pillar": "pillar", "sector": "sector", "status": "status", "kind": "kind"}
SEARCHED = ["called", "region", "sector_nl", "sector_en", "lead", "partners", "reason", "told"]
ORDERED = {BY_NAME: ("called", True), BY_STATUS: ("status_position", True), BY_START: ("start_date", True)}
ORDERED |= {BY_PEOPLE: ("participants", False), BY_SPENT: ("spent_eur", False)}


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


def found(opened: OpenedRelease, choice: ProjectChoice, own: str | None) -> pd.DataFrame:
    """Return the projects that fit a choice, in its order: by region the own one first, then by alphabet."""
    rows = projects(opened)
    fits = pd.Series(data=True, index=rows.index)
    for field, column in FILTERED.items():
        if value := getattr(choice, field):
            fits &= rows[column] == value
    if choice.regions:
        fits &= rows["region_code"].isin(choice.regions)
    for parts in searching.wanted(choice.search):
        told = opened.remember("projects.searched", partial(_searched, rows))
        occurs = pd.concat([told.str.contains(part, regex=False) for part in parts], axis="columns")
        fits &= occurs.any(axis="columns")
    kept = rows[fits]
    if choice.order == BY_REGION:
        return kept.assign(is_other=kept["region_code"] != own).sort_values("is_other", kind="stable")
    by, rising = ORDERED[choice.order]
    return kept.sort_values([by, "called"], ascending=[rising, True], kind="stable", na_position="last")


def _searched(rows: pd.DataFrame) -> pd.Series:
    """The searched texts of every project as one, made once per release."""
    texts = (" ".join(part for part in row if isinstance(part, str)) for row in rows[SEARCHED].to_numpy())
    return pd.Series([searching.prepared(text) for text in texts], index=rows.index, dtype="str")


def half_years(opened: OpenedRelease, region: str, trajectory: str) -> pd.DataFrame:
    """Return one row per half-year of a project and measure: period, its names, measure, count_, status, coverage.

    Empty in the public file.
    """
    return opened.query(statement("project_half_years"), {"region": region, "trajectory": trajectory})


def mix(opened: OpenedRelease) -> pd.DataFrame:
    """Return one row per project and group: region_code, trajectory, target_group, count_, status, name_nl, name_en."""
    return opened.query(statement("project_mix"))
