"""A small world and a publisher of it, made for the attack: two years, a few projects, all measures, one rounded base.

The base comes first; then people come and go one by one, as long as everything that is published stays within its box.
So the public tables are additive, and the truth is known. Nothing here comes from the product's own protection.
"""

from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np
import pandas as pd

from pipelines import registries
from pipelines.protection.attack import CONTROLLED, Method, Truth

REGION, REFERENCE = "AM05", date(2022, 12, 31)
COHORTS = {"2020-H1": (1, 6), "2020-H2": (7, 12), "2021-H1": (1, 6), "2021-H2": (7, 12)}
PLAN = [
    ("half", 0, 0),
    ("year", 0, 0),
    ("all", 0, 0),
    ("year", 1, 0),
    ("all", 1, 0),
    ("year", 0, 1),
    ("all", 0, 1),
    ("all", 1, 1),
]
GROUPS = [code.code for code in registries.code_list("target_groups")]
PILLARS = [code.code for code in registries.code_list("pillars")]
MEASURES = list(registries.measures())
RATES = {one.id: one for one in registries.indicators().values() if one.kind == "rate"}
RATE_COLUMNS = ["region_code", "period", "target_group", "pillar", "indicator", "numerator", "denominator"]
RATE_COLUMNS += ["status", "coverage", "hidden_because", "true"]
PER_PROJECT = ["participants", "placements", "sustained_placements", "praktijkverklaringen", "further_education"]
PEOPLE = [
    ["participants", "completed", "placements", "sustained_placements"],
    ["participants", "completed", "praktijkverklaringen"],
    ["participants", "ongoing", "status_holders"],
    ["participants", "dropped_out", "register_members"],
    ["participants", "completed", "placements", "further_education"],
]


def periods() -> pd.DataFrame:
    rows = [("all", "all", date(2020, 1, 1), date(2021, 12, 31))]
    rows += [(str(year), "year", date(year, 1, 1), date(year, 12, 31)) for year in (2020, 2021)]
    for cohort, (first, last) in COHORTS.items():
        year = int(cohort[:4])
        rows.append((cohort, "half_year", date(year, first, 1), date(year, last, 30 if last == 6 else 31)))
    found = pd.DataFrame(rows, columns=["period", "kind", "first_day", "last_day"])
    return found.astype({"first_day": "datetime64[us]", "last_day": "datetime64[us]"})


