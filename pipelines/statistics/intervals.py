"""Intervals of shares, counts, rates and differences (docs/method.md, sections 3 and 9). Arrays in, arrays out.

Belongs here: lower and upper bounds. What cannot be is refused with the row that it stands in; nan, which is not known,
goes through. Not here: words (verdicts.py), true counts behind those of a file (true_counts.py).
"""

from collections.abc import Mapping
from typing import cast

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaincinv, ndtri

Floats = NDArray[np.float64]
LEAST_CONFIDENCE = 0.9
EXACT_BELOW = 10  # events: fewer are too few for Byar's approximation


def z_value(confidence: float) -> float:
    """Return the two-sided normal quantile of a level such as 0.95. Raises ValueError outside 0.9 to 1."""
    if not LEAST_CONFIDENCE <= confidence < 1:
        raise ValueError(f"confidence {confidence}: give a level from 0.9 to below 1, such as 0.95")
    return float(ndtri(0.5 + confidence / 2))


def counted(x: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats]:
    """Return x and n of one shape, as floats. Raises ValueError that names the row that cannot be."""
    count, people = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(n, dtype=float))
    impossible = {
        "a negative number": (count < 0) | (people < 0),
        "a share of nobody": people == 0,
        "more with the outcome than people": count > people,
    }
    refuse_rows(impossible, x=count, n=people)
    return count, people


def refuse_rows(impossible: Mapping[str, NDArray[np.bool_]], **given: Floats) -> None:
    """Raise ValueError where something impossible holds: in which row, counted from 0, and what is given there."""
    for why, rows in impossible.items():
        if np.any(rows):
            place = tuple(np.argwhere(np.atleast_1d(rows))[0])
            there = {name: np.broadcast_to(values, np.atleast_1d(rows).shape)[place] for name, values in given.items()}
            said = ", ".join(f"{name} = {value:g}" for name, value in there.items())
            where = ", ".join(f"{axis} {at}" for axis, at in zip(("row", "column"), place, strict=False))
            raise ValueError(f"{where}: {why} ({said})")


def sized(n: ArrayLike) -> Floats:
    """Return numbers of people as floats. Raises ValueError that names the row where there is nobody."""
    people = np.asarray(n, dtype=float)
    refuse_rows({"a share of nobody": people <= 0}, n=people)
    return people


def _not_negative(x: ArrayLike) -> Floats:
    count = np.asarray(x, dtype=float)
    refuse_rows({"a negative number": count < 0}, x=count)
    return count


def _pair(lower: ArrayLike, upper: ArrayLike) -> tuple[Floats, Floats]:
    """Return arrays as they are and single numbers as numbers."""
    return cast("tuple[Floats, Floats]", (np.asarray(lower)[()], np.asarray(upper)[()]))


def wilson(x: ArrayLike, n: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return lower and upper bound of the share x of n, as fractions.

    Of nobody the lower bound is exactly 0 and of everybody the upper bound exactly 1: there the two terms of the
    formula cancel out, which floating numbers miss by about 1e-17.
    Source: Wilson (1927), the score interval without continuity correction.
    """
    z2 = z_value(confidence) ** 2
    count, people = counted(x, n)
    p = count / people
    centre = (p + z2 / (2 * people)) / (1 + z2 / people)
    half = np.sqrt(z2) * np.sqrt(p * (1 - p) / people + z2 / (4 * people**2)) / (1 + z2 / people)
    return _pair(np.where(count == 0, 0.0, centre - half), np.where(count == people, 1.0, centre + half))


def wilson_rounded(x: ArrayLike, n: ArrayLike, base: int, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return the outermost Wilson bounds over every pair of true counts that rounds to x and n, multiples of `base`.

    Both bounds rise with the people who have the outcome and fall with those who have not, so the outermost pairs are
    the fewest of the most, and the most of the fewest. Half of an even base can round either way: both are counted in.
    """
    count, people = counted(x, n)
    refuse_rows({f"no multiple of {base}": (count % base != 0) | (people % base != 0)}, x=count, n=people)
    off = base // 2
    fewest, most = np.maximum(people - off, 1), people + off
    lower, _ = wilson(np.maximum(count - off, 0), most, confidence)
    _, upper = wilson(np.minimum(count + off, fewest), fewest, confidence)
    return _pair(lower, upper)


def byar(x: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return lower and upper bound of the expected number where x events were counted.

    Source: Breslow and Day (1987), Byar's approximation of the exact Poisson interval.
    """
    z, count = z_value(confidence), _not_negative(x)
    events = np.where(count > 0, count, 1.0)
    lower = events * np.maximum(1 - 1 / (9 * events) - z / (3 * np.sqrt(events)), 0) ** 3
    more = count + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return _pair(np.where(count == 0, 0.0, np.where(np.isnan(count), np.nan, lower)), upper)


def poisson_exact(x: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return the exact bounds of the expected number where x events were counted. Source: Garwood (1936)."""
    z_value(confidence)
    count, tail = _not_negative(x), (1 - confidence) / 2
    lower = np.where(count == 0, 0.0, gammaincinv(np.where(count == 0, 1.0, count), tail))
    return _pair(lower, gammaincinv(count + 1, 1 - tail))


def rate(x: ArrayLike, n: ArrayLike, multiplier: float = 1.0, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return the bounds of x events per `multiplier` of n; x may be more than n. Exact under 10 events, else Byar."""
    count, people = np.broadcast_arrays(_not_negative(x), np.asarray(n, dtype=float))
    refuse_rows({"a negative number": people < 0, "a rate of nobody": people == 0}, x=count, n=people)
    few = count < EXACT_BELOW
    pairs = zip(poisson_exact(count, confidence), byar(count, confidence), strict=True)
    lower, upper = (np.where(few, exact, near) * multiplier / people for exact, near in pairs)
    return _pair(lower, upper)


def difference(
    x1: ArrayLike, n1: ArrayLike, x2: ArrayLike, n2: ArrayLike, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return the bounds of the first share minus the second. Source: Newcombe (1998), method 10, of Wilson's bounds."""
    (lower1, upper1), (lower2, upper2) = wilson(x1, n1, confidence), wilson(x2, n2, confidence)
    p1, p2 = np.asarray(x1, dtype=float) / np.asarray(n1), np.asarray(x2, dtype=float) / np.asarray(n2)
    gap = p1 - p2
    lower = gap - np.sqrt((p1 - lower1) ** 2 + (upper2 - p2) ** 2)
    upper = gap + np.sqrt((upper1 - p1) ** 2 + (p2 - lower2) ** 2)
    return _pair(np.maximum(lower, -1.0), np.minimum(upper, 1.0))
