"""The Wilson interval of a share, and the funnel limits that are its exact inverse (docs/method.md, section 3)."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import norm

Floats = NDArray[np.float64]


def z_value(level: float) -> float:
    """Return the two-sided normal quantile of a level such as 0.95."""
    return float(norm.ppf(0.5 + level / 2))


def wilson(numerator: ArrayLike, denominator: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Return lower and upper bound of a share as fractions; nan where the denominator is 0.

    Of nobody the lower bound is exactly 0 and of everybody the upper bound exactly 1: there the two terms of the
    formula cancel out, which floating numbers miss by about 1e-17.
    Source: Wilson (1927), the score interval without continuity correction.
    """
    x = np.asarray(numerator, dtype=float)
    n = np.where(np.asarray(denominator, dtype=float) > 0, denominator, np.nan).astype(float)
    z2 = z_value(level) ** 2
    p = x / n
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = np.sqrt(z2) * np.sqrt(p * (1 - p) / n + z2 / (4 * n**2)) / (1 + z2 / n)
    lower, upper = np.where(x == 0, 0.0, centre - half), np.where(x == n, 1.0, centre + half)
    return np.where(np.isnan(n), np.nan, lower), upper


def wilson_limits(country_rate: float, denominator: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Return between which observed shares a region of this size does not differ from the country.

    The exact inverse of `wilson`: a share lies outside these limits if and only if its interval leaves out the country.
    """
    n = np.asarray(denominator, dtype=float)
    half = z_value(level) * np.sqrt(country_rate * (1 - country_rate) / n)
    return np.maximum(country_rate - half, 0.0), np.minimum(country_rate + half, 1.0)
