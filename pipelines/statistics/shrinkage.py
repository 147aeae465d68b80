"""Estimates that borrow from all regions, so that a small region is not far out by chance alone. For analysts.

Belongs here: values drawn towards their common mean. Not on screen: a page shows what was counted. Worked examples:
docs/method.md, section 10.
"""

import numpy as np
from numpy.typing import ArrayLike

from pipelines.statistics.intervals import Floats, counted, refuse_rows

FEWEST_VALUES = 4  # of fewer the positive James-Stein estimate is no better than the values themselves


def empirical_bayes(x: ArrayLike, n: ArrayLike) -> Floats:
    """Return the share of every region in a beta-binomial model of all of them; nan where x or n is.

    The beta distribution has the mean of all people, and the variance that the shares have beyond chance; where they
    have none, all are that mean. Source: Kleinman (1973), estimates by moments.
    """
    count, people = counted(x, n)
    known = np.isfinite(count + people)
    everyone, regions = people[known].sum(), int(known.sum())
    raw: Floats = count / people
    if regions < 2:
        return raw
    mean = count[known].sum() / everyone
    spread = (people[known] * (raw[known] - mean) ** 2).sum()
    room = everyone - (people[known] ** 2).sum() / everyone
    chance = mean * (1 - mean)
    # Expected is chance · (regions − 1 + alike · (room − (regions − 1))): `alike` is the correlation within a region.
    excess = spread - chance * (regions - 1)
    alike = excess / (chance * (room - (regions - 1))) if chance > 0 and room > regions - 1 else 0.0
    if alike <= 0:
        return np.where(known, mean, np.nan)
    prior = 1 / min(alike, 1.0) - 1
    drawn: Floats = (count + prior * mean) / (people + prior)
    return drawn


def james_stein(values: ArrayLike, variance: ArrayLike) -> Floats:
    """Return the values drawn towards their mean, the more the larger their variance is beside their spread.

    `variance` is what chance alone gives: one for all, or one each. Never beyond the mean. Source: Efron and Morris
    (1975), the positive part of the James-Stein estimate.
    """
    value, chance = np.broadcast_arrays(np.asarray(values, dtype=float), np.asarray(variance, dtype=float))
    refuse_rows({"a variance that is not above 0": chance <= 0}, value=value, variance=chance)
    weight = np.where(np.isfinite(value), 1 / chance, 0.0)
    regions = int((weight > 0).sum())
    if regions < FEWEST_VALUES:
        return value
    mean = np.nansum(weight * value) / weight.sum()
    spread = np.nansum(weight * (value - mean) ** 2)
    kept = max(0.0, 1 - (regions - 3) / spread) if spread > 0 else 0.0
    return np.where(np.isfinite(value), mean + kept * (value - mean), np.nan)
