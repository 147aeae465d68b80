"""Which true counts can lie behind what is shown: the counts themselves, or all that round or are capped to it.

Public counts are multiples of 5, 0 to 4 hidden alike; a capped share keeps its numerator back (docs/method.md, 4).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipelines.statistics.intervals import Floats

STEP = 5
SLACK = STEP // 2  # a count rounded to a multiple of 5 is at most 2 from the true one
SMALLEST_SHOWN = 5  # what shows as 5 is 5, 6 or 7: smaller counts are hidden
CAP_ONE_IN = 20  # shares below 5% and above 95% are capped: one in twenty


@dataclass(frozen=True)
class TrueCounts:
    """The fewest and most people that numerator and denominator can truly be, per region; nan where unknown."""

    fewest: Floats
    most: Floats
    fewest_of: Floats
    most_of: Floats

    def lowest_pair(self) -> tuple[Floats, Floats]:
        """Return the pair with the lowest share: fewest of most. Of all pairs both bounds of its Wilson interval are
        the lowest, and the chance of as many or more is the largest.
        """
        return np.minimum(self.fewest, self.most_of), self.most_of

    def highest_pair(self) -> tuple[Floats, Floats]:
        """Return the pair with the highest bounds: most of the fewest, or `n of n` with the most people. Of all pairs
        the chance of as many or fewer is the largest too.
        """
        most = np.minimum(self.most, self.most_of)
        return most, np.maximum(self.fewest_of, most)


def behind(numerator: ArrayLike, denominator: ArrayLike, precision: str, cap: ArrayLike = "none") -> TrueCounts:
    """Return what can lie behind shown counts. `precision` is `exact` or `rounded5`; `cap` as in `cube_rates`."""
    x, n = np.atleast_1d(np.asarray(numerator, dtype=float)), np.atleast_1d(np.asarray(denominator, dtype=float))
    if precision == "exact":
        return TrueCounts(x, x, n, n)
    caps = np.broadcast_to(np.asarray(cap, dtype=str), n.shape)
    below, above = caps == "below_5", caps == "above_95"
    largest, smallest = _largest_below(n), _smallest_above(n)
    fewest = np.select([below, above], [0 * n, smallest - SLACK], np.maximum(x - SLACK, SMALLEST_SHOWN))
    most = np.select([below, above], [np.maximum(largest + SLACK, SMALLEST_SHOWN - 1), n + SLACK], x + SLACK)
    return TrueCounts(fewest, most, np.maximum(n - SLACK, 1), n + SLACK)


def nearest_to_cap(denominator: ArrayLike, cap: ArrayLike) -> Floats:
    """Return of capped shares the one nearest to their cap that can be true, as a fraction; nan where not capped.

    Of a shown denominator: it lies below 5% or above 95%, so a point drawn there is one of those a verdict holds for.
    """
    n = np.asarray(denominator, dtype=float)
    below, above = (np.asarray(cap, dtype=str) == one for one in ("below_5", "above_95"))
    ends = [np.maximum(_largest_below(n), SMALLEST_SHOWN - 1), _smallest_above(n)]
    return np.asarray(np.select([below, above], ends, np.nan) / n)


def _largest_below(n: Floats) -> Floats:
    """Return the largest shown numerator that is less than 5% of a shown denominator."""
    return STEP * ((n - 1) // (STEP * CAP_ONE_IN))


def _smallest_above(n: Floats) -> Floats:
    """Return the smallest shown numerator that is more than 95% of a shown denominator."""
    return STEP * ((CAP_ONE_IN - 1) * n // (STEP * CAP_ONE_IN) + 1)
