"""A region is rounded and attacked once in a run of the tests, for all its workers: nothing in a publication costs more.

Workers that publish the same regions at the same time each do some of them. Belongs here: only that. What a test puts
in the place of a part of it is really used: nothing is taken from here then.
"""

import fcntl
import hashlib
import pickle
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipelines.protection import gate
from pipelines.protection import safe as product
from pipelines.protection.safe import Safe, Task
from pipelines.registries import indicators, programme, publication_plan
from tests import once

SAFE = product.safe
PARTS = ((product, "round_one"), (product, "protect"), (product, "left"), (gate, "left"))
REAL = [getattr(room, name, None) for room, name in PARTS]
RULES = (programme, indicators, publication_plan)


@contextmanager
def remembered() -> Iterator[None]:
    """Let every publication of this process take from what was rounded already, and start no other process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(product, "safe", safe)
        patch.setattr(product, "_each", each)
        yield


def each(tasks: Iterable[Task], _count: int) -> Iterator[Safe]:
    """Yield the tasks done, in order: first what no other worker is busy with."""
    every = list(tasks)
    for task in every:
        _made(task, fcntl.LOCK_EX | fcntl.LOCK_NB)
    yield from map(safe, every)


def safe(task: Task) -> Safe:
    """Return a region rounded and attacked, as it was the first time."""
    path = _made(task, fcntl.LOCK_EX)
    return SAFE(task) if path is None else pickle.loads(path.read_bytes())


def _made(task: Task, how: int) -> Path | None:
    """Return the file of a task, made if it is not there; None where nothing may be remembered or another makes it."""
    if [getattr(room, name, None) for room, name in PARTS] != REAL:
        return None
    folder = once.PLACE / "rounded"
    folder.mkdir(exist_ok=True)
    rules = [rule() for rule in (product.bar, product.controlled, *RULES)]
    path = folder / hashlib.sha256("\n".join(_told((task, rules))).encode()).hexdigest()
    with path.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, how)
        except BlockingIOError:
            return None
        if not path.exists():
            half = path.with_suffix(".half")
            half.write_bytes(pickle.dumps(SAFE(task)))
            half.rename(path)
    return path


def _told(part: Any) -> Iterator[str]:
    """Yield all that a part of a task says."""
    if isinstance(part, pd.DataFrame):
        yield f"{dict(part.dtypes.astype(str))}"
        yield part.reset_index(drop=True).to_json(orient="split")
    elif is_dataclass(part):
        yield from _told({one.name: getattr(part, one.name) for one in fields(part)})
    elif isinstance(part, Mapping):
        for name in sorted(part):
            yield str(name)
            yield from _told(part[name])
    elif isinstance(part, list | tuple):
        yield f"{len(part)}"
        for one in part:
            yield from _told(one)
    elif isinstance(part, set | frozenset):
        yield from _told(sorted(part))
    else:
        yield pickle.dumps(part).hex()
