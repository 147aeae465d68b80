"""The invented world: which regions deliver, up to when, and how many people start there in one period."""

import statistics
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from pipelines import settings
from pipelines.registries import RECIPE, cohorts, loaded, programme, region_names
from pipelines.registries.reading import rows


@cache
def recipe() -> Any:
    """Return what the sample is like (sample.yml)."""
    return loaded(RECIPE)


@dataclass(frozen=True)
class Region:
    """One delivering region: its code, the day of its state, people per period and its own chance generator."""

    code: str
    reference_date: str
    people: float
    chance: np.random.Generator

    @property
    def cohorts(self) -> list[str]:
        """The periods of which this region can say something."""
        from_here = recipe()["first_cohort"]
        return [one for one, (first, _) in cohorts().items() if one >= from_here and first <= self.reference_date]

    def pick(self, weights: dict[Any, float]) -> str:
        """Return one of the names, by their weights."""
        shares = np.array(list(weights.values()), dtype=float)
        return str(self.chance.choice([str(name) for name in weights], p=shares / shares.sum()))


def regions(count: int | None, seed: int) -> list[Region]:
    """Return the first `count` regions that deliver, or all, in the order of their codes."""
    sizes = _people_per_cohort()
    return [_region(code, sizes[code], seed) for code in list(sizes)[:count]]


def _region(code: str, people: float, seed: int) -> Region:
    day = recipe()["late_regions"].get(code, recipe()["reference_date"])
    return Region(code, day, people, np.random.default_rng([seed, int(code.removeprefix(programme().region_letters))]))


def _people_per_cohort() -> dict[str, float]:
    """Return how many people start in one period, more where more people are on a benefit in reality."""
    known = rows(settings.REFERENCE / "region_context.csv")
    real = {row["region_code"]: int(row["benefit_recipients_2021"]) for row in known}
    delivering = [code for code in region_names() if code not in recipe()["regions_without_delivery"]]
    middle = statistics.median(real[code] for code in delivering)
    size = recipe()["people_per_cohort"]
    return {code: size["median"] * (real[code] / middle) ** size["power"] for code in delivering}
