"""One verdict everywhere: does a region differ from the country by more than chance?

Outside 99.8% it differs, outside 95% it may differ, else no difference is to be seen. Where the counts are rounded or
capped, a class is given only if it holds for every pair of true counts behind what is shown, else nothing can be said.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipelines.statistics.intervals import wilson
from pipelines.statistics.true_counts import Floats, behind

LEVELS = (0.95, 0.998)
UNKNOWN = "unknown"


def verdict(
    numerator: ArrayLike,
    denominator: ArrayLike,
    country: tuple[float, float],
    precision: str = "exact",
    cap: ArrayLike = "none",
) -> NDArray[np.str_]:
    """Return per region `higher_2`, `higher_1`, `same`, `lower_1`, `lower_2` or `unknown`.

    `numerator`, `denominator` and `cap` have one value per region; nan gives `unknown`, but a capped share needs no
    numerator. `country` is the lowest and highest share of `country_range`; `precision` is `exact` or `rounded5`.
    """
    true = behind(numerator, denominator, precision, cap)
    low, high = country
    lowest, highest = _steps(*true.lowest_pair(), high), _steps(*true.highest_pair(), low)
    found = np.select(
        [np.isnan(lowest) | np.isnan(highest), (lowest == 0) & (highest == 0), lowest >= 1, highest <= -1],
        [UNKNOWN, "same", _named("higher", lowest), _named("lower", highest)],
        default=UNKNOWN,
    )
    return np.asarray(found, dtype=str)


def country_range(numerator: float, denominator: float, precision: str, cap: str = "none") -> tuple[float, float]:
    """Return the lowest and highest share of the country behind the counts that are shown; nan when there is none."""
    true = behind(numerator, denominator or np.nan, precision, cap)
    return float(true.fewest[0] / true.most_of[0]), float(min(true.most[0] / true.fewest_of[0], 1.0))


def _steps(x: Floats, n: Floats, country: float) -> Floats:
    """Return -2..2 for how far the country lies outside the interval; nan where that cannot be said."""
    is_possible = (n > 0) & (x >= 0) & (x <= n) & ~np.isnan(country)
    steps = np.zeros(x.shape)
    for level in LEVELS:
        lower, upper = wilson(np.where(is_possible, x, 0), np.where(is_possible, n, 1), level)
        steps += (lower > country).astype(int) - (upper < country).astype(int)
    return np.where(is_possible, steps, np.nan)


def _named(direction: str, steps: Floats) -> list[str]:
    return [f"{direction}_{abs(int(step))}" if not np.isnan(step) else UNKNOWN for step in steps]
