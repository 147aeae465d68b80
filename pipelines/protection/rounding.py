"""How one count, one share and one amount are made safe: 0 to 4 are hidden alike, the rest is rounded to 5."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.statistics import behind, wilson
from pipelines.statistics.true_counts import CAP_ONE_IN, SLACK, SMALLEST_SHOWN, STEP

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


def spans(
    numerator: pd.Series, denominator: pd.Series, cap: pd.Series
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and highest bound of the 95% interval over every pair of true counts behind what is shown.

    Rows that show nothing give numbers without meaning.
    """
    true = behind(_floats(numerator), _floats(denominator), "rounded5", cap)
    return wilson(*true.lowest_pair())[0], wilson(*true.highest_pair())[1]


def _floats(values: pd.Series) -> NDArray[np.float64]:
    return np.asarray(values.to_numpy(dtype=float, na_value=np.nan))
