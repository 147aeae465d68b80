"""How one count, one share and one amount are made safe. Design: 0 to 4 are hidden alike, the rest is rounded to 5."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.statistics import wilson

HIDDEN_BELOW = 5
STEP = 5
SMALLEST_DENOMINATOR = 20
CAP = 0.05
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
    """
    share = (numerator.astype("Float64") / denominator.astype("Float64")).to_numpy(dtype=float, na_value=np.nan)
    size = denominator.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    with np.errstate(invalid="ignore"):
        found = np.select(
            [
                np.isnan(size) | (size < SMALLEST_DENOMINATOR),
                np.isnan(share) & ((HIDDEN_BELOW - 1) / size < CAP),
                np.isnan(share),
                share < CAP,
                share > 1 - CAP,
            ],
            ["hidden", "below_5", "hidden", "below_5", "above_95"],
            default="none",
        )
    return pd.Series(found, index=numerator.index, dtype="str")


def spans(numerator: pd.Series, denominator: pd.Series, cap: pd.Series) -> tuple[NDArray, NDArray]:
    """Return the lowest and highest bound of the 95% interval over every pair of true counts behind what is shown."""
    n = denominator.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    x = numerator.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    below, above = (cap == "below_5").to_numpy(), (cap == "above_95").to_numpy()
    x_low = np.select([below, above], [np.zeros_like(n), _first_above(n) - SLACK], x - SLACK)
    x_high = np.select([below, above], [_last_below(n) + SLACK, n + SLACK], x + SLACK)
    lower = wilson(np.clip(x_low, 0, n + SLACK), n + SLACK)[0]
    # The upper bound grows with the numerator and falls with the denominator: the corner decides, kept a possible pair.
    upper = wilson(np.minimum(x_high, np.maximum(n - SLACK, np.minimum(x_high, n))), np.maximum(n - SLACK, np.minimum(x_high, n + SLACK)))[1]
    return lower, upper


def _last_below(n: NDArray) -> NDArray:
    """Return the largest multiple of 5 whose share is below 5%, but never less than what counts as hidden."""
    return np.maximum(np.ceil(CAP * n / STEP) * STEP - STEP, HIDDEN_BELOW - 1 - SLACK)


def _first_above(n: NDArray) -> NDArray:
    """Return the smallest multiple of 5 whose share is above 95%."""
    return np.floor((1 - CAP) * n / STEP) * STEP + STEP
