"""Work in a process of its own, so that what it needs is its own. A process begins with the memory of its maker: keep that small."""

import multiprocessing
import os
import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from tests.bench.report import Row


def apart(work: Callable[..., Any], *given: Any) -> Any:
    """Do work in a process of its own and return what it returns."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as worker:
        return worker.submit(work, *given).result()


def alone(work: Callable[..., float], *given: Any) -> Row:
    """Return the seconds that `work` says it took, those of processors, and the megabytes of its process and of the largest
    it started.
    """
    return apart(_watched, work, *given)


def _watched(work: Callable[..., float], *given: Any) -> Row:
    used = sum(os.times()[:4])
    seconds = work(*given)
    spent = sum(os.times()[:4]) - used
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    found = {"seconds": round(seconds, 2), "processor_s": round(spent, 2)}
    return found | {"mb": round(own / 1024), "mb_of_child": round(children / 1024)}
