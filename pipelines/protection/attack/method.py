"""What the publisher says of the method: which true numbers can be behind a shown one. Everybody may know this.

Belongs here: the boxes. Not here: which numbers add up (leaves.py, statements.py).
"""

from dataclasses import dataclass

import numpy as np

Box = tuple[float, float]
BASE = 5
MOST = 1e6  # no region has more people


@dataclass(frozen=True)
class Method:
    """How numbers of people were changed before they went out: into multiples of BASE.

    A count is at most `within` off. A share is shown from `smallest` people on, and then its three numbers are at most
    `share_within` off, save the small ones, of which `small_shares` gives the lowest and highest truth.
    """

    within: float = 5
    share_within: float = 3
    smallest: int = 20
    small_shares: tuple[tuple[int, Box], ...] = ((0, (0, 4)), (5, (0, 8)))

    def count(self, shown: float) -> Box:
        """Return the lowest and the highest count that can be behind a shown one."""
        return max(0, shown - self.within), shown + self.within

    def part(self, shown: float) -> Box:
        """Return the same for a numerator, or for the rest of its denominator."""
        return dict(self.small_shares).get(int(shown), self.whole(shown))

    def whole(self, shown: float) -> Box:
        """Return the same for a denominator."""
        return max(0, shown - self.share_within), shown + self.share_within


CONTROLLED = Method()
NOTHING_SAID = Method(np.inf, np.inf, small_shares=())  # as if every number could be behind every shown one
