"""Between which shares a region of a given size does not differ from the country: the rule of the verdict, inverted."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import bdtrik

from pipelines.statistics.binomial import rare_below
from pipelines.statistics.intervals import Floats, sized, z_value


def proportion_limits(n: ArrayLike, average: float, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return the lowest and highest share of `n` people whose Wilson interval holds `average`, as fractions.

    The exact inverse: p ± z √(p(1 − p) / n). Source: Spiegelhalter (2005), the funnel plot of proportions.
    """
    people = sized(n)
    half = z_value(confidence) * np.sqrt(average * (1 - average) / people)
    return np.clip(average - half, 0.0, 1.0), np.clip(average + half, 0.0, 1.0)


def verdict_limits(n: ArrayLike, average: float, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return the lowest and highest share of `n` people that does not differ from `average`, as fractions.

    A share of x in n lies outside these limits if and only if its Wilson interval leaves out the average *and* twice
    the smaller binomial tail is below `1 - confidence`: each limit is the widest of the two. The binomial one is the
    continuous inverse of the tail (the incomplete beta function), so it is exact at whole numbers and smooth between.
    """
    people = sized(n)
    lower, upper = proportion_limits(people, average, confidence)
    fewest, most = (_fewest(people, chance, confidence) for chance in (average, 1 - average))
    return np.minimum(lower, fewest / people), np.maximum(upper, 1 - most / people)


def _fewest(people: Floats, chance: float, confidence: float) -> Floats:
    """Return the count k, not whole, at which P(X <= k) is half of what is rare; 0 where even nobody is not rare."""
    if not 0 < chance < 1:
        return people * chance
    tail = rare_below(confidence) / 2
    return np.where((1 - chance) ** people < tail, bdtrik(tail, people, chance), 0.0)
