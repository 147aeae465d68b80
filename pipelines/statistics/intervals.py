"""The Wilson interval of a share (docs/method.md, section 3)."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

Floats = NDArray[np.float64]


def z_value(confidence: float) -> float:
    """Return the two-sided normal quantile of a level such as 0.95."""
    return float(ndtri(0.5 + confidence / 2))


def wilson(x: ArrayLike, n: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return lower and upper bound of the share x of n as fractions; nan where n is 0.

    Of nobody the lower bound is exactly 0 and of everybody the upper bound exactly 1: there the two terms of the
    formula cancel out, which floating numbers miss by about 1e-17.
    Source: Wilson (1927), the score interval without continuity correction.
    """
    count = np.asarray(x, dtype=float)
    people = np.where(np.asarray(n, dtype=float) > 0, n, np.nan).astype(float)
    z2 = z_value(confidence) ** 2
    p = count / people
    centre = (p + z2 / (2 * people)) / (1 + z2 / people)
    half = np.sqrt(z2) * np.sqrt(p * (1 - p) / people + z2 / (4 * people**2)) / (1 + z2 / people)
    lower, upper = np.where(count == 0, 0.0, centre - half), np.where(count == people, 1.0, centre + half)
    return np.where(np.isnan(people), np.nan, lower), upper
