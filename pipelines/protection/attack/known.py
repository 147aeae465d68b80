"""What the words beside the numbers tell: where everything is known, and in which rows a share has both its numbers.

Belongs here: coverage, read as an outsider can. Not here: the numbers themselves (statements.py).
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from pipelines.protection.attack.leaves import ALL, Leaves, Unit


@dataclass(frozen=True)
class Known:
    """Of every leaf and measure whether the public file says that all of it is known."""

    leaves: Leaves

    @cached_property
    def _cells(self) -> dict[tuple[str, str], np.ndarray]:
        """Return per measure and pillar, by half-year and group, whether some cell around the leaf is wholly known."""
        shape = (len(self.leaves.periods), len(self.leaves.groups))
        pillars = sorted(set(self.leaves.projects["pillar"]))
        found = {key: np.zeros(shape, dtype=bool) for key in product(self.leaves.measures, pillars)}
        counts = self.leaves.of_region("cube_counts")
        full = counts[counts["coverage"] == "full"][["measure", "pillar", "period", "target_group"]]
        for measure, pillar, period, group in full.itertuples(index=False):
            inside = np.ix_(
                self.leaves.in_period(period), np.array([group in (ALL, own) for own in self.leaves.groups])
            )
            for one in pillars if pillar == ALL else {pillar} & set(pillars):
                found[measure, one][inside] = True
        return found

    def is_full(self, measure: str, unit: Unit) -> np.ndarray:
        """Return by half-year and group whether every number of a measure is known of a unit."""
        if all(self._is_told(measure, project) for project in unit.projects):
            return np.ones(self._cells[measure, unit.pillar].shape, dtype=bool)
        return self._cells[measure, unit.pillar]

    def _is_told(self, measure: str, project: str) -> bool:
        """Return whether the file says of a project that all of it is known, or all of this measure."""
        said = self.leaves.projects.loc[project]
        return "full" in (said["coverage"], said.get(f"{measure}_coverage"))
