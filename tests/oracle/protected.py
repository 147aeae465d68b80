"""What the public may be told of a true number, one number at a time, as docs/method.md says it.

Nothing of pipelines/protection is used. Belongs here: plans, bounds and statuses. Not here: the figures (slow.py).
"""

import itertools
from collections.abc import Callable, Collection, Mapping
from math import sqrt
from typing import Any

from tests.oracle.places import GROUPS, PILLARS
from tests.oracle.slow import RATES, REGIONS, Cell, Key, Slow

Z = 1.959963984540054
STEP = WITHIN = 5
SMALLEST = 20  # people of a share
FEW_REGIONS = 3
NOWHERE = ("missing", "not_applicable")
True_ = dict[tuple, Cell]


def plan(slow: Slow) -> list[Key]:
    """Return the public (period, group, pillar), written out: crossed once per year or over all, twice only over all."""
    found = []
    for period, group, pillar in itertools.product(slow.periods, ["all", *GROUPS], ["all", *PILLARS]):
        crossed = (group != "all") + (pillar != "all")
        if crossed == 0 or (crossed == 1 and "-" not in period) or (crossed == 2 and period == "all"):
            found.append((period, group, pillar))
    return found


def above(key: Key) -> list[Key]:
    """Return the totals that a cell is part of, itself left out; not all of them are in the plan."""
    period, group, pillar = key
    ways = itertools.product({period, period[:4], "all"}, {group, "all"}, {pillar, "all"})
    return [one for one in ways if one != key]


def true_cells(slow: Slow, measures: Collection[str]) -> True_:
    """Return the true cells of the public plan, by region (or NL), key and measure or rate."""
    found = {}
    ways: list[tuple[Collection[str], Callable, Callable]] = [
        (measures, slow.count, slow.country_count),
        (RATES, slow.share, slow.country_share),
    ]
    for key, (names, of, of_country) in itertools.product(plan(slow), ways):
        for name in names:
            cells = [of(code, key, name) for code in REGIONS]
            for code, cell in [*zip(REGIONS, cells, strict=True), ("NL", of_country(cells))]:
                found[code, *key, name] = cell
    return found


def statuses(true: True_, key: tuple) -> set[str]:
    """Return what the public may be told of a cell before anything of a share is hidden: nothing below an empty total.

    That is one status, unless totals of more than one direction are empty for different reasons.
    """
    code, *own, what = key
    totals = {true[code, *one, what].status for one in above(tuple(own)) if (code, *one, what) in true}
    if empty := totals & set(NOWHERE):
        return empty
    told = {"hidden": "shown"}.get(true[key].status, true[key].status)
    return {"hidden" if told == "shown" and code == "NL" and regions_with(true, key) < FEW_REGIONS else told}


def regions_with(true: True_, key: tuple) -> int:
    """Return how many regions have a figure in this cell."""
    return sum(true[code, *key[1:]].status in ("shown", "hidden") for code in REGIONS)


def coverage(true: True_, told: str, key: tuple, bent: set[tuple[str, str]]) -> str | None:
    """Return what the public is told of how much is known; `<5` makes a whole region partial, so that it places nothing."""
    if told == "hidden":
        return None
    if told == "shown":
        return "partial" if true[key].coverage != "full" or (key[0], key[-1]) in bent else "full"
    own = true[key]
    return own.coverage if own.status == told else "full" if told == "not_applicable" else "none"


def bent(true: True_) -> set[tuple[str, str]]:
    """Return the regions and measures or rates of which some cell is partial by `<5` alone."""
    return {(key[0], key[-1]) for key, cell in true.items() if cell.is_bent}


def is_close(shown: float, true: float) -> bool:
    """Tell whether one number of a share may be shown for the true one: 3 off, and 5 where fewer than 5 are there."""
    return abs(shown - true) <= (5 if true < STEP else 3)


def are_close(x: int, n: int, cell: Cell) -> bool:
    """Tell whether the three numbers of a share may be shown for the true ones."""
    parts = ((x, cell.numerator), (n - x, cell.denominator - cell.numerator), (n, cell.denominator))
    return all(itertools.starmap(is_close, parts))


def wilson(numerator: int, denominator: int) -> tuple[float, float]:
    """Return the 95% score interval as Wilson wrote it: the roots of (p - x/n)^2 = z^2 p (1 - p) / n."""
    a, b, c = 1 + Z**2 / denominator, 2 * numerator / denominator + Z**2 / denominator, (numerator / denominator) ** 2
    root = sqrt(max(b * b - 4 * a * c, 0))
    return (b - root) / (2 * a), (b + root) / (2 * a)


def span(x: int, n: int) -> tuple[float, float]:
    """Return the lowest and highest bound over every pair of true counts that can lie behind these two numbers."""
    pairs = [(a, a + b) for a in _behind(x) for b in _behind(n - x) if abs(a + b - n) <= 3]
    bounds = [wilson(*pair) for pair in pairs]
    return min(low for low, _ in bounds), max(high for _, high in bounds)


def _behind(shown: int) -> list[int]:
    return [one for one in range(max(shown - 5, 0), shown + 6) if is_close(shown, one)]


def value(shown: Mapping[tuple, tuple[Any, ...]], key: tuple) -> int | None:
    """Return what a public number adds to its total: nothing where it is empty, and None where it is hidden."""
    number, told = shown[key][:2]
    return None if told == "hidden" else number or 0
