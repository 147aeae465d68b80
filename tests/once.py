"""What is costly and the same for every test is made once in a run of the tests, for all its workers.

It goes with the run (conftest.py says where it lies), so nothing is found in it that older code made.
"""

import fcntl
import tempfile
from collections.abc import Callable
from pathlib import Path

_OWN = tempfile.TemporaryDirectory()
PLACE = Path(_OWN.name)


def once(name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder of this name, filled by the first who asks for it; nobody writes in it afterwards."""
    made, half = PLACE / name, PLACE / f"{name}.half"
    with (PLACE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            half.mkdir()
            make(half)
            half.rename(made)
    return made
