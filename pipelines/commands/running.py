"""The whole way, under one lock: intake, identity, build, publish. Used by the command line; prints nothing."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from pipelines import experiences
from pipelines.free_text.decisions import decisions
from pipelines.intake.records import COUNTING, Receipt
from pipelines.layout import MANIFEST, WITHDRAWN
from pipelines.registries import region_names
from pipelines.release import (
    changed,
    current,
    inputs_id,
    is_whole,
    said_in,
    sweep,
)
from pipelines.release.decision import decided_before
from pipelines.release.publishing import point_at
from pipelines.settings import DataDir


class Busy(Exception):
    """Another run holds the lock."""


class UnknownRelease(Exception):
    """There is no release with this id that may be opened."""


class Step(StrEnum):
    """What became of the release: made now, made anew because it was damaged, shown again, or as it was."""

    PUBLISHED = "published"
    MENDED = "mended"
    SHOWN_AGAIN = "shown_again"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Outcome:
    """What a run did: the receipts of this run, the release that is now current, and what became of it."""

    receipts: list[Receipt]
    release: str
    step: Step

    @property
    def is_new(self) -> bool:
        """Tell whether the release did not exist before this run."""
        return self.step is Step.PUBLISHED

    @property
    def new_deliveries(self) -> int:
        """Return how many deliveries of this run were not here before and were kept: no repeats, nothing refused."""
        kept = (one for one in self.receipts if not (one.get("is_again") or one.get("stays")))
        return sum(one["verdict"] != "rejected" for one in kept)

    @property
    def needs_attention(self) -> bool:
        """Tell whether some delivery of this run needs attention."""
        return any(map(needs_attention, self.receipts))

    def changed(self, data: DataDir) -> list[dict[str, Any]]:
        """Return what is different now on the public pages of the regions that delivered in this run."""
        given = self._given - set(self._frozen(data))
        return changed(data.releases / self.release, given) if self.is_new else []

    def kept(self, data: DataDir) -> list[str]:
        """Return the names of the regions that delivered in this run and keep the public table that they had."""
        return [region_names()[one] for one in self._frozen(data) if one in self._given and self.is_new]

    @property
    def _given(self) -> set[str]:
        return {one["region"] for one in self.receipts if one["region"] and not one.get("is_again")}

    def _frozen(self, data: DataDir) -> list[str]:
        frozen: list[str] = said_in(data.releases / self.release / MANIFEST).get("frozen", [])
        return frozen


def needs_attention(receipt: Receipt) -> bool:
    """Tell whether a delivery is not wholly accepted, or does not count for its region."""
    return receipt["verdict"] != "accepted" or bool(receipt.get("standing"))


@contextmanager
def locked(data: DataDir) -> Iterator[None]:
    """Hold the one lock of a data folder. Raises Busy where another run has it."""
    data.root.mkdir(parents=True, exist_ok=True)
    for folder in (data.inbox, data.archive, data.releases):
        folder.mkdir(exist_ok=True)
    with data.lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(str(data.lock)) from error
        yield


def take_in(data: DataDir, progress: Any = lambda _: None) -> list[Receipt]:
    """Judge what waits in the inbox and return the receipts; nothing heavy is loaded where nothing waits.

    Each says in `standing` why it does not count although it was accepted (intake/deliveries/standing.py), else null.
    """
    from pipelines.intake.inbox import waiting
    from pipelines.intake.run import take_in as judge_all

    return with_standing(data, judge_all(data, progress)) if waiting(data.inbox) else []


def with_standing(data: DataDir, receipts: list[Receipt]) -> list[Receipt]:
    """Return receipts with their `standing` beside what is in the archive, in which they may be kept or not."""
    from pipelines.build.counting import counting
    from pipelines.intake.deliveries.archiving import known
    from pipelines.intake.deliveries.standing import standing

    is_accepted = any(one["verdict"] in COUNTING for one in receipts)
    kept = known(data.archive) if is_accepted else {}
    now = counting(data.archive, kept)
    return [{**one, "standing": standing(one, now.get(one["region"] or ""), one["id"] in kept)} for one in receipts]


def build(data: DataDir, done: Any = lambda _, of: None, today: date | None = None) -> tuple[str, Step]:
    """Publish the release of what is in the archive, as on this day; return its id and what became of it.

    Where the release exists already and is whole, nothing is built and the pointer moves to it; one that is damaged is
    made anew. `done` hears every region that was rounded and of how many it is, before the first an empty name. Raises
    UnknownRelease where it was withdrawn, DamagedMemory and DamagedPublications where what was decided or published
    cannot be read.
    """
    from pipelines.intake.deliveries.archiving import known

    sweep(data.releases)
    receipts = known(data.archive)
    told, decided = _experiences(data, receipts), decisions(data.published, _is_sample(receipts))
    inputs = inputs_id(data.archive, receipts, told, decided)
    today = today or date.today()
    release = decided_before(data.published, inputs, today)
    if release and (data.releases / release / WITHDRAWN).exists():
        raise UnknownRelease(release)
    if release is None or not is_whole(data.releases / release):
        from pipelines.commands import releasing

        is_damaged = release is not None and (data.releases / release).exists()
        making = releasing.Making(data, receipts, told, _frame(decided), _is_sample(receipts), inputs, today)
        release = releasing.make(making, done)
        return release, Step.MENDED if is_damaged else Step.PUBLISHED
    if current(data.releases) == release:
        return release, Step.UNCHANGED
    point_at(data.releases, release)
    return release, Step.SHOWN_AGAIN


def _frame(decided: dict[str, bool]) -> pd.DataFrame:
    return pd.DataFrame({"key": list(decided), "is_released": list(decided.values())})


def _is_sample(receipts: dict[str, Receipt]) -> bool:
    return any(receipt["is_sample"] is True for receipt in receipts.values())


def _experiences(data: DataDir, receipts: dict[str, Receipt]) -> pd.DataFrame | None:
    """Return the imported experiences, else those of the sample where the deliveries are one."""
    imported = experiences.load(data.archive)
    return experiences.sample() if imported is None and _is_sample(receipts) else imported


def run(data: DataDir, judged: Any = lambda _: None, rounded: Any = lambda _, of: None) -> Outcome:
    """Take in, build and publish under the lock. `judged` hears of every delivery, `rounded` of every region."""
    with locked(data):
        receipts = take_in(data, judged)
        release, step = build(data, rounded)
    return Outcome(receipts, release, step)
