"""Work in a process of its own, so that what it needs is its own. A process begins with the memory of its maker: keep that small."""

import multiprocessing
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
    """Return the seconds that `work` says it took, and the megabytes of its process and of the largest it started."""
    seconds, own, children = apart(_watched, work, *given)
    return {"seconds": round(seconds, 2), "mb": round(own / 1024), "mb_of_child": round(children / 1024)}


def _watched(work: Callable[..., float], *given: Any) -> tuple[float, int, int]:
    seconds = work(*given)
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return seconds, own, children
