"""One verdict everywhere: does a region differ from the country by more than chance?

Outside 99.8% it differs, outside 95% it may differ, else no difference is to be seen. Where the counts are rounded, a
class is given only if it holds for every pair of true counts behind what is shown, else nothing can be said.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipelines.statistics.intervals import wilson

ROUNDING = 2  # a count rounded to a multiple of 5 is at most 2 from the true one
SMALLEST_SHOWN = 5  # what shows as 5 is 5, 6 or 7: smaller counts are hidden
CLASSES = ("lower_2", "lower_1", "same", "higher_1", "higher_2")
UNKNOWN = "unknown"


def verdict(
    numerator: ArrayLike,
    denominator: ArrayLike,
    country_numerator: float,
    country_denominator: float,
    precision: str = "exact",
) -> NDArray[np.str_]:
    """Return per region `higher_2`, `higher_1`, `same`, `lower_1`, `lower_2` or `unknown`.

    `numerator` and `denominator` have one value per region; nan gives `unknown`. `precision` is `exact` or `rounded5`.
    """
    x, n = np.atleast_1d(np.asarray(numerator, dtype=float)), np.atleast_1d(np.asarray(denominator, dtype=float))
    low, high = country_range(country_numerator, country_denominator, precision)
    slack = ROUNDING if precision == "rounded5" else 0
    lowest, highest = np.full(x.shape, 9), np.full(x.shape, -9)
    for shift_x in range(-slack, slack + 1):
        for shift_n in range(-slack, slack + 1):
            for country in {low, high}:
                steps, possible = _steps(x + shift_x, n + shift_n, country)
                possible &= (x + shift_x >= SMALLEST_SHOWN) | (slack == 0)
                lowest = np.where(possible, np.minimum(lowest, steps), lowest)
                highest = np.where(possible, np.maximum(highest, steps), highest)
    return _common_class(lowest, highest)


def country_range(numerator: float, denominator: float, precision: str) -> tuple[float, float]:
    """Return the lowest and highest share of the country behind the counts that are shown; nan when there is none."""
    if not denominator or np.isnan(denominator) or np.isnan(numerator):
        return np.nan, np.nan
    if precision == "exact":
        return numerator / denominator, numerator / denominator
    return (numerator - ROUNDING) / (denominator + ROUNDING), (numerator + ROUNDING) / (denominator - ROUNDING)


def _steps(
    x: NDArray[np.float64], n: NDArray[np.float64], country: float
) -> tuple[NDArray[np.int_], NDArray[np.bool_]]:
    """Return -2..2 for how far the country lies outside the interval, and for which pairs that can be said."""
    possible = (n > 0) & (x >= 0) & (x <= n) & ~np.isnan(country)
    with np.errstate(invalid="ignore"):
        steps = np.zeros(x.shape, dtype=int)
        for level in (0.95, 0.998):
            lower, upper = wilson(np.where(possible, x, 0), np.where(possible, n, 1), level)
            steps += (lower > country).astype(int) - (upper < country).astype(int)
    return steps, possible


def _common_class(lowest: NDArray[np.int_], highest: NDArray[np.int_]) -> NDArray[np.str_]:
    """Return the strongest class that holds for every pair: 'may differ' holds where 'differs' does."""
    found = np.full(lowest.shape, UNKNOWN, dtype="<U8")
    found[(lowest == 0) & (highest == 0)] = "same"
    for step, name in ((1, "higher_1"), (2, "higher_2")):
        found[(lowest >= step) & (highest > -9)] = name
    found[(lowest == 9)] = UNKNOWN
    for step, name in ((-1, "lower_1"), (-2, "lower_2")):
        found[(highest <= step) & (lowest < 9)] = name
    return found
