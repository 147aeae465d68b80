"""The invented world: how large each region is, its projects and what became of the people in them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from pipelines.registries import half_years, region_names

RECIPE = Path(__file__).parent / "sample.yml"
FIRST_COHORT = "2019-H2"
ON_TIME, LATE = "2022-12-31", "2022-06-30"


@cache
def recipe() -> dict[str, Any]:
    """Return what the sample is like (sample.yml)."""
    return yaml.safe_load(RECIPE.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Region:
    """One delivering region: its code, the day of its state, people per half-year and its own chance generator."""

    code: str
    reference_date: str
    people: float
    chance: np.random.Generator


def regions(count: int, seed: int) -> list[Region]:
    """Return the regions that deliver, largest and smallest among the first of them."""
    size = recipe()["people_per_half_year"]
    codes = [code for code in region_names() if code not in recipe()["regions_without_delivery"]][:count]
    spread = np.random.default_rng(seed).permutation(_sizes(len(codes), size))
    return [
        Region(
            code,
            LATE if code in recipe()["late_regions"] else ON_TIME,
            float(people),
            np.random.default_rng([seed, int(code[2:])]),
        )
        for code, people in zip(codes, spread, strict=True)
    ]


def _sizes(count: int, size: dict[str, float]) -> np.ndarray:
    """Return sizes from smallest to largest on a logarithmic scale with the wanted median."""
    low = np.geomspace(size["smallest"], size["median"], (count + 1) // 2)
    high = np.geomspace(size["median"], size["largest"], count - len(low) + 1)[1:]
    return np.concatenate([low, high])


def projects(region: Region, scale: int) -> list[dict[str, Any]]:
    """Return the projects of a region: 1 to 20 times the scale, every one with the columns of the sheet trajecten."""
    count = int(np.clip(round(region.people / 14 + region.chance.integers(0, 5)), 1, 20)) * scale
    made = [_project(region, number, is_first=number == 0) for number in range(count)]
    people = [one for one in made if one["soort"] == "met_deelnemers"]
    for one in people:
        share = region.people * 7 / len(people)
        one["beoogd_deelnemers"] = int(round(share * region.chance.uniform(0.8, 1.3), -1)) or 10
        one["beoogd_plaatsingen"] = int(one["beoogd_deelnemers"] * 0.4)
        one["beoogd_praktijkverklaringen"] = int(one["beoogd_deelnemers"] * 0.15)
    return made


def _project(region: Region, number: int, is_first: bool) -> dict[str, Any]:
    chance, known = region.chance, recipe()
    kind = "met_deelnemers" if is_first else _pick(chance, known["kinds"])
    status = "loopt" if is_first else _pick(chance, known["statuses"])
    sector = str(chance.choice(known["sectors"]))
    budget = int(chance.uniform(4, 20)) * 10_000
    names = known["names"][kind]
    return {
        "traject": f"{region.code}-{number + 1:02d}",
        "naam": str(chance.choice(names)).format(sector=sector),
        "soort": kind,
        "pijler": _pick(chance, known["pillars"]),
        "sector": sector,
        "status": status,
        "reden": str(chance.choice(known["reasons"][status])) if status in known["reasons"] else "",
        "startdatum": f"2019-{chance.integers(7, 13):02d}-01",
        "einddatum": "2022-06-30" if status in {"gestopt", "afgerond"} else "",
        "trekker": str(chance.choice(known["leads"])),
        "partners": "gemeenten, UWV, SBB",
        "budget": float(budget),
        "cofinanciering": float(int(budget * chance.uniform(0, 0.5))),
        "besteed": float(int(budget * chance.uniform(0.5, 1.0))),
        "werkgevers_bereikt": int(chance.integers(5, 200)) if kind == "voor_werkgevers" else "",
        "vervolg": _pick(chance, known["continuations"]) if status == "afgerond" else "",
    }


def _pick(chance: np.random.Generator, weights: dict[str, float]) -> str:
    names = list(weights)
    return str(chance.choice(names, p=np.array(list(weights.values())) / sum(weights.values())))


def outcomes(region: Region, made: list[dict[str, Any]], scale: int) -> list[dict[str, Any]]:
    """Return rows per project, cohort and group: what the sheet resultaten holds, counts as whole numbers."""
    people = [one for one in made if one["soort"] == "met_deelnemers" and one["status"] != "voorbereiding"]
    rows = []
    last = half_years()[half_years().index("2022-H1" if region.reference_date == LATE else "2022-H2")]
    for cohort in (one for one in half_years() if FIRST_COHORT <= one <= last):
        dip = recipe()["lockdown"].get(cohort, 1.0)
        for project in people:
            for group, share in recipe()["groups"].items():
                count = int(region.chance.poisson(region.people * dip * scale / len(people) * share))
                if count:
                    rows.append(_row(region, project, cohort, group, count))
    return rows


def _row(region: Region, project: dict[str, Any], cohort: str, group: str, count: int) -> dict[str, Any]:
    chance, known = region.chance, recipe()
    months = _months_passed(cohort, region.reference_date)
    training = "scholing" if project["pijler"] == "scholing" else "other"
    placed = int(
        chance.binomial(count, known["placed_differs"].get(region.code, known["placed"]) * min(1, months / 12))
    )
    dropped = int(
        chance.binomial(count - placed, known["dropout"]["lockdown" if cohort in known["lockdown"] else "normal"])
    )
    ongoing = 0 if months > 12 else int(chance.binomial(count - placed - dropped, 0.6))
    return {
        "traject": project["traject"],
        "gestart_in": cohort,
        "doelgroep": group,
        "deelnemers": count,
        "lopend": ongoing,
        "afgerond": count - dropped - ongoing,
        "uitval": dropped,
        "plaatsingen": placed,
        "duurzame_plaatsingen": int(chance.binomial(placed, known["sustained"])) if months > 6 else 0,
        "praktijkverklaringen": int(
            chance.binomial(count, known["praktijkverklaring"][training] * min(1, months / 12))
        ),
        "vervolgopleiding": int(chance.binomial(count, known["further_education"][training] * min(1, months / 12))),
        "waarvan_statushouder": int(chance.binomial(count, known["status_holders"])),
        "waarvan_doelgroepregister": int(chance.binomial(count, known["register_members"])),
    }


def _months_passed(cohort: str, reference: str) -> int:
    """Return the months from the first day of a cohort to the reference date."""
    year, half = int(cohort[:4]), int(cohort[-1])
    return (int(reference[:4]) - year) * 12 + int(reference[5:7]) - (half - 1) * 6


def lessons(region: Region) -> list[dict[str, Any]]:
    """Return 2 to 6 lessons of a region."""
    chance, known = region.chance, recipe()
    made = []
    for _ in range(int(chance.integers(2, 7))):
        subject = str(chance.choice(list(known["lessons"])))
        made.append(
            {
                "halfjaar": str(chance.choice(half_years()[2:])),
                "vraag": f"V{chance.integers(1, 11)}",
                "onderwerp": subject,
                "thema": str(chance.choice(known["themes"])),
                "delen_met": str(chance.choice(["landelijk", "regios", "iedereen"], p=[0.2, 0.4, 0.4])),
                "tekst": str(chance.choice(known["lessons"][subject])),
            }
        )
    return made
