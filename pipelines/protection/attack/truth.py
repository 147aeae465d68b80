"""The true numbers of one release of one region, by which the attack proves that it says nothing false.

Belongs here: looking them up by leaf. Not here: what an outsider may know of them (nothing: book.py).
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from pipelines import registries
from pipelines.protection.attack.leaves import Leaves, Tables, Unit

DIFFERENCE = "difference"
PLACE = ["trajectory", "cohort", "target_group"]


@dataclass(frozen=True)
class Truth:
    """What was delivered, per leaf. `trajectory` is the name in the public file; of the country it holds the pillar.

    people: trajectory, cohort, target_group, measure, true: the people known; a leaf without a row has 0.
    shares: trajectory, cohort, target_group, indicator, numerator, denominator: over the rows of which both are known;
    of the country also region_code, as a row is old enough or not by the date of its region. Without shares every share
    counts all people.
    """

    people: pd.DataFrame
    shares: pd.DataFrame | None = None

    def old_enough(self, tables: Tables) -> "Truth":
        """Return the same of the country without the rows that are too recent in their own region."""
        if self.shares is None or "region_code" not in self.shares:
            return self
        dates = tables["regions"].set_index("region_code")["reference_date"]
        last = pd.to_datetime(tables["periods"].set_index("period")["last_day"])
        months = {name: one.maturity_months or 0 for name, one in registries.indicators().items()}
        keys = list(zip(self.shares["cohort"], self.shares["indicator"], strict=True))
        ends = {(cohort, name): last[cohort] + pd.DateOffset(months=months[name]) for cohort, name in set(keys)}
        old_enough = pd.to_datetime(pd.Series([ends[key] for key in keys], index=self.shares.index))
        reached = pd.to_datetime(self.shares["region_code"].map(dates)) >= old_enough
        return Truth(self.people, self.shares[reached])

    @cached_property
    def _people(self) -> dict[tuple[str, ...], float]:
        sums: dict[tuple[str, ...], float] = self.people.groupby(["measure", *PLACE])["true"].sum().to_dict()
        return sums

    @cached_property
    def _shares(self) -> dict[str, dict[tuple[str, ...], float]]:
        assert self.shares is not None
        sums = self.shares.groupby(["indicator", *PLACE])[["numerator", "denominator"]].sum()
        return {str(part): sums[part].to_dict() for part in sums}

    def people_in(self, measure: str, unit: Unit, period: str, group: str) -> float:
        """Return how many people of a measure are in one leaf."""
        return sum(self._people.get((measure, project, period, group), 0) for project in unit.projects)

    def shared(self, indicator: str, part: str, unit: Unit, period: str, group: str) -> float:
        """Return the numerator or the denominator of a share in one leaf, over the rows of which both are known."""
        if self.shares is None:
            return self.people_in(getattr(registries.indicators()[indicator], part), unit, period, group)
        return sum(self._shares[part].get((indicator, project, period, group), 0) for project in unit.projects)

    def counts_all(self, indicator: str, measures: dict[str, str], unit: Unit, period: str, group: str) -> bool:
        """Return whether both numbers of a share are, in one leaf, the people of their measures (by part)."""
        return self.shares is None or all(
            self.shared(indicator, part, unit, period, group) == self.people_in(measure, unit, period, group)
            for part, measure in measures.items()
        )

    def difference(self, other: "Truth", unit: Unit, period: str, group: str) -> float:
        """Return by how many people a leaf differs from that of another release: of the measure that differs most."""
        measures = set(self.people["measure"]) | set(other.people["measure"])
        leaf = unit, period, group
        return max(abs(self.people_in(one, *leaf) - other.people_in(one, *leaf)) for one in measures)

    def strays(self, leaves: Leaves) -> bool:
        """Return whether some people are in no leaf: an outsider would take them not to exist."""
        inside = self.people["trajectory"].isin(leaves.projects.index)
        inside &= self.people["cohort"].isin(leaves.periods.index)
        return bool((self.people.loc[~inside, "true"] > 0).any())


def point(truths: list[Truth], names: dict[tuple[Any, ...], int]) -> np.ndarray:
    """Return the true value of every unknown. The version in its name is the place of its truth in the list."""
    found = np.zeros(len(names))
    for (what, unit, period, group, version, *part), column in names.items():
        truth = truths[version]
        if what == DIFFERENCE:
            found[column] = truth.difference(truths[0], unit, period, group)
        elif part:
            found[column] = truth.shared(what, part[0], unit, period, group)
        else:
            found[column] = truth.people_in(what, unit, period, group)
    return found
