"""Within which multiples of 5 every published sum of a region must lie, and at which one it is aimed.

In steps of 5. The wide limits hold for every published sum; the close ones for the numbers of a share, which is
withheld where they do not hold.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipelines.protection.controlled.sums import Sums
from pipelines.registries.publication import Controlled

Steps = NDArray[np.int64]
# How often a number with this remainder goes up. Between "to the nearest" (0 or 1) and "unbiased" (0.2, 0.4, ...): of a
# share only the nearest is close enough to 1 and 4, and every outcome stays possible.
GOES_UP = np.array([0.0, 0.1, 0.35, 0.65, 0.9])

AT_LEAST = 2  # people that a step away from an aim costs: where it is hardly farther, chance still decides


@dataclass(frozen=True)
class Limits:
    """One value per published sum, in steps. `importance` is how many shares a sum is part of.

    `weight` is what a step away from the aim costs: by how many people it is then further from the true number, times
    a number of chance.
    """

    lowest: Steps
    highest: Steps
    close_lowest: Steps
    close_highest: Steps
    aim: Steps
    weight: NDArray[np.float64]
    importance: NDArray[np.float64]

    def aimed_at(self, aim: Steps) -> "Limits":
        """Return the same limits with other aims, as near as the close limits allow."""
        return replace(self, aim=np.clip(aim, self.close_lowest, self.close_highest))


def limits(
    sums: Sums, true: NDArray[np.int64], rules: Controlled, chance: np.random.Generator, attempt: int = 0
) -> Limits:
    """Return the limits of the sums that are told, of which `true` are the people.

    At every further attempt chance weighs more, so that another table is found where one is much nearer than others.
    """
    importance = _importance(sums, true, rules)[sums.is_told]
    true = true[sums.is_told]
    close = np.where(true < rules.step, rules.share_within_small, rules.share_within)
    lowest, highest = _within(true, rules.within, rules.step)
    near_lowest, near_highest = (
        np.where(importance > 0, near, wide)
        for near, wide in zip(_within(true, close, rules.step), (lowest, highest), strict=True)
    )
    goes_up = chance.random(len(true)) < GOES_UP[true % rules.step]
    aim = np.clip(true // rules.step + goes_up, near_lowest, near_highest)
    farther = rules.step - 2 * np.abs(aim * rules.step - true)
    weight = np.maximum(farther, AT_LEAST) * (0.5 + chance.random(len(true))) ** (1 + attempt)
    return Limits(lowest, highest, near_lowest, near_highest, aim, weight, importance)


def _within(true: Steps, most: int | Steps, step: int) -> tuple[Steps, Steps]:
    """Return the lowest and highest steps that lie at most so many people off, and not below 0."""
    return np.maximum(-((most - true) // step), 0), (true + most) // step


def _importance(sums: Sums, true: NDArray[np.int64], rules: Controlled) -> NDArray[np.float64]:
    """Return of how many shares a sum is one of the three numbers; only shares that can be large enough to be shown."""
    large = sums.shares[true[sums.shares[:, 1]] + rules.share_within > rules.share_from - 1]
    return np.bincount(large.ravel(), minlength=len(true)).astype(float)
