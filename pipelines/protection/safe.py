"""Regions rounded and attacked, on two processors: what comes out of here may be published.

Belongs here: that a region is rounded again where too little is left, and given up after so many tries. Not here: the
rounding (regions.py), what must be left (gate.py), what becomes of a region that is given up (release).
"""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from pipelines.protection import attack, gate
from pipelines.protection.audience import Published, protect
from pipelines.protection.gate import Left
from pipelines.protection.past import Past, kept_by_somebody
from pipelines.protection.regions import Held, Public, Slice, round_one
from pipelines.protection.texts import Order
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
    """The key, what was published before of regions that are new, and what is published already of the others.

    `order` is that of the projects (audience.Published), `past` what somebody may have kept of a region, oldest first.
    """

    key: bytes
    before: Mapping[str, Held]
    beside: Mapping[str, Public]
    order: Order
    past: Mapping[str, Sequence[Past]]


@dataclass(frozen=True)
class Task:
    """All that rounding and attacking a region takes; `beside` it stands what else is published."""

    own: Slice
    true: Tables
    key: bytes
    before: Held | None
    beside: Mapping[str, Public]
    order: Order
    past: Sequence[Past] = ()


def safe_all(
    own: Mapping[str, Slice], true: Tables, kept: Kept, done: Callable[[str, int], None] = lambda _, of: None
) -> Iterator[Safe]:
    """Yield every slice rounded and attacked, the country last: it is attacked beside all regions.

    `done` hears each region when it is ready and how many there are, before the first an empty name.
    """
    country, beside = programme().country_code, dict(kept.beside)
    regions = [name for name in own if name != country]

    def task(region: str, beside: Mapping[str, Public]) -> Task:
        past = kept.past.get(region, ())
        return Task(own[region], _of_region(true, region), kept.key, kept.before.get(region), beside, kept.order, past)

    if own:
        done("", len(own))
    for found in _each((task(name, {}) for name in regions), len(regions)):
        beside |= {found.region: found.public} if found.public is not None else {}
        done(found.region, len(own))
        yield found
    if country in own:
        yield safe(task(country, beside))
        done(country, len(own))


def safe(task: Task) -> Safe:
    """Return a region rounded so that the attack leaves enough of its small counts.

    A share that would tell too much is withheld; where that is not enough, the region is rounded again.
    """
    found = Safe(task.own.region, None, None)
    kept = kept_by_somebody(task.past, task.true, task.own.region, task.order)
    is_country = task.own.region == programme().country_code
    for attempt in range(controlled().country_tries if is_country else controlled().tries):
        public = round_one(task.own, task.key, task.before, attempt)
        while public is not None:
            left = attacked(task, public, kept)
            if left.passes(bar()):
                return Safe(task.own.region, public, left)
            found = replace(found, left=left)
            public = public.without(left.telling) if left.telling - public.held.withheld else None
    return found


def attacked(task: Task, public: Public, kept: Sequence[attack.Earlier]) -> Left:
    """Return what the attack leaves of a region; of the country, of it or of a region that it narrows too much."""
    region, order = task.own.region, task.order
    tables = protect(task.true, Published({**task.beside, region: public}, order=order))
    found = gate.left(tables, task.true, region, order, kept)
    others = gate.narrowed_by_country(tables) if region == programme().country_code else []
    beside = (gate.left(tables, task.true, other, order) for other in others)
    return next((one for one in beside if not one.passes(bar())), found)


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
