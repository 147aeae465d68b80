"""One verdict everywhere: does a region differ from the country by more than chance?

At 99.8% it differs, at 95% it may differ. At a level both must say so: the Wilson interval leaves the country out, and
the exact binomial tail is rare. Where only the interval says so, there are too few people; where it does not, no
difference is to be seen. Where the counts are rounded, a class is given only if it holds for every pair of true counts
behind what is shown, else nothing can be said.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipelines.statistics.binomial import rare_below, tails
from pipelines.statistics.intervals import Floats, wilson
from pipelines.statistics.true_counts import TrueCounts, behind

LEVELS = (0.95, 0.998)
UNKNOWN, FEW = "unknown", "unknown_few"


def verdict(
    numerator: ArrayLike,
    denominator: ArrayLike,
    country: tuple[float, float],
    precision: str = "exact",
) -> NDArray[np.str_]:
    """Return per region `higher_2`, `higher_1`, `same`, `lower_1`, `lower_2`, `unknown_few` or `unknown`.

    `numerator` and `denominator` have one value per region; nan gives `unknown`. `country` is the lowest and highest
    share of `country_range`; `precision` is `exact` or `controlled5`.
    """
    return classified(behind(numerator, denominator, precision), *country)


def classified(true: TrueCounts, low: ArrayLike, high: ArrayLike) -> NDArray[np.str_]:
    """Return the verdict that holds for all of these true counts beside every line from `low` to `high`.

    The line is one share, or one per region: what would be expected of it (standardise.py).
    """
    least, most = _steps(*true.lowest_pair(), high), _steps(*true.highest_pair(), low)
    few = ((least.interval >= 1) & (most.both < 1)) | ((most.interval <= -1) & (least.both > -1))
    found = np.select(
        [
            np.isnan(least.both) | np.isnan(most.both),
            (least.interval == 0) & (most.interval == 0),
            least.both >= 1,
            most.both <= -1,
            few,
        ],
        [UNKNOWN, "same", _named("higher", least.both), _named("lower", most.both), FEW],
        default=UNKNOWN,
    )
    return np.asarray(found, dtype=str)


def country_range(numerator: float, denominator: float, precision: str) -> tuple[float, float]:
    """Return the lowest and highest share of the country behind the counts that are shown; nan when there is none."""
    true = behind(numerator, denominator or np.nan, precision)
    low, high = (float(x[0] / n[0]) for x, n in (true.lowest_pair(), true.highest_pair()))
    return low, high


@dataclass(frozen=True)
class Steps:
    """At how many levels a region lies above (1, 2) or below (-1, -2) the country; nan where that cannot be said.

    `interval` by its interval alone, `both` where the binomial tail is rare at that level too.
    """

    interval: Floats
    both: Floats


def _steps(x: Floats, n: Floats, line: ArrayLike) -> Steps:
    is_possible = (n > 0) & (x >= 0) & (x <= n) & ~np.isnan(line)
    count, people, country = (np.where(is_possible, one, other) for one, other in ((x, 0), (n, 1), (line, 0.5)))
    chance = tails(count, people, country)
    interval, both = np.zeros(x.shape), np.zeros(x.shape)
    for level in LEVELS:
        lower, upper = wilson(count, people, level)
        outside = (lower > country).astype(int) - (upper < country).astype(int)
        interval += outside
        both += outside * (chance < rare_below(level))
    return Steps(*(np.where(is_possible, steps, np.nan) for steps in (interval, both)))


def _named(direction: str, steps: Floats) -> list[str]:
    return [f"{direction}_{abs(int(step))}" if not np.isnan(step) else UNKNOWN for step in steps]
