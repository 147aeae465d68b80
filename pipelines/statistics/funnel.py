"""Between which values a region of a given size does not differ from a target: the limits of a funnel plot.

Belongs here: limits, where a value lies among them, and how much wider the ordinary spread between regions is than
chance alone. Worked examples: docs/method.md, sections 3 and 9. Not here: the verdict (verdicts.py).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import bdtrik, pdtrik

from pipelines.statistics.binomial import rare_below
from pipelines.statistics.intervals import Floats, refuse_rows, sized, z_value

WINSORISED = 0.1  # of the regions at either end are drawn in, so that what truly differs does not widen the limits
Limits = tuple[ArrayLike, ArrayLike]


@dataclass(frozen=True)
class Dispersion:
    """How far values lie from a target, in standard errors (`z`), and what their ordinary spread makes of that.

    `phi` is the mean square of the winsorised z; `tau2` the variance between regions beyond chance, 0 where there is
    none; `adjusted` is z with that variance added.
    """

    z: Floats
    winsorised: Floats
    phi: float
    tau2: float
    adjusted: Floats


def proportion_limits(n: ArrayLike, average: float, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return the lowest and highest share of `n` people whose Wilson interval holds `average`, as fractions.

    The exact inverse: p ± z √(p(1 − p) / n). Source: Spiegelhalter (2005), the funnel plot of proportions.
    """
    people = sized(n)
    refuse_rows({"an average outside 0 to 1": np.asarray((average < 0) | (average > 1))}, average=np.asarray(average))
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


def ratio_limits(expected: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return the lowest and highest ratio of observed to expected events that does not differ from 1.

    The continuous inverse of the exact Poisson interval: a whole number of events lies outside if and only if its
    interval (`intervals.poisson_exact`) leaves out what is expected.
    """
    events = sized(expected)
    tail = (1 - confidence) / 2 if z_value(confidence) else np.nan
    fewest = np.where(np.exp(-events) < tail, pdtrik(tail, events), 0.0)
    most = pdtrik(1 - tail, events) + 1
    return (fewest / events)[()], (most / events)[()]


def significance(values: ArrayLike, inner: Limits, outer: Limits) -> NDArray[np.str_]:
    """Return where each value lies: `higher_2` or `lower_2` outside the outer limits, `higher_1` or `lower_1` outside
    the inner ones, else `same`; `unknown` where the value or a limit is nan.
    """
    value = np.asarray(values, dtype=float)
    (low, high), (lowest, highest) = inner, outer
    is_unknown = np.isnan(value + np.asarray(low) + np.asarray(high) + np.asarray(lowest) + np.asarray(highest))
    where = [is_unknown, value > highest, value < lowest, value > high, value < low]
    return np.select(where, ["unknown", "higher_2", "lower_2", "higher_1", "lower_1"], default="same")[()]


def dispersion(rates: ArrayLike, errors: ArrayLike, target: float) -> Dispersion:
    """Return how much wider than chance the values of regions spread around a target.

    `errors` are the standard errors by chance alone. Source: Spiegelhalter (2005), additive over-dispersion.
    """
    value, error = np.broadcast_arrays(np.asarray(rates, dtype=float), np.asarray(errors, dtype=float))
    refuse_rows({"an error that is not above 0": error <= 0}, rate=value, error=error)
    z = (value - target) / error
    drawn_in = np.clip(z, *np.nanquantile(z, (WINSORISED, 1 - WINSORISED)))
    regions, phi = int(np.isfinite(z).sum()), float(np.nanmean(drawn_in**2))
    weight = np.where(np.isfinite(z), error, np.inf) ** -2.0
    room = float(weight.sum() - (weight**2).sum() / weight.sum())
    beyond = regions * phi - (regions - 1)
    tau2 = beyond / room if beyond > 0 and room > 0 else 0.0
    return Dispersion(z, drawn_in, phi, tau2, (value - target) / np.sqrt(error**2 + tau2))


def _fewest(people: Floats, chance: float, confidence: float) -> Floats:
    """Return the count k, not whole, at which P(X <= k) is half of what is rare; 0 where even nobody is not rare."""
    if not 0 < chance < 1:
        return people * chance
    tail = rare_below(confidence) / 2
    return np.where((1 - chance) ** people < tail, bdtrik(tail, people, chance), 0.0)
