"""The true figures a second way: counts and shares of one cell, from the rows behind it."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from pipelines import registries
from tests.oracle.archived import Delivery, Row, counting, first_targets
from tests.oracle.places import GROUPS, PILLARS, Atom, Region, state

RATES = {one.id: one for one in registries.indicators().values() if one.kind == "rate"}
REGIONS = list(registries.region_names())
Key = tuple[str, str, str]  # period, target group or all, pillar or all


@dataclass(frozen=True)
class Cell:
    """What is true of one cell. A hidden share keeps the pair of its known rows: protection asks for it.

    `is_bent` where entries `<5` are all that makes it partial.
    """

    status: str
    coverage: str
    count: int | None = None
    numerator: int = 0
    denominator: int = 0
    people_below_5: int = 0
    is_bent: bool = False


def first_day(cohort: str) -> dt.date:
    return dt.date(int(cohort[:4]), 1 if cohort.endswith("H1") else 7, 1)


def last_day(cohort: str, months_later: int = 0) -> dt.date:
    """Return the last day of a half-year, or the same day of the month that many months (6, 12, 18) later."""
    months = int(cohort[:4]) * 12 + (5 if cohort.endswith("H1") else 11) + months_later
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, 31 if month == 11 and cohort.endswith("H2") else 30)


class Slow:
    """The true figures of every region and the country, computed when asked for."""

    def __init__(self, found: list[Delivery]) -> None:
        chosen = counting(found)
        named = {row.cohort for one in chosen.values() for row in one.rows + one.waiting_rows if row.cohort}
        self.cohorts = [one for one in registries.cohorts() if min(named) <= one <= max(named)]
        self.regions = {code: Region(one, self.cohorts) for code, one in chosen.items()}
        self.targets = first_targets(found)
        self.newest = max(one.date for one in chosen.values())

    @cached_property
    def periods(self) -> list[str]:
        return [*self.cohorts, *sorted({cohort[:4] for cohort in self.cohorts}), "all"]

    def every_key(self) -> list[Key]:
        return list(product(self.periods, ["all", *GROUPS], ["all", *PILLARS]))

    def atoms(self, key: Key) -> list[Atom]:
        period, group, pillar = key
        cohorts = [one for one in self.cohorts if period in ("all", one, one[:4])]
        return list(product(cohorts, GROUPS if group == "all" else [group], PILLARS if pillar == "all" else [pillar]))

    def count(self, code: str, key: Key, measure: str) -> Cell:
        own = self.regions.get(code)
        if own is None:
            return Cell("missing", "none")
        atoms = self.atoms(key)
        waits = any(atom in own.waiting for atom in atoms)
        if not any(atom[2] in own.pillars_with_people for atom in atoms):
            return Cell("missing", "none") if waits else Cell("not_applicable", "full")
        started = [atom for atom in atoms if first_day(atom[0]) <= own.date]
        if not started:
            return Cell("missing", "none")
        said = [row.said[measure] for atom in atoms for row in own.rows.get(atom, [])]
        states = [state(measure, entry) for entry in said]
        lacks = any(atom[2] in own.pillars_lacking_rows for atom in started)
        later = any(atom not in started and atom[2] in own.pillars_with_people for atom in atoms)
        # What no row of the region gives, is nowhere a 0.
        unsaid = first_of(sorted(own.delivered[measure])) if not own.delivered[measure] & {"known", "below_5"} else None
        status = first_of(states) or ("missing" if waits or lacks else unsaid or "shown")
        if status in ("missing", "not_applicable"):
            return Cell(status, "none" if status == "missing" else "full")
        unsure = later or waits or lacks or "missing" in states
        bent = "below_5" in states
        total = sum(int(entry) for entry, found in zip(said, states, strict=True) if found == "known")
        coverage = "partial" if unsure or bent else "full"
        return Cell(status, coverage, total if status == "shown" else None, is_bent=bent and not unsure)

    def share(self, code: str, key: Key, name: str) -> Cell:
        own, rate = self.regions.get(code), RATES[name]
        if own is None:
            return Cell("missing", "none")
        atoms = [atom for atom in self.atoms(key) if atom[1] not in rate.excluded_groups]
        has_projects = any(atom[2] in own.pillars_with_people for atom in atoms)
        if not has_projects and not any(atom in own.waiting for atom in atoms):
            return Cell("not_applicable", "full")
        mature = [atom for atom in atoms if last_day(atom[0], rate.maturity_months) <= own.date]
        due = [atom for atom in atoms if last_day(atom[0], rate.maturity_months) <= self.newest]
        if not mature:
            return Cell("immature", "none")
        if not has_projects:
            return Cell("missing", "none")
        unknown = any(atom in own.waiting or atom[2] in own.pillars_lacking_rows for atom in due)
        later = any(atom not in mature and atom[2] in own.pillars_with_people for atom in due)
        return pair_of([row for atom in mature for row in own.rows.get(atom, [])], rate, unknown, later)

    def country_count(self, cells: list[Cell]) -> Cell:
        status = next(
            (one for one in ("shown", "hidden", "missing") if any(c.status == one for c in cells)), "not_applicable"
        )
        total = sum(cell.count or 0 for cell in cells) if status == "shown" else None
        return Cell(status, country_coverage(status, cells), total)

    def country_share(self, cells: list[Cell]) -> Cell:
        numerator, denominator = sum(c.numerator for c in cells), sum(c.denominator for c in cells)
        small, statuses = sum(c.people_below_5 for c in cells), {c.status for c in cells}
        if statuses & {"shown", "hidden"}:
            status = "shown" if "shown" in statuses and 20 * small <= denominator + small else "hidden"
        else:
            status = next((one for one in ("immature", "missing") if one in statuses), "not_applicable")
        return Cell(status, country_coverage(status, cells), None, numerator, denominator, small)


def first_of(states: list[str]) -> str | None:
    """Return the status of a cell by what its entries say: known before below 5, missing, not applicable."""
    found = next((one for one in ("known", "below_5", "missing", "not_applicable") if one in states), None)
    return {"known": "shown", "below_5": "hidden"}.get(found or "", found)


def country_coverage(status: str, cells: list[Cell]) -> str:
    """The country is partial if any region is, and says nothing where it has nothing."""
    if status in ("missing", "immature"):
        return "none"
    return "full" if all(cell.coverage == "full" for cell in cells) else "partial"


def pair_of(rows: list[Row], rate: registries.Indicator, unknown: bool, later: bool) -> Cell:
    """Return the share of mature rows; `unknown` where something waits or lacks rows, `later` where others have more."""
    numerator = denominator = small = 0
    found = set()
    for row in rows:
        top, bottom = row.said[rate.numerator], row.said[rate.denominator]
        states = {state(rate.numerator, top), state(rate.denominator, bottom)}
        if states == {"known"}:
            numerator, denominator = numerator + int(top), denominator + int(bottom)
        if "below_5" in states:
            small += 4 if bottom == "<5" else int(bottom) if (bottom or "").isdigit() else 0
        found |= {"known"} if states == {"known"} else states - {"known"}
    if 20 * small > denominator + small:
        status = "hidden"
    else:
        status = first_of(sorted(found - {"below_5"})) or ("missing" if unknown else "shown")
    if status in ("missing", "not_applicable"):
        return Cell(status, "none" if status == "missing" else "full", people_below_5=small)
    unsure, bent = later or unknown or "missing" in found, "below_5" in found
    coverage = "partial" if unsure or bent else "full"
    return Cell(status, coverage, None, numerator, denominator, small, bent and not unsure)
