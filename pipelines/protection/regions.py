"""A region, or the country, rounded: from its part of the true tables to the numbers that may be published.

Belongs here: what of the marts is one region, and its share of chance from the key. Not here: the rounding of one
(controlled), which delivery the public sees (release), what is written (audience.py).
"""

import hashlib
import hmac
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.protection import cubes
from pipelines.protection.controlled import Region, Rounded, solve
from pipelines.protection.controlled.region import rounded
from pipelines.protection.controlled.sharing import projects
from pipelines.protection.details import OUTCOMES
from pipelines.registries import indicators, programme, publication_plan
from pipelines.registries.publication import controlled
from pipelines.settings import PUBLIC

TOLD = ("shown", "hidden")  # what has a true number; of what is hidden in the true tables, the part that is known
Share = tuple[str, str, str, str]


@dataclass(frozen=True)
class Held:
    """What is published of a region: the table of cells and the numbers of its projects.

    `withheld` are shares that would say too much of a small count: period, group, pillar, indicator.
    """

    table: pd.DataFrame
    projects: pd.DataFrame
    withheld: frozenset[Share] = frozenset()


@dataclass(frozen=True)
class Slice:
    """What of the true tables is one region: rows of the leaves, of the told counts and shares, and its projects."""

    region: str
    leaves: pd.DataFrame
    counts: pd.DataFrame
    shares: pd.DataFrame
    projects: pd.DataFrame


@dataclass(frozen=True)
class Public:
    """A region as it may be published: what is held of it, and its numbers in the order of the told rows."""

    held: Held
    counts: pd.DataFrame = field(repr=False)
    shares: pd.DataFrame = field(repr=False)
    off: NDArray[np.int64] = field(repr=False)

    def without(self, shares: Collection[Share]) -> "Public":
        """Return the same with these shares withheld."""
        withheld = self.held.withheld | frozenset(shares)
        places = pd.MultiIndex.from_frame(self.shares[["period", "target_group", "pillar", "indicator"]])
        told = self.shares["is_close"].to_numpy(dtype=bool) & ~places.isin(list(withheld))
        return replace(self, held=replace(self.held, withheld=withheld), shares=self.shares.assign(is_close=told))


def slices(true: Mapping[str, pd.DataFrame]) -> dict[str, Slice]:
    """Return the slice of every region of which something is told, and of the country."""
    plan = publication_plan()[PUBLIC]
    offered = {one.id for one in indicators().values() if PUBLIC in one.audiences}
    counts = cubes.within_plan(true["cube_counts"], plan)
    shares = cubes.within_plan(true["cube_rates"], plan)
    shares = shares.loc[shares["indicator"].isin(offered)]
    counts, shares = (cube.loc[cube["status"].isin(TOLD)] for cube in (counts, shares))
    country, leaves, own = programme().country_code, true["leaves"], true["trajectories"]
    found = {}
    for region in sorted({*leaves["region_code"], *counts["region_code"]}):
        is_own = own["region_code"] == region
        found[region] = Slice(
            region,
            leaves if region == country else leaves.loc[leaves["region_code"] == region],
            counts.loc[counts["region_code"] == region],
            shares.loc[shares["region_code"] == region],
            own.loc[is_own, ["trajectory", "pillar", "is_aimed", *_measures(own)]],
        )
    return found


def _measures(table: pd.DataFrame) -> list[str]:
    return [name for name in OUTCOMES if name in table]


def round_one(own: Slice, key: bytes, before: Held | None = None, attempt: int = 0) -> Public | None:
    """Return a region rounded; None where no table within the limits was found at this attempt.

    The same key, truth and table before give the same table.
    """
    region = Region.of(own.leaves, own.counts, own.shares, indicators())
    chance = np.random.default_rng(_seed(key, own.region, region, attempt))
    found = solve(region, controlled(), chance, before.table if before is not None else None, attempt)
    return None if found is None else _public(own, found, _projects(own, found, chance))


def as_held(own: Slice, held: Held) -> Public:
    """Return what is held of a region as the numbers of this slice, which has the same truth as when it was rounded."""
    region = Region.of(own.leaves, own.counts, own.shares, indicators())
    return _public(own, rounded(region, held.table, controlled()), held.projects).without(held.withheld)


def _seed(key: bytes, name: str, region: Region, attempt: int) -> int:
    """Return a number that nobody without the key can tell, another one for every region, truth and attempt."""
    said = name.encode() + region.true.tobytes() + attempt.to_bytes(2, "big")
    return int.from_bytes(hmac.new(key, said, hashlib.sha256).digest(), "big")


def _projects(own: Slice, found: Rounded, chance: np.random.Generator) -> pd.DataFrame:
    is_total = (own.counts["period"] == "all") & (own.counts["target_group"] == "all")
    totals = own.counts.assign(public=found.counts).loc[is_total, ["pillar", "measure", "public"]]
    known = {(row.pillar, row.measure): int(row.public) for row in totals.itertuples()}
    return projects(own.projects, known, controlled(), chance)


def _public(own: Slice, found: Rounded, told: pd.DataFrame) -> Public:
    counts = own.counts[[*cubes.KEYS, "measure"]].assign(public=found.counts)
    with_outcome, people = (found.shares[:, place] for place in (0, 1))
    shares = own.shares[[*cubes.KEYS, "indicator"]].assign(
        numerator=with_outcome, denominator=people, is_close=found.is_close
    )
    return Public(Held(found.table, told), counts, shares, found.off)
