"""Which published numbers add up to which, and what anyone can work out from that by adding and subtracting.

Belongs here: the sums and the arithmetic of bounds. Not here: what is done about it (keeping_back.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.registries import programme, wholes

FREE = 10**9  # more people than there are: nothing is known from above
PASSES = 100  # 4 to 8 were needed on every release seen so far
STATES = ("ongoing", "completed", "dropped_out")
Positions = NDArray[np.int64]
Bounds = NDArray[np.int64]


@dataclass(frozen=True)
class Sums:
    """Positions of totals (n), and of the parts that add up to each (n x k).

    The position behind the last number stands for one that is not published: it can be anything.
    """

    totals: Positions
    parts: Positions


class Axes:
    """The position of every published number by region, period, target group, pillar and what it counts."""

    def __init__(self, numbers: pd.DataFrame) -> None:
        self.nobody = len(numbers)
        self.names = {column: sorted(set(numbers[column])) for column in numbers.columns[:5]}
        codes = [pd.Categorical(numbers[column], names).codes for column, names in self.names.items()]
        self.grid = np.full([len(names) for names in self.names.values()], self.nobody, dtype=np.int64)
        self.grid[tuple(codes)] = np.arange(len(numbers))

    def take(self, axis: str, name: str) -> Positions:
        """Return the positions of one value of an axis, the other axes flattened."""
        dimension = list(self.names).index(axis)
        if name not in self.names[axis]:
            return np.full(self.grid.size // self.grid.shape[dimension], self.nobody)
        return np.asarray(np.take(self.grid, self.names[axis].index(name), axis=dimension).ravel())

    def sums(self, axis: str, total: str, parts: list[str]) -> Sums:
        """Return the sums of `parts` of an axis to `total`, where the total is published and any part is."""
        totals = self.take(axis, total)
        published = [self.take(axis, part) for part in parts] or [np.full_like(totals, self.nobody)]
        members = np.stack(published, axis=1)
        useful = (totals != self.nobody) & (members != self.nobody).any(axis=1)
        return Sums(totals[useful], members[useful])


def every_sum(axes: Axes) -> Iterator[Sums]:
    """Yield what can add up within one table: periods, groups, pillars, regions, and measures of the same people."""
    names = axes.names
    half_years = [period for period in names["period"] if "-" in period]
    years = [period for period in names["period"] if period.isdigit()]
    for year in years:
        yield axes.sums("period", year, [half for half in half_years if half.startswith(year)])
    yield axes.sums("period", "all", years)
    for axis in ("target_group", "pillar"):
        yield axes.sums(axis, "all", [name for name in names[axis] if name != "all"])
    country = programme().country_code
    yield axes.sums("region_code", country, [name for name in names["region_code"] if name != country])
    yield axes.sums("number", "participants", list(STATES))
    for part, whole in wholes().items():
        if part not in STATES:
            yield with_a_rest(axes.sums("number", whole, [part]), axes.nobody)


def with_a_rest(sums: Sums, nobody: int) -> Sums:
    """Return the same sums with a part that is not published: the parts are at most the total."""
    return Sums(sums.totals, np.column_stack([sums.parts, np.full(len(sums.totals), nobody)]))


def that_hold(sums: Sums, true: Bounds) -> Sums:
    """Return the sums that are true of the true numbers (the last entry is 0, for what is not published).

    Measures of the same people need not add up where rows were delivered as `<5`, `nvt` or without a number.
    """
    rest = true[sums.totals] - true[sums.parts].sum(axis=1)
    has_rest = (sums.parts == len(true) - 1).any(axis=1)
    keep = (rest == 0) | (has_rest & (rest > 0))
    return Sums(sums.totals[keep], sums.parts[keep])


def narrow(low: Bounds, high: Bounds, sums: list[Sums]) -> tuple[Bounds, Bounds]:
    """Return how far the bounds of every number can be narrowed by its sums; the last entry is the unpublished one."""
    low, high = low.copy(), high.copy()
    for _ in range(PASSES):
        before = low.sum() - high.sum()
        for one in sums:
            _narrow_once(low, high, one)
        if low.sum() - high.sum() == before:
            break
    return low, high


def _narrow_once(low: Bounds, high: Bounds, one: Sums) -> None:
    fewest, most = low[one.parts].sum(axis=1), high[one.parts].sum(axis=1)
    low[one.totals] = np.maximum(low[one.totals], fewest)
    high[one.totals] = np.minimum(high[one.totals], most)
    others_most, others_fewest = most[:, None] - high[one.parts], fewest[:, None] - low[one.parts]
    low[one.parts] = np.maximum(low[one.parts], low[one.totals][:, None] - others_most)
    high[one.parts] = np.minimum(high[one.parts], high[one.totals][:, None] - others_fewest)
    low[-1], high[-1] = 0, FREE


class GivingAway:
    """The sums in which a number has exactly the bounds that the others leave it.

    Thousands of numbers are asked after and each is in a few of many thousands of sums: they are sorted by number once.
    """

    def __init__(self, sums: list[Sums], low: Bounds, high: Bounds) -> None:
        rows = [np.column_stack([one.totals, one.parts]) for one in sums]
        self._rows = [row for table in rows for row in table]
        position = np.concatenate([table.ravel() for table in rows])
        row = np.repeat(np.arange(len(self._rows)), [len(row) for row in self._rows])
        exact = np.flatnonzero(np.concatenate([_is_exact(one, low, high).ravel() for one in sums]))
        by_number = exact[np.argsort(position[exact])]
        self._row = row[by_number]
        self._starts = np.searchsorted(position[by_number], np.arange(len(low) + 1))

    def members(self, position: int) -> set[int]:
        """Return the members of these sums, the number itself among them; none where no sum gives it away."""
        found = self._row[self._starts[position] : self._starts[position + 1]]
        return {member for row in found for member in self._rows[row].tolist()}


def _is_exact(one: Sums, low: Bounds, high: Bounds) -> NDArray[np.bool_]:
    """Return of every total (first column) and part whether the rest of its sum leaves it exactly its bounds."""
    total, parts = one.totals[:, None], one.parts
    fewest, most = low[parts].sum(axis=1, keepdims=True), high[parts].sum(axis=1, keepdims=True)
    of_total = (fewest == low[total]) | (most == high[total])
    of_parts = (low[total] - most + high[parts] == low[parts]) | (high[total] - fewest + low[parts] == high[parts])
    return np.column_stack([of_total, of_parts])
