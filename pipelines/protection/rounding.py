"""How one count, one share and one amount are made safe: 0 to 4 are hidden alike, the rest is rounded to 5."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.statistics import behind, wilson
from pipelines.statistics.intervals import Floats

STEP = 5
SLACK = STEP // 2  # a count rounded to a multiple of 5 is at most 2 from the true one
SMALLEST_SHOWN = 5  # what shows as 5 is 5, 6 or 7: smaller counts are hidden
CAP_ONE_IN = 20  # shares below 5% and above 95% are hidden: one in twenty
SMALLEST_DENOMINATOR = 20
MEDIAN_FROM_TRAJECTORIES = 5


def rounded(values: pd.Series) -> pd.Series:
    """Return counts rounded to the nearest multiple of 5, missing where the true count is 0 to 4 or unknown."""
    known = values.astype("Int64")
    nearest = ((known + SLACK) // STEP) * STEP
    return nearest.mask(known < SMALLEST_SHOWN)


def caps(numerator: pd.Series, denominator: pd.Series) -> pd.Series:
    """Return `below_5`, `above_95`, `none` or `hidden` for protected counts whose denominator may be shown.

    A hidden numerator (0 to 4) is `below_5` only where even 4 is less than 5%; else nothing may be said.
    Compared in whole numbers (20 x against n), so that exactly 5% and 95% are shown.
    """
    size = denominator.fillna(0).astype("int64").to_numpy()
    hidden = numerator.isna().to_numpy()
    x = numerator.fillna(SMALLEST_SHOWN - 1).astype("int64").to_numpy()
    found = np.select(
        [size < SMALLEST_DENOMINATOR, CAP_ONE_IN * x < size, hidden, CAP_ONE_IN * (size - x) < size],
        ["hidden", "below_5", "hidden", "above_95"],
        default="none",
    )
    return pd.Series(found, index=numerator.index, dtype="str")


def spans(numerator: pd.Series, denominator: pd.Series) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and highest bound of the 95% interval over every pair of true counts behind what is shown."""
    true = behind(_floats(numerator), _floats(denominator), "controlled5")
    return wilson(*true.lowest_pair())[0], wilson(*true.highest_pair())[1]


def ends(x: Floats, n: Floats, cap: pd.Series) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the fewest and most people behind a rounded or capped numerator, and behind its denominator."""
    below, above = (cap == "below_5").to_numpy(), (cap == "above_95").to_numpy()
    smallest = STEP * ((CAP_ONE_IN - 1) * n // (STEP * CAP_ONE_IN) + 1)
    largest = STEP * ((n - 1) // (STEP * CAP_ONE_IN))
    fewest = np.select([below, above], [0 * n, smallest - SLACK], np.maximum(x - SLACK, SMALLEST_SHOWN))
    most = np.select([below, above], [np.maximum(largest + SLACK, SMALLEST_SHOWN - 1), n + SLACK], x + SLACK)
    return fewest, most, np.maximum(n - SLACK, 1), n + SLACK


def _floats(values: pd.Series) -> NDArray[np.float64]:
    return np.asarray(values.to_numpy(dtype=float, na_value=np.nan))