@dataclass
class World:
    """People by project, half-year, group and measure: what is so, and the rounded base that is published of it."""

    true: np.ndarray
    base: np.ndarray
    projects: dict[str, str]

    def truth(self) -> Truth:
        rows = [
            (project, cohort, group, measure, self.true[p, c, g, m])
            for (p, project), (c, cohort), (g, group), (m, measure) in product(
                *map(enumerate, (self.projects, COHORTS, GROUPS, MEASURES))
            )
        ]
        return Truth(pd.DataFrame(rows, columns=["trajectory", "cohort", "target_group", "measure", "true"]))

    def cells(self):
        """Yield period, group and pillar of every cell, and the places that it is about."""
        names = {"half": list(COHORTS), "year": ["2020", "2021"], "all": ["all"]}
        for kind, by_group, by_pillar in PLAN:
            for period, group, pillar in product(
                names[kind], GROUPS if by_group else ["all"], PILLARS if by_pillar else ["all"]
            ):
                yield period, group, pillar, self.places(period, group, pillar)

    def places(self, period: str, group: str, pillar: str):
        return np.ix_(
            [pillar in ("all", own) for own in self.projects.values()],
            [period in ("all", one, one[:4]) for one in COHORTS],
            [group in ("all", one) for one in GROUPS],
        )

    def ripe(self, rate: str) -> np.ndarray:
        months = {12: list(COHORTS), 18: list(COHORTS)[:3]}[RATES[rate].maturity_months]
        cohorts = [one in months for one in COHORTS]
        groups = [group not in RATES[rate].excluded_groups for group in GROUPS]
        return np.array(cohorts)[:, None] & np.array(groups)[None, :]

    def pair(self, table: np.ndarray, rate: str, places) -> tuple[int, int]:
        top, bottom = MEASURES.index(RATES[rate].numerator), MEASURES.index(RATES[rate].denominator)
        ripe = np.broadcast_to(self.ripe(rate), table.shape[:3])[places]
        return int(table[..., top][places][ripe].sum()), int(table[..., bottom][places][ripe].sum())

    def tables(self, method: Method = CONTROLLED) -> dict[str, pd.DataFrame]:
        """Return the public tables: every number from the base, a share where its three numbers are close enough."""
        return {
            "cube_counts": pd.DataFrame(self._counts()),
            "cube_rates": pd.DataFrame(self._rates(method), columns=RATE_COLUMNS),
            "trajectories": pd.DataFrame(self._projects()),
            "periods": periods(),
            "regions": pd.DataFrame({"region_code": [REGION], "reference_date": pd.to_datetime([REFERENCE])}),
        }

    def _counts(self) -> list[dict]:
        rows = []
        for period, group, pillar, places in self.cells():
            has_people = pillar == "all" or pillar in self.projects.values()
            for m, measure in enumerate(MEASURES):
                cell = {
                    "region_code": REGION,
                    "period": period,
                    "target_group": group,
                    "pillar": pillar,
                    "measure": measure,
                }
                shown, true = (int(table[..., m][places].sum()) for table in (self.base, self.true))
                cell |= {
                    "count": shown if has_people else None,
                    "true": true,
                    "coverage": "full",
                    "precision": "controlled5",
                }
                rows.append(cell | {"status": "shown" if has_people else "not_applicable"})
        return rows

    def _rates(self, method: Method) -> list[dict]:
        rows = []
        for (period, group, pillar, places), rate in product(self.cells(), RATES):
            cell = {"region_code": REGION, "period": period, "target_group": group, "pillar": pillar, "indicator": rate}
            if group in RATES[rate].excluded_groups or pillar not in ("all", *self.projects.values()):
                rows.append(cell | {"status": "not_applicable", "coverage": "full"})
                continue
            (x, n), true = self.pair(self.base, rate, places), self.pair(self.true, rate, places)
            if not np.broadcast_to(self.ripe(rate), self.true.shape[:3])[places].any():
                rows.append(cell | {"status": "immature", "coverage": "none"})
                continue
            if n < method.smallest or not is_within(method, (x, n), true):
                why = "few_people" if n < method.smallest else "not_within"
                rows.append(cell | {"status": "hidden", "hidden_because": why})
                continue
            rows.append(cell | {"status": "shown", "coverage": "full", "numerator": x, "denominator": n, "true": true})
        return rows

    def _projects(self) -> list[dict]:
        rows = []
        for p, (project, pillar) in enumerate(self.projects.items()):
            row = {"region_code": REGION, "trajectory": project, "pillar": pillar, "kind": "met_deelnemers"}
            row |= {"coverage": "full", "start_date": pd.Timestamp("2020-01-01"), "end_date": pd.NaT}
            rows.append(
                row | {measure: int(self.base[p, ..., MEASURES.index(measure)].sum()) for measure in PER_PROJECT}
            )
        return rows

    def small(self) -> pd.DataFrame:
        """Return the true counts of 0 to 4 behind what is shown, in the form that the attack is asked in."""
        rows = []
        for row in self._counts():
            if row["status"] == "shown" and row["true"] <= 4:
                cell = row["period"], row["target_group"], row["pillar"]
                rows.append(("cube_counts", *cell, None, row["measure"], "count", row["true"]))
        for row in self._rates(CONTROLLED):
            if row["status"] == "shown":
                (x, n), cell = row["true"], (row["period"], row["target_group"], row["pillar"])
                for part, true in (("numerator", x), ("denominator", n), ("rest", n - x)):
                    if true <= 4:
                        rows.append(("cube_rates", *cell, None, row["indicator"], part, true))
        for p, project in enumerate(self.projects):
            for measure in PER_PROJECT:
                if (true := int(self.true[p, ..., MEASURES.index(measure)].sum())) <= 4:
                    rows.append(("trajectories", None, None, None, project, measure, "count", true))
        return pd.DataFrame(
            rows, columns=["table", "period", "target_group", "pillar", "trajectory", "figure", "what", "true"]
        )


def is_within(method: Method, shown: tuple[int, int], true: tuple[int, int]) -> bool:
    boxes = method.part(shown[0]), method.whole(shown[1]), method.part(shown[1] - shown[0])
    return all(low <= one <= high for (low, high), one in zip(boxes, (*true, true[1] - true[0]), strict=True))


def made(seed: int, moves: int = 150) -> World:
    """Return a world of three projects in two pillars."""
    chance = np.random.default_rng(seed)
    projects = {"p1": PILLARS[0], "p2": PILLARS[0], "p3": PILLARS[2]}
    base = np.zeros((len(projects), len(COHORTS), len(GROUPS), len(MEASURES)), dtype=int)
    for _ in range(40):
        place = chance.integers(len(projects)), chance.integers(len(COHORTS)), chance.integers(len(GROUPS))
        _add(base, place, chance, 5)
    world = World(base.copy(), base, projects)
    for _ in range(moves):
        place = chance.integers(len(projects)), chance.integers(len(COHORTS)), chance.integers(len(GROUPS))
        before = world.true.copy()
        _add(world.true, place, chance, chance.choice([-1, 1]))
        if (world.true < 0).any() or not _is_lawful(world):
            world.true = before
    return world


def _add(table: np.ndarray, place, chance, people: int) -> None:
    for measure in PEOPLE[chance.integers(len(PEOPLE))]:
        table[(*place, MEASURES.index(measure))] += people


def _is_lawful(world: World) -> bool:
    parts = all(
        (world.true[..., MEASURES.index(part)] <= world.true[..., MEASURES.index(whole)]).all()
        for part, whole in registries.wholes().items()
    )
    near = all(
        (abs(world.true[places].sum((0, 1, 2)) - world.base[places].sum((0, 1, 2))) <= 5).all()
        for *_, places in world.cells()
    )
    return parts and near and (abs(world.true.sum((1, 2)) - world.base.sum((1, 2))) <= 5).all()
