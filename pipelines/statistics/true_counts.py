"""Which true counts can lie behind what is shown: the counts themselves, or all that controlled rounding allows.

Public counts are multiples of 5. Of a share that is shown the people with the outcome, those without it and all of
them together are each at most 3 off, and at most 4 where fewer than 5 are truly there (docs/method.md, 4).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipelines.statistics.intervals import Floats

STEP = 5
OFF = 3  # how far a number of a share may be from the true one
OFF_SMALL = STEP - 1  # the same where the true one is below 5: 1 to 4 show as 0 or 5


@dataclass(frozen=True)
class TrueCounts:
    """The fewest and most people that truly have the outcome, and that truly lack it, per region; nan where unknown.

    That their sum is held within 3 as well takes neither pair below away: both lie within it, whatever is shown.
    """

    fewest: Floats
    most: Floats
    fewest_without: Floats
    most_without: Floats

    def lowest_pair(self) -> tuple[Floats, Floats]:
        """Return people with the outcome and all people, of the lowest share. Of all true pairs both bounds of its
        Wilson interval are the lowest, and the chance of as many or more is the largest.
        """
        return self.fewest, self.fewest + self.most_without

    def highest_pair(self) -> tuple[Floats, Floats]:
        """Return the pair of the highest share. Of all true pairs both bounds of its Wilson interval are the highest,
        and the chance of as many or fewer is the largest.
        """
        return self.most, self.most + self.fewest_without


def behind(numerator: ArrayLike, denominator: ArrayLike, precision: str) -> TrueCounts:
    """Return what can lie behind shown counts. `precision` is `exact` or `controlled5`."""
    x, n = np.atleast_1d(np.asarray(numerator, dtype=float)), np.atleast_1d(np.asarray(denominator, dtype=float))
    if precision == "exact":
        return TrueCounts(x, x, n - x, n - x)
    return TrueCounts(*_box(x), *_box(n - x))


def _box(shown: Floats) -> tuple[Floats, Floats]:
    """Return the fewest and the most people behind a number of a share: 0 to 4 behind 0, 1 to 8 behind 5."""
    fewest = np.select([shown == 0, shown == STEP], [0 * shown, shown - OFF_SMALL], shown - OFF)
    return fewest, np.where(shown == 0, OFF_SMALL, shown + OFF)
