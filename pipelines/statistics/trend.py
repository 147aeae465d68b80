"""Does a share rise or fall over time by more than chance? The Cochran-Armitage test, with dispersion.

Belongs here: the word over a series of shares of one region. Not here: which half-years are old enough, and that a
state, such as dropout, has no trend (pipelines/release/statements.py). Worked example: docs/method.md, section 6.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipelines.statistics.intervals import Floats, counted, z_value
from pipelines.statistics.true_counts import TrueCounts, behind, outermost_means

RISING, FALLING, NO_CLEAR_CHANGE, CANNOT_BE_TOLD = "rising", "falling", "no_clear_change", "cannot_be_told"
FEWEST_PERIODS = 4
CONFIDENCE = 0.95


def test(x: ArrayLike, n: ArrayLike, order: ArrayLike, precision: str = "exact") -> NDArray[np.str_]:
    """Return `rising`, `falling`, `no_clear_change` or `cannot_be_told` per series; one word for one series.

    The last axis is time: `x` of `n` people have the outcome in the period that stands at `order` on a line of time.
    nan is a period without a share; with fewer than four others nothing can be told. Where counts are rounded
    (`controlled5`) a word is given only if it holds for every series of true counts behind what is shown.
    Sources: Cochran (1954), Armitage (1955); dispersion: McCullagh and Nelder (1989), section 4.5.
    """
    count, people = counted(x, n)
    is_known = ~np.isnan(count + people)
    true = behind(np.where(is_known, count, 0), np.where(is_known, people, 0), precision)
    box = _Box.of(true, is_known, np.broadcast_to(np.asarray(order, dtype=float), count.shape))
    lowest, highest = box.slopes()
    limit = z_value(CONFIDENCE)
    wide = np.sqrt(box.most_dispersion())
    said = np.select(
        [
            is_known.sum(axis=-1) < FEWEST_PERIODS,
            lowest > limit * wide,
            highest < -limit * wide,
            (highest <= limit * np.sqrt(box.least_dispersion())) & (lowest >= -limit * np.sqrt(box.least_dispersion())),
        ],
        [CANNOT_BE_TOLD, RISING, FALLING, NO_CLEAR_CHANGE],
        default=CANNOT_BE_TOLD,
    )
    return said[()]


@dataclass(frozen=True)
class _Box:
    """Between which counts a series truly lies, with and without the outcome, and when; 0 people where none is known.

    The statistic is D·√(XY/S): D the mean time of those with the outcome minus that of those without, X and Y how many
    they are, S the sum of squares of time over all of them. Bounds of its parts bound it; on exact counts they are it.
    """

    fewest: Floats
    most: Floats
    fewest_without: Floats
    most_without: Floats
    time: Floats

    @classmethod
    def of(cls, true: TrueCounts, is_known: NDArray[np.bool_], time: Floats) -> "_Box":
        def shaped(bound: Floats) -> Floats:
            return np.where(is_known, bound.reshape(is_known.shape), 0.0)

        return cls(shaped(true.fewest), shaped(true.most), shaped(true.fewest_without), shaped(true.most_without), time)

    def slopes(self) -> tuple[Floats, Floats]:
        """Return the lowest and highest value that the statistic can have, in standard errors."""
        early, late = _mean_times(self.fewest, self.most, self.time)
        early_without, late_without = _mean_times(self.fewest_without, self.most_without, self.time)
        least = self.fewest.sum(-1) * self.fewest_without.sum(-1) / _squares(self.most + self.most_without, self.time)
        most = self.most.sum(-1) * self.most_without.sum(-1) / _squares(self.fewest + self.fewest_without, self.time)
        low, high = early - late_without, late - early_without
        return (
            low * np.sqrt(np.where(low > 0, least, most)),
            high * np.sqrt(np.where(high > 0, most, least)),
        )

    def most_dispersion(self) -> Floats:
        """Return the largest dispersion around a line: Pearson's chi-square over its degrees of freedom, at least 1.

        Of every series in the box the best line leaves no more than the line through its middle does.
        """
        line = self._line()
        people, gaps = [], []
        for x in (self.fewest, self.most):
            for y in (self.fewest_without, self.most_without):
                people.append(x + y)
                gaps.append(((1 - line) * x - line * y) ** 2)
        chi = np.max([gap / np.where(n > 0, n, np.inf) for gap, n in zip(gaps, people, strict=True)], axis=0).sum(-1)
        freedom = ((self.most + self.most_without) > 0).sum(-1) - 2
        spread = np.minimum(*(_spread(x, y) for x, y in self._totals()))
        found: Floats = np.maximum(1.0, chi / np.where((spread > 0) & (freedom > 0), spread * freedom, np.inf))
        return found

    def least_dispersion(self) -> Floats:
        """Return a dispersion that no series in the box is below: its own on exact counts, else 1."""
        is_exact = (self.fewest == self.most).all(-1) & (self.fewest_without == self.most_without).all(-1)
        return np.where(is_exact, self.most_dispersion(), 1.0)

    def _totals(self) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
        return (
            (self.fewest.sum(-1), self.most_without.sum(-1)),
            (self.most.sum(-1), self.fewest_without.sum(-1)),
        )

    def _line(self) -> Floats:
        """Return the share at every time on the weighted least squares line through the middle of the box."""
        x, n = (self.fewest + self.most) / 2, (self.fewest + self.most + self.fewest_without + self.most_without) / 2
        people = np.maximum(n.sum(-1, keepdims=True), 1)
        middle = (n * self.time).sum(-1, keepdims=True) / people
        share = x.sum(-1, keepdims=True) / people
        squares = _squares(n, self.time)[..., np.newaxis]
        slope = ((self.time - middle) * x).sum(-1, keepdims=True) / squares
        line: Floats = share + slope * (self.time - middle)
        return line


def _mean_times(fewest: Floats, most: Floats, time: Floats) -> tuple[Floats, Floats]:
    """Return the earliest and latest mean time; 0 of nobody, whose number makes the statistic 0."""
    early, late = outermost_means(fewest, most, time)
    return np.nan_to_num(early), np.nan_to_num(late)


def _squares(people: Floats, time: Floats) -> Floats:
    """Return the sum of squares of time around its mean over people; infinite where they all started at once."""
    total = np.maximum(people.sum(-1), 1)
    middle = (people * time).sum(-1) / total
    found = (people * (time - middle[..., np.newaxis]) ** 2).sum(-1)
    return np.where(found > 0, found, np.inf)


def _spread(x: Floats, y: Floats) -> Floats:
    """Return p(1 - p) of x with and y without."""
    spread: Floats = x * y / np.maximum(x + y, 1) ** 2
    return spread
