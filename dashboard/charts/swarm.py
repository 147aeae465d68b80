"""Where dots on one axis lie: each at its value, beside the line only as far as none lies on another. Pure."""

from collections.abc import Sequence
from math import hypot

import numpy as np
from numpy.typing import NDArray

STEP = 0.5  # of a diameter: how far a dot moves at a time to be free
FURTHEST = 6.0  # diameters from the line; beyond that dots may lie on each other


def offsets(across: Sequence[float], diameter: float) -> NDArray[np.float64]:
    """Return per dot how far from the line it lies, above or below, in the units of `across`; in the same order."""
    found = np.zeros(len(across))
    placed: list[tuple[float, float]] = []
    for index in np.argsort(np.asarray(across, dtype=float), kind="stable"):
        x = float(across[index])
        near = [(one, up) for one, up in placed if x - one < diameter]
        found[index] = next((up for up in _tried(diameter) if _is_free(x, up, near, diameter)), 0.0)
        placed.append((x, float(found[index])))
    return found


def _tried(diameter: float) -> list[float]:
    """Return places to try, the nearest to the line first, above and below it in turn."""
    steps = np.arange(1, round(FURTHEST / STEP) + 1) * STEP * diameter
    return [0.0, *(side * float(step) for step in steps for side in (-1, 1))]


def _is_free(x: float, up: float, near: list[tuple[float, float]], diameter: float) -> bool:
    return all(hypot(x - one, up - other) >= diameter - 1e-9 for one, other in near)
