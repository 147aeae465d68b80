"""How likely a count is by chance alone, from the binomial distribution itself (docs/method.md, section 3)."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import bdtr, bdtrc

from pipelines.statistics.intervals import Floats

TIE = 1e-9  # relative: a chance that equals the limit is not below it, whatever the last bit of a float says


def tails(x: ArrayLike, n: ArrayLike, average: ArrayLike) -> Floats:
    """Return the smaller of P(X <= x) and P(X >= x), doubled, at most 1; nan where x is nan.

    X counts `n` people, a whole number, who each have the chance `average`, a fraction: one for all, or one each.
    """
    count, people = np.asarray(x, dtype=float), np.asarray(n).astype(np.int64)
    smaller = np.minimum(bdtr(count, people, average), bdtrc(count - 1, people, average))
    return np.asarray(np.minimum(2 * smaller, 1.0))


def rare_below(confidence: float) -> float:
    """Return below which chance a count is outside a level: 0.05 for 0.95, a hair less so that a tie is not below."""
    return round(1 - confidence, 12) * (1 - TIE)
