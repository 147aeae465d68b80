"""A new release: true tables, what the public sees of them, rounding, and the files. Prints nothing.

Belongs here: the order of the steps. Not here: which delivery the public sees (release/public.py), and whether a
release is needed at all (running.py).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from pipelines.build import true_tables
from pipelines.build.building import TrueTables
from pipelines.build.counting import counting
from pipelines.intake.records import Receipt
from pipelines.protection import protect
from pipelines.protection.texts import DECIDED
from pipelines.registries import programme
from pipelines.release import public, publications, publish, rounding, statements
from pipelines.release.decision import decide, remember
from pipelines.release.publications import Publication
from pipelines.settings import AUDIENCES, PUBLIC, DataDir

Tables = dict[str, pd.DataFrame]
Receipts = dict[str, Receipt]


@dataclass
class Making:
    """All that a release is made of; `inputs` is its hash, `decided` the texts that a person decided on."""

    data: DataDir
    receipts: Receipts
    experiences: pd.DataFrame | None
    decided: pd.DataFrame
    is_sample: bool
    inputs: str
    today: date
    _built: list[tuple[Receipts, TrueTables]] = field(default_factory=list)

    def true(self, receipts: Receipts) -> TrueTables:
        """Return the true tables of some of the receipts, built once."""
        for known, tables in self._built:
            if known == receipts:
                return tables
        found = self._build(receipts)
        self._built.append((receipts, found))
        return found

    def then(self, publication: Publication) -> Tables | None:
        """Return the true tables of a region when something was published of it; None where its delivery is gone."""
        region, last = publication.region, publication.delivery_id
        own = {one: receipt for one, receipt in self.receipts.items() if receipt["region"] == region}
        return self._build(public.up_to(own, {region: last})).tables if last in own else None

    def _build(self, receipts: Receipts) -> TrueTables:
        built = true_tables(self.data.archive, receipts, self.experiences)
        info = pd.DataFrame({"is_sample": [self.is_sample]})
        return TrueTables({**built.tables, DECIDED: self.decided, "release_info": info}, built.gate_results)


def make(making: Making, done: Callable[[str, int], None] = lambda _, of: None) -> str:
    """Build, choose, round and publish; return the id of the release. `done` hears every region that was rounded.

    Raises GateClosed, DamagedPublications, OSError.
    """
    data, receipts = making.data, making.receipts
    newest = making.true(receipts)
    then = making.true(public.seen_now(receipts, data.published))
    choice = public.choose((newest.tables, then.tables), receipts, data.published, making.today)
    choice, outcome = _rounded(making, choice, done)
    true = making.true(choice.receipts).tables
    frozen = sorted(choice.frozen)
    release = decide(data.published, making.inputs, frozen)
    publications.keep(data.published, outcome.new)
    exact = next(audience for audience in AUDIENCES if audience != PUBLIC)
    tables = {PUBLIC: protect(true, outcome.published), exact: protect(newest.tables, None)}
    tables = {audience: own | statements(own) for audience, own in tables.items()}
    publish(data.releases, release, tables, _manifest(making, newest.gate_results, frozen, outcome.published.figures))
    remember(data.published, making.inputs, frozen, making.today)
    return release


def _rounded(
    making: Making, choice: public.Choice, done: Callable[[str, int], None]
) -> tuple[public.Choice, rounding.Outcome]:
    """Return what the public sees, rounded: a region of which no table leaves enough keeps the one that it has.

    A country of which none leaves enough is hidden: it is of too few regions.
    """
    data, kept_back = making.data, set[str]()
    regions = rounding.Rounding(data.published, making.today, making.then, done)
    while True:
        true = making.true(choice.receipts).tables
        ids = {region: one.delivery_id for region, one in counting(data.archive, choice.receipts).items()}
        outcome = regions.rounded(true, ids, len(kept_back))
        given_up = [region for region in outcome.given_up if region != programme().country_code]
        if not given_up:
            return choice, outcome
        kept_back |= set(given_up)
        choice = public.without(choice, given_up, data.published)


def _manifest(making: Making, gate: dict[str, int], frozen: list[str], figures: Mapping[str, float]) -> dict[str, Any]:
    deliveries = [{"id": one, "verdict": receipt["verdict"]} for one, receipt in sorted(making.receipts.items())]
    said = {"is_sample": making.is_sample, "inputs": deliveries, "gate": gate, "frozen": frozen}
    return said | {"protection": dict(figures)}
