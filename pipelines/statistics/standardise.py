"""Shares as they would be with another mix of people: directly and indirectly standardised (docs/method.md, section 8).

Belongs here: rates and ratios over strata, the last axis of every array. Not here: which strata a file has
(pipelines/release/statements.py).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipelines.statistics.intervals import Floats, byar, counted, refuse_rows, wilson
from pipelines.statistics.true_counts import TrueCounts, behind, outermost_means, people_behind
from pipelines.statistics.verdicts import classified


@dataclass(frozen=True)
class Indirect:
    """How many have the outcome beside how many would have it at the shares of the standard, one of each per region.

    `lower` and `upper` bound `ratio`, observed divided by expected; `verdict` is the one of verdicts.py, beside the
    expected share instead of that of the country.
    """

    observed: Floats
    expected: Floats
    ratio: Floats
    lower: Floats
    upper: Floats
    verdict: NDArray[np.str_]


def direct(
    x: ArrayLike, n: ArrayLike, weights: ArrayLike, multiplier: float = 1.0, confidence: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """Return the rate with the mix of `weights`, and its bounds. Source: Dobson, Kuulasmaa, Eberle and Scherer (1991).

    x events of n people in each stratum; weights are the people of the standard population.
    """
    count, people, weight = np.broadcast_arrays(*(np.asarray(one, dtype=float) for one in (x, n, weights)))
    impossible = {"a negative number": (count < 0) | (weight < 0), "a rate of nobody": people <= 0}
    refuse_rows(impossible, x=count, n=people, weight=weight)
    share, events = weight / weight.sum(axis=-1, keepdims=True), count.sum(axis=-1)
    rate = (share * count / people).sum(axis=-1)
    spread = np.sqrt((share**2 * count / people**2).sum(axis=-1) / np.where(events > 0, events, np.nan))
    lower, upper = (rate + spread * (bound - events) for bound in byar(events, confidence))
    return rate * multiplier, lower * multiplier, upper * multiplier


def indirect(
    x: ArrayLike, n: ArrayLike, standard_x: ArrayLike, standard_n: ArrayLike, precision: str = "exact"
) -> Indirect:
    """Return observed against expected: x of n people in each stratum, and the same of the standard.

    A stratum that a region does not have is nan in x and n. The interval is Wilson's of the observed share, divided by
    the expected share: on one stratum it is the interval beside the share of the country. The standard is taken as
    given. Where counts are rounded, interval and verdict hold for all true counts behind what is shown.
    """
    count, people = np.atleast_2d(*counted(x, n))
    base_count, base_people = counted(standard_x, standard_n)
    base = behind(base_count, base_people, precision)
    is_known = ~np.isnan(count + people)
    low, high = (np.where(is_known, share[0] / share[1], 0.0) for share in (base.lowest_pair(), base.highest_pair()))
    true = _together(behind(count, people, precision), is_known)
    fewest, most_people = (np.where(is_known, one, 0.0) for one in people_behind(people, precision))
    least, most = outermost_means(fewest, most_people, low)[0], outermost_means(fewest, most_people, high)[1]
    observed = np.where(is_known, count, 0).sum(axis=-1)
    expected = np.where(is_known, people * base_count / base_people, 0).sum(axis=-1)
    lower, upper = (
        np.divide(bound, share, out=np.full(share.shape, np.inf), where=share > 0)
        for bound, share in ((wilson(*true.lowest_pair())[0], most), (wilson(*true.highest_pair())[1], least))
    )
    ratio = observed / np.where(expected > 0, expected, np.nan)
    said = np.where(np.isnan(ratio), "unknown", classified(true, least, most))
    return Indirect(observed, expected, ratio, lower, upper, said)


def _together(true: TrueCounts, is_known: NDArray[np.bool_]) -> TrueCounts:
    """Return what can be true of all strata of a region together; nan where it has none."""
    parts = (true.fewest, true.most, true.fewest_without, true.most_without)
    has_any = is_known.any(axis=-1)
    return TrueCounts(*(np.where(has_any, np.where(is_known, one, 0.0).sum(axis=-1), np.nan) for one in parts))
