"""The invented world: which regions deliver, up to when, and how many people start there in half a year."""

import csv
import statistics
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from pipelines import settings
from pipelines.registries import half_years, loaded, region_names

RECIPE = Path(__file__).parent / "sample.yml"
FIRST_COHORT = "2019-H2"
ON_TIME, LATE = "2022-12-31", "2022-06-30"


@cache
def recipe() -> dict[str, Any]:
    """Return what the sample is like (sample.yml)."""
    return loaded(RECIPE)


@dataclass(frozen=True)
class Region:
    """One delivering region: its code, the day of its state, people per half-year and its own chance generator."""

    code: str
    reference_date: str
    people: float
    chance: np.random.Generator

    @property
    def cohorts(self) -> list[str]:
        """The half-years of which this region can say something."""
        last = "2022-H1" if self.reference_date == LATE else "2022-H2"
        return [one for one in half_years() if FIRST_COHORT <= one <= last]

    def pick(self, weights: dict[Any, float]) -> str:
        """Return one of the names, by their weights."""
        shares = np.array(list(weights.values()), dtype=float)
        return str(self.chance.choice([str(name) for name in weights], p=shares / shares.sum()))


def regions(count: int, seed: int) -> list[Region]:
    """Return the first `count` regions that deliver, in the order of their codes."""
    sizes = _people_per_half_year()
    return [
        Region(
            code,
            LATE if code in recipe()["late_regions"] else ON_TIME,
            sizes[code],
            np.random.default_rng([seed, int(code[2:])]),
        )
        for code in list(sizes)[:count]
    ]


def _people_per_half_year() -> dict[str, float]:
    """Return how many people start in half a year, more where more people are on a benefit in reality."""
    with (settings.REFERENCE / "region_context.csv").open(encoding="utf-8", newline="") as file:
        real = {row["region_code"]: int(row["benefit_recipients_2021"]) for row in csv.DictReader(file)}
    delivering = [code for code in region_names() if code not in recipe()["regions_without_delivery"]]
    middle = statistics.median(real[code] for code in delivering)
    size = recipe()["people_per_half_year"]
    return {code: size["median"] * (real[code] / middle) ** size["power"] for code in delivering}
