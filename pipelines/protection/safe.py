"""Regions rounded and attacked, on two processors: what comes out of here may be published.

Belongs here: that a region is rounded again where too little is left, and given up after so many tries. Not here: the
rounding (regions.py), what must be left (gate.py), what becomes of a region that is given up (release).
"""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import pandas as pd

from pipelines.protection.audience import Published, protect
from pipelines.protection.gate import Left, left
from pipelines.protection.regions import Held, Public, Slice, round_one
from pipelines.registries import programme
from pipelines.registries.publication import bar, controlled

Tables = Mapping[str, pd.DataFrame]
PROCESSES = 2
WORTH_PROCESSES = 3  # regions from which starting other processes pays


@dataclass(frozen=True)
class Safe:
    """A region that may be published, and what the attack left; without `public` it may not."""

    region: str
    public: Public | None
    left: Left | None


@dataclass(frozen=True)
class Kept:
    """The key, what was published before of regions that are new, and what is published already of the others."""

    key: bytes
    before: Mapping[str, Held]
    beside: Mapping[str, Public]


@dataclass(frozen=True)
class Task:
    """All that rounding and attacking a region takes; `beside` it stands what else is published."""

    own: Slice
    true: Tables
    key: bytes
    before: Held | None
    beside: Mapping[str, Public]


def safe_all(
    own: Mapping[str, Slice], true: Tables, kept: Kept, done: Callable[[str], None] = lambda _: None
) -> Iterator[Safe]:
    """Yield every slice rounded and attacked, the country last: it is attacked beside all regions.

    `done` hears each region when it is ready.
    """
    key, before, country, beside = kept.key, kept.before, programme().country_code, dict(kept.beside)
    regions = [name for name in own if name != country]
    tasks = (Task(own[name], _of_region(true, name), key, before.get(name), {}) for name in regions)
    for found in _each(tasks, len(regions)):
        beside |= {found.region: found.public} if found.public is not None else {}
        done(found.region)
        yield found
    if country in own:
        yield safe(Task(own[country], true, key, before.get(country), beside))
        done(country)


def safe(task: Task) -> Safe:
    """Return a region rounded so that the attack leaves enough of its small counts."""
    found = Safe(task.own.region, None, None)
    for attempt in range(controlled().tries):
        public = round_one(task.own, task.key, task.before, attempt)
        if public is not None:
            tables = protect(task.true, Published({**task.beside, task.own.region: public}))
            found = Safe(task.own.region, public, left(tables, task.true, task.own.region))
            if found.left and found.left.passes(bar()):
                return found
    return Safe(task.own.region, None, found.left)


def _each(tasks: Iterable[Task], count: int) -> Iterator[Safe]:
    """Yield the tasks done, in order; in processes of their own where there are many."""
    if count < WORTH_PROCESSES:
        yield from map(safe, tasks)
        return
    with ProcessPoolExecutor(PROCESSES, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(partial(safe), tasks)


def _of_region(true: Tables, region: str) -> Tables:
    """Return the true tables of one region; of the country all, as it is the sum of them."""
    if region == programme().country_code:
        return true
    return {
        name: table.loc[table["region_code"] == region] if "region_code" in table else table
        for name, table in true.items()
    }
