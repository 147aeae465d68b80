"""The unknown numbers: people per leaf (project, half-year, target group, measure) of one public file of one region.

Belongs here: who can be where, and which columns of the system a public number is the sum of. Not here: what is said of
those sums (statements.py).

A measure that no project shows apart needs no leaf per project: projects of one pillar share one. That loses nothing,
because such a measure can always be divided over them as the rows per leaf ask (a part below its whole, three states).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from pipelines import registries

ALL = "all"
CUBES = ("cube_counts", "cube_rates", "cube_amounts")
Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Unit:
    """Projects that one leaf holds together, all of one pillar."""

    pillar: str
    projects: tuple[str, ...]


@dataclass
class Numbering:
    """The columns of a system, one per unknown, made when first asked for."""

    columns: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def column(self, *name: Any) -> int:
        """Return the column of the unknown of this name."""
        return self.columns.setdefault(name, len(self.columns))


@dataclass(frozen=True)
class Leaves:
    """The leaves of one public file of one region. `apart` are projects that get a leaf of their own in every measure.

    `own` says which leaves (project, half-year, group) belong to this file alone: it differs there from the newest one.
    """

    tables: Tables
    region: str
    numbering: Numbering
    apart: frozenset[str] = frozenset()
    own: frozenset[tuple[str, str, str]] = frozenset()
    version: int = 0

    @cached_property
    def projects(self) -> pd.DataFrame:
        """Return the projects that can have people, by trajectory; of the country one for each pillar."""
        if self.region == registries.programme().country_code:
            pillars = [code.code for code in registries.code_list("pillars")]
            words = {"pillar": pillars, "coverage": "none", "start_date": pd.NaT, "end_date": pd.NaT}
            return pd.DataFrame(words, index=pillars)
        found = self.tables["trajectories"]
        found = found[(found["region_code"] == self.region) & (found["kind"] == "met_deelnemers")]
        return found[found["coverage"] != "none"].set_index("trajectory")

    @cached_property
    def periods(self) -> pd.DataFrame:
        """Return the periods in which people start that began before the reference date, with first and last day."""
        kinds = self.tables["periods"]
        found = kinds[kinds["kind"] == registries.programme().cohort].set_index("period").sort_index()
        return found[pd.to_datetime(found["first_day"]) <= self.reference_date]

    @cached_property
    def reference_dates(self) -> list[pd.Timestamp]:
        """Return the days of the deliveries that the figures are of: one of a region, of the country several."""
        days = self.tables["regions"].set_index("region_code")["reference_date"]
        if self.region == registries.programme().country_code:
            days = days.drop(self.region, errors="ignore")
        else:
            days = days.loc[[self.region]]
        return sorted(pd.to_datetime(days.dropna()).unique())

    @property
    def reference_date(self) -> pd.Timestamp:
        """Return the last of those days."""
        return self.reference_dates[-1]

    @cached_property
    def groups(self) -> list[str]:
        """Return the target groups."""
        return [code.code for code in registries.code_list("target_groups")]

    @cached_property
    def measures(self) -> list[str]:
        """Return the measures that the file counts."""
        known = set(self.tables["cube_counts"]["measure"])
        return [measure for measure in registries.measures() if measure in known]

    @cached_property
    def per_project(self) -> Collection[str]:
        """Return the measures of which the projects themselves show a number."""
        if self.region == registries.programme().country_code:
            return ()
        return [measure for measure in self.measures if measure in self.tables["trajectories"]]

    def units(self, measure: str) -> list[Unit]:
        """Return which projects are held together in the leaves of a measure."""
        return self.units_apart if measure in self.per_project else self.units_together

    @cached_property
    def units_apart(self) -> list[Unit]:
        """Return every project by itself."""
        return [Unit(pillar, (project,)) for project, pillar in self.projects["pillar"].items()]

    @cached_property
    def units_together(self) -> list[Unit]:
        """Return the projects of each pillar, and by themselves those that need a leaf of their own."""
        pillars = self.projects["pillar"]
        single = [unit for unit in self.units_apart if unit.projects[0] in self.apart]
        rest = pillars[~pillars.index.isin(self.apart)]
        return single + [Unit(str(pillar), tuple(ones.index)) for pillar, ones in rest.groupby(rest)]

    @cached_property
    def _columns(self) -> dict[str, np.ndarray]:
        return {measure: self._numbered(measure) for measure in self.measures}

    def _numbered(self, measure: str) -> np.ndarray:
        units = self.units(measure)
        found = np.empty((len(units), len(self.periods), len(self.groups)), dtype=np.int64)
        for u, unit in enumerate(units):
            for p, period in enumerate(self.periods.index):
                for g, group in enumerate(self.groups):
                    found[u, p, g] = self.column(measure, unit, period, group)
        return found

    def column(self, name: str, unit: Unit, period: str, group: str, *part: str) -> int:
        """Return the column of what `name` counts in one leaf: of this file alone, or shared with the newest one."""
        is_own = self.version and any((project, period, group) in self.own for project in unit.projects)
        return self.numbering.column(name, unit, period, group, self.version if is_own else 0, *part)

    def array(self, measure: str) -> np.ndarray:
        """Return the columns of a measure by unit, half-year and group."""
        return self._columns[measure]

    def index(self, units: list[Unit], period: str, group: str, pillar: str) -> tuple[np.ndarray, ...]:
        """Return which of the units, half-years and groups a cell is about, as an index of three."""
        inside = np.array([pillar in (ALL, unit.pillar) for unit in units], dtype=bool)
        groups = np.array([group in (ALL, one) for one in self.groups])
        return np.ix_(inside, self.in_period(period), groups)

    def of_cell(self, measure: str, period: str, group: str, pillar: str) -> np.ndarray:
        """Return the columns of which a count is the sum."""
        columns: np.ndarray = self.array(measure)[self.index(self.units(measure), period, group, pillar)].ravel()
        return columns

    def of_project(self, measure: str, project: str) -> np.ndarray:
        """Return the columns of which the number of a project is the sum."""
        columns: np.ndarray = self.array(measure)[[unit.projects == (project,) for unit in self.units(measure)]].ravel()
        return columns

    def within(self, measure: str, places: np.ndarray) -> np.ndarray:
        """Return the columns of a measure in some places, given by unit of `units_together`, half-year and group."""
        together = {project: u for u, unit in enumerate(self.units_together) for project in unit.projects}
        at = [together[unit.projects[0]] for unit in self.units(measure)]
        columns: np.ndarray = self.array(measure)[places[at]]
        return columns

    def of_leaf(self, measure: str, unit: Unit, period: int, group: int) -> np.ndarray:
        """Return the columns of a measure in one leaf of a unit, by the place of its half-year and its group."""
        at = [set(one.projects) <= set(unit.projects) for one in self.units(measure)]
        columns: np.ndarray = self.array(measure)[at, period, group]
        return columns

    def of_region(self, table: str) -> pd.DataFrame:
        """Return the rows of a public table that are about this region."""
        return self._of_region[table]

    @cached_property
    def _of_region(self) -> dict[str, pd.DataFrame]:
        cubes = {name: self.tables[name] for name in CUBES if name in self.tables}
        return {name: table[table["region_code"] == self.region] for name, table in cubes.items()}

    @cached_property
    def _inside(self) -> dict[str, np.ndarray]:
        days = self.tables["periods"].set_index("period")
        first, last = self.periods["first_day"], self.periods["last_day"]
        return {
            str(period): ((first >= whole["first_day"]) & (last <= whole["last_day"])).to_numpy()
            for period, whole in days.iterrows()
        }

    def in_period(self, period: str) -> np.ndarray:
        """Return which half-years lie in a period: the half-year itself, its year, all."""
        return self._inside[period]
