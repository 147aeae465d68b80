"""Amounts a second way: from the projects and rows themselves, also for the country."""

import csv
import statistics
from dataclasses import dataclass
from typing import Any

from pipelines import settings
from tests.oracle.places import PILLARS, Region, state
from tests.oracle.slow import REGIONS, Cell, Slow

with (settings.REFERENCE / "region_context.csv").open(encoding="utf-8") as file:
    ON_A_BENEFIT = {row["region_code"]: int(row["benefit_recipients_2021"]) for row in csv.DictReader(file)}


@dataclass(frozen=True)
class Amount:
    """The two numbers that are divided, over how many projects, and what the cell says."""

    status: str
    coverage: str
    numerator: float | None = None
    denominator: float = 1
    projects: int = 0


def amount(slow: Slow, code: str, pillar: str, name: str) -> Amount:
    """Return one amount of one region under a pillar or `all`."""
    own = slow.regions.get(code)
    if own is None:
        return Amount("missing", "none")
    if name == "reach":
        return _reach(slow.count(code, ("all", "all", pillar), "participants"), ON_A_BENEFIT[code])
    projects, waiting = _about(own, pillar, name)
    if name == "trajectories":
        return Amount("shown", "partial" if waiting else "full", len(projects), 1, len(projects))
    pairs = [pair for pair in (PAIRS[name](slow, code, one) for one in projects) if pair is not None]
    if not pairs:
        return Amount("missing", "none") if projects or waiting else Amount("not_applicable", "full")
    coverage = "partial" if waiting or len(pairs) < len(projects) else "full"
    numerators, denominators = [top for top, _ in pairs], [bottom for _, bottom in pairs]
    if name == "participants_per_trajectory":
        return Amount("shown", coverage, statistics.median(numerators), 1, len(pairs))
    return Amount("shown", coverage, sum(numerators), sum(denominators), len(pairs))


def _about(own: Region, pillar: str, name: str) -> tuple[list[Any], list[Any]]:
    """Return the accepted projects that an amount is about, and what waits and could be one of them."""
    accepted = {one["trajectory"] for one in own.delivery.projects}
    projects = [one for one in own.delivery.projects if pillar in ("all", one["pillar"])]
    waiting = [
        one
        for one in own.delivery.waiting_projects
        if one["trajectory"] not in accepted and (pillar == "all" or one["pillar"] in (None, pillar))
    ]
    if name in PEOPLE:
        projects = [one for one in projects if one in own.people]
        waiting = [one for one in waiting if one["kind"] in (None, "met_deelnemers")] + _homeless(own, accepted, pillar)
    if name in ENDED:
        projects = [one for one in projects if one["status"] in ("afgerond", "gestopt")]
    return projects, waiting


def _reach(cell: Cell, recipients: int) -> Amount:
    """Nobody under a pillar without projects for people counts for the country, with all who are on a benefit there."""
    if cell.status == "not_applicable":
        return Amount("not_applicable", "full", 0, recipients)
    return Amount(cell.status, cell.coverage, cell.count, recipients if cell.status == "shown" else 0)


def _homeless(own: Region, accepted: set[str], pillar: str) -> list[Any]:
    """Return the rows that wait and belong to no accepted project; their pillar is that of the project that waits too."""
    pillars = {one["trajectory"]: one["pillar"] for one in own.delivery.waiting_projects}
    rows = [row for row in own.delivery.waiting_rows if row.trajectory not in accepted]
    return [row for row in rows if pillar == "all" or pillars.get(row.trajectory) in (None, pillar)]


def _total(slow: Slow, code: str, project: dict[str, Any], measure: str) -> int | None:
    """Return a project's number of people, None unless every row says it and none waits."""
    own = slow.regions[code].delivery
    rows = [row for row in own.rows if row.trajectory == project["trajectory"]]
    if not rows or any(row.trajectory == project["trajectory"] for row in own.waiting_rows):
        return None
    entries = [row.said[measure] for row in rows]
    return sum(map(int, entries)) if all(state(measure, one) == "known" for one in entries) else None


def _size(slow: Slow, code: str, project: dict[str, Any]) -> tuple[float, float] | None:
    people = _total(slow, code, project, "participants")
    return None if people is None else (people, 1)


def _spent(_slow: Slow, _code: str, project: dict[str, Any]) -> tuple[float, float] | None:
    return _both(project["spent_eur"], project["budget_eur"])


def _cofinanced(_slow: Slow, _code: str, project: dict[str, Any]) -> tuple[float, float] | None:
    pair = _both(project["cofinancing_eur"], project["budget_eur"])
    return None if pair is None else (pair[0], pair[0] + pair[1])


def _against_target(slow: Slow, code: str, project: dict[str, Any]) -> tuple[float, float] | None:
    return _both(_total(slow, code, project, "participants"), slow.targets.get((code, project["trajectory"])))


def _cost(slow: Slow, code: str, project: dict[str, Any]) -> tuple[float, float] | None:
    return _both(project["spent_eur"], _total(slow, code, project, "placements"))


def _both(top: Any, bottom: Any) -> tuple[float, float] | None:
    return None if top is None or bottom is None else (float(top), float(bottom))


PAIRS = {
    "participants_per_trajectory": _size,
    "spent_of_budget": _spent,
    "cofinancing_share": _cofinanced,
    "target_realisation": _against_target,
    "cost_per_placement": _cost,
}
ENDED = {"target_realisation", "cost_per_placement"}
PEOPLE = ENDED | {"participants_per_trajectory"}
NAMES = ("trajectories", "reach", *PAIRS)
FACTOR = {"reach": 1000}


def with_number(slow: Slow, codes: list[str], pillar: str, name: str) -> list[tuple[str, str]]:
    """Return the region and code of the projects of which an amount uses the number of people."""
    return [
        (code, one["trajectory"])
        for code in codes
        if code in slow.regions
        for one in _about(slow.regions[code], pillar, name)[0]
        if PAIRS[name](slow, code, one) is not None
    ]


def country(slow: Slow, pillar: str, name: str) -> Amount:
    """Return one amount of the country: sums over what regions show, and the middle of all projects."""
    parts = [amount(slow, code, pillar, name) for code in REGIONS]
    statuses = {one.status for one in parts}
    status = next((one for one in ("shown", "hidden", "missing") if one in statuses), "not_applicable")
    coverage = "full" if all(one.coverage == "full" for one in parts) else "none" if status == "missing" else "partial"
    if status != "shown":
        return Amount(status, coverage)
    projects = sum(one.projects for one in parts)
    if name == "participants_per_trajectory":
        sizes = [
            _total(slow, code, one, "participants")
            for code, own in slow.regions.items()
            for one in own.people
            if pillar in ("all", one["pillar"])
        ]
        return Amount(status, coverage, statistics.median(size for size in sizes if size is not None), 1, projects)
    numerator = sum(one.numerator or 0 for one in parts)
    if name == "trajectories":
        return Amount(status, coverage, numerator, 1, projects)
    useful = [one for one in parts if one.numerator is not None]
    return Amount(status, coverage, numerator, sum(one.denominator for one in useful), projects)


def pillars() -> list[str]:
    return ["all", *PILLARS]
