"""What amounts and changes tell of people. By the method they are computed from numbers that are public anyway.

Belongs here: computing them a second time from the public tables; one that is not the same was computed from something
else, and who sees that takes it for the truth. Not here: counts, shares and projects themselves (statements.py).
"""

from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

import numpy as np
import pandas as pd

from pipelines import registries
from pipelines.protection.attack.book import Book
from pipelines.protection.attack.leaves import ALL, Leaves

ENDED = ("afgerond", "gestopt")
PARTICIPANTS, PLACEMENTS = "participants", "placements"
SAME = 1e-6
MOST_CHOICES = 2000


@dataclass(frozen=True)
class Told:
    """A number of people that an amount tells of: the sum of some columns, and what is public of that sum."""

    columns: np.ndarray
    public: float
    told: float
    unsure: float

    def say(self, book: Book, why: str) -> None:
        """Write it down, unless it is what the public tables say already."""
        if np.isfinite(self.told) and abs(self.told - self.public) > SAME * max(1, self.public):
            off = 0.0 if abs(self.told - round(self.told)) < 1e-4 else self.unsure
            book.say(self.columns, round(self.told - off, 3), round(self.told + off, 3), why, certain=False)


def amounts(book: Book, leaves: Leaves) -> None:
    """Every amount with people in it, of a region and its pillars."""
    if "cube_amounts" not in leaves.tables or leaves.region == registries.programme().country_code:
        return
    for row in leaves.of_region("cube_amounts").itertuples(index=False):
        if row.status == "shown" and row.indicator in PEOPLE_IN:
            one = registries.indicators()[row.indicator]
            last_digit = 10.0 ** -(one.decimals + (2 if one.unit == "percent" else 0))
            told = PEOPLE_IN[row.indicator](leaves, row, last_digit / 2)
            told.say(book, f"amount {row.indicator} {row.pillar}")


def changes(book: Book, leaves: Leaves) -> None:
    """The newest totals as the table of changes gives them."""
    if "changes" not in leaves.tables:
        return
    table = leaves.tables["changes"]
    own = table[(table["region_code"] == leaves.region) & (table["kind"] == "measure") & table["current"].notna()]
    for row in own.itertuples(index=False):
        columns = leaves.of_cell(row.subject, ALL, ALL, ALL)
        Told(columns, _shown(leaves, row.subject, ALL), row.current, 0.5).say(book, f"change of {row.subject}")


def _shown(leaves: Leaves, measure: str, pillar: str) -> float:
    counts = leaves.of_region("cube_counts")
    cell = (counts["measure"] == measure) & (counts["pillar"] == pillar)
    cell &= (counts["period"] == ALL) & (counts["target_group"] == ALL)
    return float(counts.loc[cell, "count"].astype(float).sum())


def _reach(leaves: Leaves, row: Any, half: float) -> Told:
    regions = leaves.tables["regions"].set_index("region_code")
    thousands = float(regions.loc[leaves.region, "benefit_recipients_2021"]) / 1000
    columns = leaves.of_cell(PARTICIPANTS, ALL, ALL, row.pillar)
    return Told(columns, _shown(leaves, PARTICIPANTS, row.pillar), row.amount * thousands, half * thousands)


def _target(leaves: Leaves, row: Any, half: float) -> Told:
    ended = _behind(_ended(leaves, row.pillar, ["target_participants", PARTICIPANTS]), row, half)
    targets = float(ended["target_participants"].sum())
    return _of_projects(leaves, PARTICIPANTS, ended, row.amount * targets, half * targets)


def _behind(ended: pd.DataFrame, row: Any, half: float) -> pd.DataFrame:
    """Return the projects that are set beside a target: all, or as many as the file says, by their public numbers.

    Where no such choice gives the amount, all of them.
    """
    said = getattr(row, "trajectories_behind", None)
    number = len(ended) if said is None or pd.isna(said) else int(said)
    if number >= len(ended):
        return ended
    for chosen in islice(combinations(ended.index, number), MOST_CHOICES):
        own = ended.loc[list(chosen)]
        targets = float(own["target_participants"].sum())
        if abs(float(own[PARTICIPANTS].sum()) - row.amount * targets) <= half * targets:
            return own
    return ended


def _cost(leaves: Leaves, row: Any, half: float) -> Told:
    ended = _ended(leaves, row.pillar, ["spent_eur", PLACEMENTS])
    told = float(ended["spent_eur"].sum()) / row.amount if row.amount else np.nan
    return _of_projects(leaves, PLACEMENTS, ended, told, told * half / row.amount if row.amount else np.nan)


def _middle(leaves: Leaves, row: Any, half: float) -> Told:
    """The project in the middle, or the two, are taken to be those that are there by their public numbers."""
    own = leaves.projects[leaves.projects["pillar"].isin([row.pillar]) | (row.pillar == ALL)]
    ranked = own.dropna(subset=[PARTICIPANTS]).sort_values(PARTICIPANTS, kind="stable")
    middle = ranked.iloc[(len(ranked) - 1) // 2 : len(ranked) // 2 + 1]
    return _of_projects(leaves, PARTICIPANTS, middle, row.amount * len(middle), half * len(middle))


def _ended(leaves: Leaves, pillar: str, needed: list[str]) -> pd.DataFrame:
    own = leaves.projects[leaves.projects["pillar"].isin([pillar]) | (pillar == ALL)]
    return own[own["status"].isin(ENDED)].dropna(subset=needed)


def _of_projects(leaves: Leaves, measure: str, projects: pd.DataFrame, told: float, unsure: float) -> Told:
    columns = [leaves.of_project(measure, str(project)) for project in projects.index]
    return Told(np.concatenate([*columns, np.empty(0, dtype=np.int64)]), float(projects[measure].sum()), told, unsure)


PEOPLE_IN = {
    "reach": _reach,
    "target_realisation": _target,
    "cost_per_placement": _cost,
    "participants_per_trajectory": _middle,
}
