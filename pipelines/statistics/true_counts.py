"""Which true counts can lie behind what is shown: the counts themselves, or all that controlled rounding allows.

Public counts are multiples of 5. Of a share that is shown the people with the outcome, those without it and all of
them together are each at most 3 off, and at most 5 where fewer than 5 are truly there (docs/method.md, 4).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipelines.statistics.intervals import Floats

STEP = 5
OFF = 3  # how far a number of a share may be from the true one
SMALL = STEP - 1  # 0 to 4 show as 0 or 5


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


def people_behind(denominator: ArrayLike, precision: str) -> tuple[Floats, Floats]:
    """Return the fewest and the most people that can be behind the number of all people of a share."""
    n = np.asarray(denominator, dtype=float)
    return (n, n) if precision == "exact" else _box(n)


def outermost_means(fewest: Floats, most: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Return the lowest and highest mean of `values` over people, of whom so many can be at each; the last axis is it.

    It is lowest where there are as many as can be up to some value, and as few as can be above it. nan where nobody
    can be.
    """
    is_below = values[..., np.newaxis, :] <= values[..., :, np.newaxis]
    found = []
    for below, above, outermost in ((most, fewest, np.fmin), (fewest, most, np.fmax)):
        people = np.where(is_below, below[..., np.newaxis, :], above[..., np.newaxis, :])
        total = people.sum(axis=-1)
        weighed = (people * values[..., np.newaxis, :]).sum(axis=-1)
        found.append(outermost.reduce(weighed / np.where(total > 0, total, np.nan), axis=-1, initial=np.nan))
    return found[0], found[1]


def _box(shown: Floats) -> tuple[Floats, Floats]:
    """Return the fewest and the most people behind a number of a share: 0 to 4 behind 0, 0 to 8 behind 5."""
    return np.where(shown <= STEP, 0, shown - OFF), np.where(shown == 0, SMALL, shown + OFF)
