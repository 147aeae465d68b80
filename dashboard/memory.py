"""What was computed last, by key, so that it need not be computed again. Bounded, and safe between threads.

For what never changes, as everything that comes from a release. Not for choices or sessions.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Result = TypeVar("Result")
KEPT = 256  # results of one release: a choice is four of them, with what is drawn of it 0.5 MB, so 32 MB


class Memory:
    """The results that were asked for last, at most `size` of them."""

    def __init__(self, size: int = KEPT) -> None:
        self._size = size
        self._results: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return the result for `key`, made now where it is not here; two threads may both make it."""
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                found: Result = self._results[key]
                return found
        made = make()
        with self._lock:
            self._results[key] = made
            while len(self._results) > self._size:
                self._results.popitem(last=False)
        return made
