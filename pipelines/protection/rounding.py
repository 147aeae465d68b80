"""How one count, one share and one amount are made safe. Design: 0 to 4 are hidden alike, the rest is rounded to 5."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.statistics import wilson

HIDDEN_BELOW = 5
STEP = 5
SMALLEST_DENOMINATOR = 20
CAP_ONE_IN = 20  # shares below 5% and above 95% are capped: one in twenty
MEDIAN_FROM_TRAJECTORIES = 5
SLACK = STEP // 2


def rounded(values: pd.Series) -> pd.Series:
    """Return counts rounded to the nearest multiple of 5, missing where the true count is 0 to 4 or unknown."""
    known = values.astype("Int64")
    nearest = ((known + SLACK) // STEP) * STEP
    return nearest.mask(known < HIDDEN_BELOW)


def caps(numerator: pd.Series, denominator: pd.Series) -> pd.Series:
    """Return `below_5`, `above_95`, `none` or `hidden` for protected counts whose denominator may be shown.

    A hidden numerator (0 to 4) is `below_5` only where even 4 is less than 5%; else nothing may be said.
    Compared in whole numbers (20 x against n), so that exactly 5% and 95% are shown.
    """
    size = denominator.fillna(0).astype("int64").to_numpy()
    hidden = numerator.isna().to_numpy()
    x = numerator.fillna(HIDDEN_BELOW - 1).astype("int64").to_numpy()
    found = np.select(
        [size < SMALLEST_DENOMINATOR, CAP_ONE_IN * x < size, hidden, CAP_ONE_IN * (size - x) < size],
        ["hidden", "below_5", "hidden", "above_95"],
        default="none",
    )
    return pd.Series(found, index=numerator.index, dtype="str")


def spans(numerator: pd.Series, denominator: pd.Series, cap: pd.Series) -> tuple[NDArray, NDArray]:
    """Return the lowest and highest bound of the 95% interval over every pair of true counts behind what is shown.

    Both bounds grow with the numerator and fall with the denominator, so two corners of the box decide; where the
    numerator can equal the denominator the upper bound is 1. Rows that show nothing give numbers without meaning.
    """
    n = denominator.fillna(0).astype("int64").to_numpy()
    x = numerator.fillna(0).astype("int64").to_numpy()
    below, above = (cap == "below_5").to_numpy(), (cap == "above_95").to_numpy()
    largest_below = STEP * ((n - 1) // (STEP * CAP_ONE_IN))
    smallest_above = STEP * ((CAP_ONE_IN - 1) * n // (STEP * CAP_ONE_IN) + 1)
    low = np.select([below, above], [np.zeros_like(n), smallest_above - SLACK], np.maximum(x - SLACK, HIDDEN_BELOW))
    high = np.select([below, above], [np.maximum(largest_below + SLACK, HIDDEN_BELOW - 1), n + SLACK], x + SLACK)
    fewest = np.maximum(n - SLACK, 1)
    lower = wilson(np.minimum(low, n + SLACK), n + SLACK)[0]
    upper = np.where(high >= fewest, 1.0, wilson(np.minimum(high, fewest), fewest)[1])
    return lower, upper
