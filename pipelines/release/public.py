"""Which delivery of each region the public sees, and how its numbers are rounded: what was published is an input here.

A region keeps its public table until its delivery differs by enough people, or a fixed day comes. Belongs here: that
choice, and rounding what is new. Not here: the rounding (protection), the files (publishing.py).
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from pipelines.intake.records import Receipt
from pipelines.protection import Earlier, Kept, Published, Safe, figures, safe_all, slices
from pipelines.protection.regions import Slice, as_held
from pipelines.registries import programme
from pipelines.registries.publication import Freeze, freeze
from pipelines.release.publications import Publication, key, of_region

Tables = Mapping[str, pd.DataFrame]
Progress = Callable[[str], None]
PLACE = ["cohort", "target_group", "pillar", "known", "measure"]


@dataclass(frozen=True)
class Choice:
    """What the public sees: the receipts it may know of, and the regions that keep what was published of them."""

    receipts: dict[str, Receipt]
    frozen: frozenset[str]


@dataclass(frozen=True)
class Outcome:
    """The public part of a release, what is to be kept of it, and what became of every region that is new.

    `given_up` are the regions of which no table was found that leaves enough.
    """

    published: Published
    new: dict[str, Publication]
    safe: dict[str, Safe]

    @property
    def given_up(self) -> list[str]:
        """Return the regions of which nothing new may be published."""
        return [region for region, one in self.safe.items() if one.public is None]


def choose(tables: tuple[Tables, Tables], receipts: dict[str, Receipt], published: Path, today: date) -> Choice:
    """Return what the public sees. `tables` are the true ones of all deliveries, and of those that it sees now.

    Both are the same tables where nothing was published yet.
    """
    then = tables[1]
    frozen = frozenset(
        region
        for region in then["regions"].loc[then["regions"]["delivered"], "region_code"]
        if region != programme().country_code
        and (last := of_region(published, region))
        and is_frozen(people(tables, region), last[-1].since, today, freeze())
    )
    seen = {region: of_region(published, region)[-1].delivery_id for region in frozen}
    return Choice(up_to(receipts, seen), frozen)


def seen_now(receipts: dict[str, Receipt], published: Path) -> dict[str, Receipt]:
    """Return the receipts that the public knows of now: up to the delivery of which its table is, and no newer one."""
    regions = {receipt["region"] for receipt in receipts.values() if receipt["region"]}
    last = {region: found[-1].delivery_id for region in regions if (found := of_region(published, region))}
    return up_to(receipts, last)


def up_to(receipts: dict[str, Receipt], last: Mapping[str, str]) -> dict[str, Receipt]:
    """Return the receipts without those of these regions that are newer than the delivery given."""

    def order(receipt: Receipt) -> tuple[str, int, int]:
        return str(receipt["reference_date"]), receipt["version"] or 0, receipt["arrival"]

    ends = {region: order(receipts[one]) for region, one in last.items() if one in receipts}
    return {
        one: receipt
        for one, receipt in receipts.items()
        if (receipt["region"] or "") not in ends or order(receipt) <= ends[receipt["region"] or ""]
    }


def is_frozen(different: int, since: date, today: date, rule: Freeze) -> bool:
    """Tell whether a public table stays: some people are different but too few, and no fixed day has passed since."""
    if different == 0 or different >= rule.below_people:
        return False
    return not rule.has_passed(since, today)


def people(tables: tuple[Tables, Tables], region: str) -> int:
    """Return by how many people two true tables of a region differ: over all cells, the largest change of a measure."""
    leaves = [one["leaves"].loc[one["leaves"]["region_code"] == region] for one in tables]
    counts = [own.groupby(PLACE)["count"].sum().astype("int64") for own in leaves]
    change = counts[0].sub(counts[1], fill_value=0).abs()
    cells = change.groupby(level=[name for name in PLACE if name != "measure"]).max()
    return int(cells.sum())


def without(choice: Choice, regions: list[str], published: Path) -> Choice:
    """Return the choice in which these regions keep the public table that they have; who has none is left out."""
    last = {region: found[-1].delivery_id if (found := of_region(published, region)) else "" for region in regions}
    receipts = {one: receipt for one, receipt in choice.receipts.items() if last.get(receipt["region"] or "") != ""}
    kept = {region: one for region, one in last.items() if one}
    return Choice(up_to(receipts, kept), choice.frozen | set(kept))


@dataclass
class Rounding:
    """One run in which regions are rounded: the folder of what was published, the day, and what was rounded so far."""

    published: Path
    today: date
    done: Progress = lambda _: None
    known: dict[str, Safe] = field(default_factory=dict)

    def rounded(self, true: Tables, deliveries: Mapping[str, str], kept_back: int = 0) -> Outcome:
        """Return the public numbers of the true tables that the public may know: as published, or newly rounded.

        `deliveries` are the ids of those that count, by region; `kept_back` how many regions the attack kept from being
        renewed. Of how many too few people differ is not public: it would tell that someone came.
        """
        own = slices(true)
        past = {region: of_region(self.published, region) for region in own}
        truths = {region: _truth(one) for region, one in own.items()}
        same = {region: found[-1] for region, found in past.items() if found and found[-1].truth == truths[region]}
        before = {region: found[-1].held for region, found in past.items() if found and region not in same}
        fresh = {name: one for name, one in own.items() if name not in same and truths[name] not in self.known}
        regions = {region: as_held(own[region], one.held) for region, one in same.items()}
        known = {name: self.known[truths[name]].public for name in own if truths[name] in self.known}
        beside = regions | {name: one for name, one in known.items() if one is not None}
        found = safe_all(fresh, true, Kept(key(self.published), before, beside), self.done)
        self.known |= {truths[one.region]: one for one in found}
        new = {region: self.known[truth] for region, truth in truths.items() if region not in same}
        regions |= {region: one.public for region, one in new.items() if one.public is not None}
        days = true["regions"].set_index("region_code")["reference_date"].astype("str")
        kept = {
            region: Publication(
                region, deliveries.get(region, ""), days[region], self.today, truths[region], one.public.held, one.left
            )
            for region, one in new.items()
            if one.public is not None
        }
        since = {region: (same[region].since if region in same else self.today) for region in regions}
        earlier = {region: one for region in own if (one := _earlier(past[region], region in same))}
        left = [one.left for one in (*same.values(), *kept.values()) if one.left is not None]
        return Outcome(Published(regions, since, earlier, figures(regions, left, kept_back)), kept, new)


def _earlier(found: list[Publication], is_same: bool) -> Earlier | None:
    """Return the publication before the one that is shown."""
    before = found[:-1] if is_same else found
    return Earlier(date.fromisoformat(before[-1].reference_date), before[-1].held) if before else None


def _truth(own: Slice) -> str:
    """Return a hash of all true numbers of which the public reads something."""
    digest = hashlib.sha256()
    for table in (own.leaves, own.counts, own.shares, own.projects):
        digest.update(table.reset_index(drop=True).to_json(orient="split").encode())
    return digest.hexdigest()
