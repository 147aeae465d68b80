"""At how many moments a process is killed in the tests of crashes: a few in every run, many in `make soak`."""

import os
from collections.abc import Iterator

FEW = 12
VARIABLE = "POW_MOMENTS"


def moments(within: float) -> Iterator[float]:
    """Yield moments, in seconds, from the beginning up to `within`."""
    count = int(os.environ.get(VARIABLE, FEW))
    yield from (within * moment / count for moment in range(count))
