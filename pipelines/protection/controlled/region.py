"""One region rounded: from its true cells to the table of multiples of 5, and what it makes of every published sum."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import vstack

from pipelines.protection.controlled.cells import KEY, Cells, cells
from pipelines.protection.controlled.limits import limits
from pipelines.protection.controlled.search import search
from pipelines.protection.controlled.sums import Sums, sums
from pipelines.protection.controlled.variables import Variables, variables
from pipelines.registries import Indicator
from pipelines.registries.publication import Controlled


@dataclass(frozen=True)
class Region:
    """A region to round: its cells, what is published of it, and the true people of every sum."""

    cells: Cells
    sums: Sums
    true: NDArray[np.int64]

    @classmethod
    def of(
        cls, leaves: pd.DataFrame, counts: pd.DataFrame, shares: pd.DataFrame, rates: dict[str, Indicator]
    ) -> "Region":
        """Return the region of these rows of `mart_leaves`; of the cubes `counts` and `shares` all is published."""
        own = cells(leaves)
        found = sums(own, counts, shares, rates)
        return cls(own, found, found.rows @ own.counts.T.ravel())


@dataclass(frozen=True)
class Rounded:
    """A region as it is published. `table` has the columns of KEY, measure and count (people, a multiple of the step).

    `counts` and `shares` are the published numbers in the order of the sums of the region; `is_close` tells which
    shares have their three numbers close enough to the true ones; `off` is how far every published sum is off.
    """

    table: pd.DataFrame
    counts: NDArray[np.int64]
    shares: NDArray[np.int64]
    is_close: NDArray[np.bool_]
    off: NDArray[np.int64]


def solve(
    region: Region,
    rules: Controlled,
    chance: np.random.Generator,
    before: pd.DataFrame | None = None,
    attempt: int = 0,
) -> Rounded | None:
    """Return a region rounded at random; None where some number stays further from the true one than it may be.

    `before` is the table that was published last: its numbers are aimed at, where they are still within their limits.
    """
    found, bounds = variables(region.cells), limits(region.sums, region.true, rules, chance, attempt)
    is_told, rows = region.sums.is_told, (region.sums.rows @ found.spread).tocsr()
    if before is not None:
        people = _people(region.cells, before, region.cells.counts)
        aims = np.rint(region.sums.rows @ people.T.ravel() / rules.step).astype(np.int64)
        bounds = bounds.aimed_at(aims[is_told])
    steps = search(rows[is_told], vstack([rows[~is_told], found.nonnegative]), bounds)
    return None if steps is None else rounded(region, _table(region.cells, found, steps, rules), rules)


def rounded(region: Region, table: pd.DataFrame, rules: Controlled) -> Rounded:
    """Return what a table makes of every number that is published of the region."""
    people = _people(region.cells, table, np.zeros_like(region.cells.counts))
    shown = region.sums.rows @ people.T.ravel()
    off = shown - region.true
    close = np.where(region.true < rules.step, rules.share_within_small, rules.share_within)
    is_close = np.abs(off) <= close
    return Rounded(
        table,
        shown[region.sums.counts],
        shown[region.sums.shares],
        is_close[region.sums.shares].all(axis=1),
        off[region.sums.is_told],
    )


def _people(own: Cells, table: pd.DataFrame, others: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the people of a table, cells x measures, with those of `others` where the table has none."""
    wide = table.pivot(index=KEY, columns="measure", values="count")
    index = pd.MultiIndex.from_frame(own.keys)
    people = wide.reindex(index=index, columns=list(own.measures)).to_numpy(dtype=float, na_value=np.nan)
    return np.where(np.isnan(people), others, people).astype(np.int64)


def _table(own: Cells, found: Variables, steps: NDArray[np.int64], rules: Controlled) -> pd.DataFrame:
    people = (found.spread @ steps * rules.step).reshape(len(own.measures), len(own.keys))
    measure, cell = np.nonzero(own.is_known.T)
    frame = own.keys.iloc[cell].reset_index(drop=True)
    return frame.assign(measure=np.array(own.measures, dtype=object)[measure], count=people[measure, cell])
