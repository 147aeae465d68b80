"""What became of the invented people (the sheet resultaten): by chance only, but for the regions of the recipe."""

from typing import Any

import numpy as np

from pipelines.registries import cohorts
from pipelines.sample.projects import Project, is_open, with_people
from pipelines.sample.world import Region, recipe

Row = dict[str, Any]
Shares = dict[str, float]
STATES = ("lopend", "afgerond", "uitval")
PARTS_OF_ALL = ("praktijkverklaringen", "vervolgopleiding", "waarvan_statushouder", "waarvan_doelgroepregister")


def outcomes(region: Region, made: list[Project], scale: int) -> list[Row]:
    """Return rows per project, period and group: what the sheet resultaten holds, counts as whole numbers."""
    people = with_people(made)
    weights = {one["traject"]: float(region.chance.lognormal(0, 0.6)) for one in people}
    rows = []
    for cohort in region.cohorts:
        dip = recipe()["lockdown"].get(cohort, 1.0)
        running = [one for one in people if is_open(one, cohort)]
        total = sum(weights[one["traject"]] for one in running)
        of_scholing = sum(weights[one["traject"]] for one in running if one["pijler"] == recipe()["training"]) / total
        for project in running:
            expected = region.people * dip * scale * weights[project["traject"]] / total
            for group, share in recipe()["groups"].items():
                count = int(region.chance.poisson(expected * share))
                if count:
                    key = {"traject": project["traject"], "gestart_in": cohort, "doelgroep": group, "deelnemers": count}
                    rows.append(key | _became(region, cohort, count, _chances(project, of_scholing)))
    return rows


def _became(region: Region, cohort: str, count: int, chances: Shares) -> Row:
    """Return what became of `count` people; `chances` of what depends on the project."""
    chance, known = region.chance, recipe()
    months = _months_passed(cohort, region.reference_date)
    passed, kept = min(1.0, months / 12), min(1.0, max(0.0, (months - 6) / 12))
    placing = known["placed_differs"].get(region.code, known["placed"])
    placed = int(chance.binomial(count, placing * passed))
    leaving = known["dropout"]["lockdown" if cohort in known["lockdown"] else "normal"]
    # Of those without work so many leave that the share of all is the same in every region.
    dropped = int(chance.binomial(count - placed, leaving * passed / (1 - placing * passed)))
    ongoing = int(chance.binomial(count - placed - dropped, 0.04 if months > 12 else 0.6))
    return {
        "lopend": ongoing,
        "afgerond": count - dropped - ongoing,
        "uitval": dropped,
        "plaatsingen": placed,
        "duurzame_plaatsingen": int(chance.binomial(placed, known["sustained"] * kept)),
        "praktijkverklaringen": int(chance.binomial(count, chances["praktijkverklaring"] * passed)),
        "vervolgopleiding": int(chance.binomial(count, chances["further_education"] * passed)),
        "waarvan_statushouder": int(chance.binomial(count, known["status_holders"])),
        "waarvan_doelgroepregister": int(chance.binomial(count, known["register_members"])),
    }


def _chances(project: Project, of_scholing: float) -> Shares:
    """Return the chances in this project: more under scholing, and over a region the same as in the country.

    Without that balance a region with many training projects would differ from the country by its mix alone.
    """
    training, found = recipe()["training"], {}
    share = recipe()["pillars"][training]
    for outcome in ("praktijkverklaring", "further_education"):
        known = recipe()[outcome]
        country = share * known[training] + (1 - share) * known["other"]
        own = of_scholing * known[training] + (1 - of_scholing) * known["other"]
        found[outcome] = known[training if project["pijler"] == training else "other"] * country / own
    return found


def _months_passed(cohort: str, reference: str) -> int:
    """Return the months from the first day of a cohort to the reference date."""
    first = cohorts()[cohort][0]
    return (int(reference[:4]) - int(first[:4])) * 12 + int(reference[5:7]) - int(first[5:7]) + 1


def by_quarter(row: Row, chance: np.random.Generator) -> list[Row]:
    """Return the same people as two rows, one per quarter (1 and 2 of the half-year); a quarter of nobody is left out.

    Every number is drawn from the people of the row, so both rows keep the order placements <= participants.
    """
    people = row["deelnemers"]
    first = int(chance.binomial(people, 0.5))
    states = chance.multivariate_hypergeometric([row[name] for name in STATES], first)
    one: Row = {"deelnemers": first, **dict(zip(STATES, map(int, states), strict=True))}
    one["plaatsingen"] = _drawn(chance, row["plaatsingen"], people, first)
    one["duurzame_plaatsingen"] = _drawn(chance, row["duurzame_plaatsingen"], row["plaatsingen"], one["plaatsingen"])
    one |= {name: _drawn(chance, row[name], people, first) for name in PARTS_OF_ALL}
    other = {name: row[name] - number for name, number in one.items()}
    parts = [{**row, **one, "kwartaal": 1}, {**row, **other, "kwartaal": 2}]
    return [part for part in parts if part["deelnemers"]]


def _drawn(chance: np.random.Generator, of_these: int, of_all: int, count: int) -> int:
    """Return how many of `of_these` are among `count` people drawn from `of_all`."""
    return int(chance.hypergeometric(of_these, of_all - of_these, count))
