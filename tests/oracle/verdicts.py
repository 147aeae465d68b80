"""The verdict a second time, by hand and one region at a time: tails added up term by term, intervals as roots.

Independent of `pipelines.statistics`, and slow.
"""

import itertools
import math
from functools import cache
from statistics import NormalDist

LEVELS = {0.95: 0.05, 0.998: 0.002}  # level -> how rare what is outside it must be
TIE = 1e-10  # twice 0.1 x 0.1 x 0.1 is 0.002, not below it, whatever logarithms make of it


@cache
def terms(n: int, p: float) -> tuple[float, ...]:
    """Return the probability of 0, 1, .. n of n, each from its own logarithm."""
    whole = math.lgamma(n + 1)
    ways = (whole - math.lgamma(x + 1) - math.lgamma(n - x + 1) for x in range(n + 1))
    return tuple(math.exp(way + x * math.log(p) + (n - x) * math.log1p(-p)) for x, way in enumerate(ways))


@cache
def twice_the_smaller_tail(x: int, n: int, p: float) -> float:
    """Return 2 min(P(X <= x), P(X >= x))."""
    chances = terms(n, p)
    return 2 * min(math.fsum(chances[: x + 1]), math.fsum(chances[x:]))


def is_left_out(x: int, n: int, p: float, level: float) -> bool:
    """Tell whether p is beyond both roots of (q - x/n)^2 = z^2 q (1 - q) / n, the bounds of Wilson's interval."""
    z = NormalDist().inv_cdf(0.5 + level / 2)
    return (p - x / n) ** 2 > z**2 * p * (1 - p) / n


def one_verdict(x: int, n: int, p: float) -> str:
    """Return the verdict on x of n beside a country of p, strictly between 0 and 1."""
    side = "higher" if x / n > p else "lower"
    for step, level in ((2, 0.998), (1, 0.95)):
        if is_left_out(x, n, p, level) and twice_the_smaller_tail(x, n, p) < LEVELS[level] * (1 - TIE):
            return f"{side}_{step}"
    return "unknown_few" if is_left_out(x, n, p, 0.95) else "same"


def strongest(pairs: list[tuple[int, int]], countries: tuple[float, ...]) -> str:
    """Return the class that holds for every pair and every country, one by one."""
    said = {one_verdict(x, n, p) for (x, n), p in itertools.product(pairs, countries)}
    if len(said) == 1:
        return said.pop()
    for side in ("higher", "lower"):
        if said == {f"{side}_1", f"{side}_2"}:
            return f"{side}_1"
    return "unknown"
