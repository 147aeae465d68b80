"""Shades of a map: in which of at most four classes a value falls, with round limits that a legend can name.

Pure. The colours are tokens of the theme (`shade_1` to `shade_4`), all pale: a shade sorts, it makes no claim.
"""

import math
from decimal import Decimal

CLASSES = 4
STEPS = ("1", "2", "2.5", "5", "10")


def limits(values: list[float], smallest: float) -> list[float]:
    """Return the limits of the classes, from below the lowest value to above the highest; empty without values.

    `smallest` is the smallest step that the screen can tell apart: 0.01 for whole percentages, 1 for counts. `values`
    are as the screen rounds them, so that a tile never contradicts the legend.
    """
    if not values:
        return []
    low, high = Decimal(repr(min(values))), Decimal(repr(max(values)))
    step = _step(low, high, Decimal(repr(smallest)))
    start = (low // step) * step
    count = max(1, math.ceil((high - start) / step))
    return [float(start + step * index) for index in range(count + 1)]


def _step(low: Decimal, high: Decimal, smallest: Decimal) -> Decimal:
    """Return the smallest round step with which the classes hold everything from `low` to `high`."""
    size = smallest
    while True:
        for multiple in STEPS:
            step = size * Decimal(multiple)
            is_whole = step % smallest == 0
            if is_whole and (low // step) * step + step * CLASSES >= high:
                return step
        size *= 10


def shade(value: float, edges: list[float]) -> int:
    """Return the class of a value, 1 and up. On a limit it is the class above, except at the very top."""
    inside = [index for index, edge in enumerate(edges[:-1], 1) if value >= edge - 1e-9]
    return inside[-1] if inside else 1
