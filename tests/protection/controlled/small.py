"""A small region, made for the rounding: people at random over half-years, target groups and pillars, and what is asked of it."""

from collections.abc import Iterator
from itertools import product

import numpy as np
import pandas as pd

from pipelines.protection.controlled import Region
from pipelines.registries import indicators
from pipelines.registries.publication import Controlled

RULES = Controlled(
    step=5,
    within=5,
    share_within=3,
    share_within_small=5,
    share_from=20,
    tries=5,
    country_tries=1,
    country_from_regions=3,
)
COHORTS = ["2020-H1", "2020-H2", "2021-H1"]
GROUPS = ["bijstand", "werkend"]
PILLARS = ["aanbod", "route"]
STATES = ["ongoing", "completed", "dropped_out"]
MEASURES = ["participants", *STATES, "placements", "sustained_placements"]
RATES = {name: indicators()[name] for name in ("placement_rate", "sustained_rate", "dropout_rate")}
PLACES = ["cohort", "target_group", "pillar"]


def leaves(chance: np.random.Generator, most: int = 12) -> pd.DataFrame:
    """Return people per cell and measure: up to `most` participants of whom parts ended, were placed and stayed."""
    rows = []
    for cohort, group, pillar in product(COHORTS, GROUPS, PILLARS):
        participants = int(chance.integers(0, most + 1))
        states = chance.multinomial(participants, [0.5, 0.3, 0.2])
        placements = int(chance.integers(0, participants + 1))
        counts = [participants, *states, placements, int(chance.integers(0, placements + 1))]
        rows += [
            (cohort, cohort[:4], group, pillar, measure, int(count))
            for measure, count in zip(MEASURES, counts, strict=True)
        ]
    found = pd.DataFrame(rows, columns=["cohort", "year", "target_group", "pillar", "measure", "count"])
    return found.assign(known=",".join(MEASURES), mature=",".join(RATES))


def places() -> Iterator[dict[str, str]]:
    """Yield every published place: periods, and for years and all years together also groups and pillars."""
    years = sorted({cohort[:4] for cohort in COHORTS})
    for period, group, pillar in product([*COHORTS, *years, "all"], [*GROUPS, "all"], [*PILLARS, "all"]):
        if period == "all" or (period in years and "all" in (group, pillar)) or (group, pillar) == ("all", "all"):
            yield {"period": period, "target_group": group, "pillar": pillar}


def asked(names: list[str], column: str) -> pd.DataFrame:
    """Return a row per place and name."""
    return pd.DataFrame([{**place, column: name} for place in places() for name in names])


def region(own: pd.DataFrame) -> Region:
    """Return the region of these leaves, with all counts and shares asked of it."""
    return Region.of(own, asked(MEASURES, "measure"), asked(list(RATES), "indicator"), RATES)


def people(own: pd.DataFrame, place: dict[str, str], measure: str) -> int:
    """Return the people of a place, added up cell by cell."""
    rows = zip(
        *(own[name].tolist() for name in ("cohort", "year", "target_group", "pillar", "measure", "count")), strict=True
    )
    return sum(
        count
        for cohort, year, group, pillar, counted, count in rows
        if counted == measure
        and place["period"] in (cohort, year, "all")
        and place["target_group"] in (group, "all")
        and place["pillar"] in (pillar, "all")
    )
