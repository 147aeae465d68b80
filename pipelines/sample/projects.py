"""The invented projects of a region (the sheet trajecten), and in which periods people can start in one."""

from typing import Any

import numpy as np

from pipelines.registries import cohorts, region_names
from pipelines.sample.world import Region, recipe

Project = dict[str, Any]


def projects(region: Region, scale: int) -> list[Project]:
    """Return the projects of a region: 1 to 20 times the scale, every one with the columns of the sheet trajecten."""
    count = int(np.clip(round(region.people / 14 + region.chance.integers(0, 5)), 1, 20)) * scale
    made: list[Project] = []
    for number in range(count):
        made.append(_project(region, number, {one["naam"] for one in made}))
    for one in made:
        one["beoogd_deelnemers"] = one["beoogd_plaatsingen"] = one["beoogd_praktijkverklaringen"] = ""
    return made


def with_people(made: list[Project]) -> list[Project]:
    """Return the projects in which somebody can have started."""
    return [one for one in made if one["soort"] == "met_deelnemers" and one["status"] != "voorbereiding"]


def is_open(project: Project, cohort: str) -> bool:
    """Tell whether people can start in this project in this period."""
    first, last = cohorts()[cohort]
    return project["startdatum"] <= last and (not project["einddatum"] or project["einddatum"] >= first)


def _project(region: Region, number: int, names: set[str]) -> Project:
    """Return one project. The first of a region has people and runs from beginning to end."""
    chance, known = region.chance, recipe()
    kind = "met_deelnemers" if number == 0 else region.pick(known["kinds"])
    status = "loopt" if number == 0 else region.pick(known["statuses"])
    sector = str(chance.choice(known["sectors"]))
    budget = int(chance.uniform(4, 20)) * 10_000
    is_ahead = status == "voorbereiding"
    return {
        "traject": f"{region.code}-{number + 1:02d}",
        "naam": _name(region, kind, sector, names),
        "soort": kind,
        "pijler": region.pick(known["pillars"]),
        "sector": sector,
        "status": status,
        "reden": str(chance.choice(known["reasons"][status])) if status in known["reasons"] else "",
        "startdatum": cohorts()[known["first_cohort"]][0]
        if number == 0
        else ""
        if is_ahead
        else region.pick(known["starts"]),
        "einddatum": "",
        "trekker": str(chance.choice(known["leads"])),
        "partners": str(chance.choice(known["partners"])),
        "budget": float(budget),
        "cofinanciering": float(int(budget * chance.uniform(0, 0.5))),
        "besteed": 0.0 if is_ahead else float(int(budget * chance.uniform(0.5, 1.0))),
        "werkgevers_bereikt": int(chance.integers(5, 200)) if kind == "voor_werkgevers" else "",
        "vervolg": region.pick(known["continuations"]) if status == "afgerond" else "",
        "overgenomen_van": _origin(region) if number and chance.random() < known["taken_over"] else "",
    } | _ended(region, status)


def _ended(region: Region, status: str) -> dict[str, str]:
    """Return the first and last day of a project that ended: it began early in the programme."""
    if status not in recipe()["ends"]:
        return {}
    starts = {day: share for day, share in recipe()["starts"].items() if str(day) < recipe()["early_starts_before"]}
    return {"startdatum": region.pick(starts), "einddatum": region.pick(recipe()["ends"][status])}


def _name(region: Region, kind: str, sector: str, taken: set[str]) -> str:
    """Return a name that this region does not have yet, as long as there is one."""
    names = [name.format(sector=sector) for name in recipe()["names"][kind]]
    return str(region.chance.choice([name for name in names if name not in taken] or names))


def _origin(region: Region) -> str:
    others = [name for code, name in region_names().items() if code != region.code]
    return str(region.chance.choice(others))


def set_targets(region: Region, made: list[Project], started: dict[str, int]) -> None:
    """Give every project with people the numbers of its plan: near what came of it, `started` by project."""
    for one in made:
        if one["soort"] == "met_deelnemers":
            planned = started.get(one["traject"], 40) * region.chance.uniform(0.75, 1.4)
            one["beoogd_deelnemers"] = int(round(planned, -1)) or 10
            one["beoogd_plaatsingen"] = int(one["beoogd_deelnemers"] * 0.4)
            one["beoogd_praktijkverklaringen"] = int(one["beoogd_deelnemers"] * 0.15)
