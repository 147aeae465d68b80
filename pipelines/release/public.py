"""Which delivery of each region the public sees: what was published is an input here.

A region keeps its public table until its delivery differs by enough people, or a fixed day comes. Belongs here: that
choice. Not here: the public numbers (rounding.py), the files (publishing.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from pipelines.intake.records import Receipt
from pipelines.registries import programme
from pipelines.registries.publication import Freeze, freeze
from pipelines.release.publications import of_region

Tables = Mapping[str, pd.DataFrame]
PLACE = ["cohort", "target_group", "pillar", "known", "measure"]


@dataclass(frozen=True)
class Choice:
    """What the public sees: the receipts it may know of, and the regions that keep what was published of them."""

    receipts: dict[str, Receipt]
    frozen: frozenset[str]


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
