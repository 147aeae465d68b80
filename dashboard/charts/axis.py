"""Where an axis ends and where its marks stand: from 0 to a round number, the same for one indicator on a page."""

from math import floor, log10

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

# The ends of an axis, and how far its marks are apart, as parts of a power of ten.
STEPS = {1: 0.2, 2: 0.5, 2.5: 0.5, 4: 1, 5: 1, 6: 2, 8: 2, 10: 2}


def top_of(values: ArrayLike, is_share: bool) -> float:
    """Return the first round number that no value goes beyond; for shares at most 1, the whole. Without values 1."""
    known = np.asarray(values, dtype=float)
    highest = float(np.max(known, initial=0.0, where=np.isfinite(known)))
    if highest <= 0:
        return 1.0
    unit = 10.0 ** floor(log10(highest))
    top = next(float(f"{step * unit:.12g}") for step in STEPS if highest <= step * unit * (1 + 1e-9))
    return min(top, 1.0) if is_share else top


def ticks(top: float) -> list[float]:
    """Return the marks of an axis that ends at `top`, 0 and `top` included."""
    unit = 10.0 ** floor(log10(top) + 1e-9)
    apart = STEPS[min(STEPS, key=lambda step: abs(step - top / unit))] * unit
    return [float(f"{index * apart:.12g}") for index in range(round(top / apart) + 1)]


def heights(rows: pd.DataFrame) -> NDArray[np.float64]:
    """Return where shares are drawn, as fractions; missing where there is none."""
    found: NDArray[np.float64] = rows["value"].to_numpy(dtype=float, na_value=np.nan).copy()
    found[rows["status"].to_numpy() != "shown"] = np.nan
    return found
