"""Deliveries with everything that can go wrong or stay unsaid, written as real CSV files: the same for every run."""

import csv
from pathlib import Path
from typing import Any

import numpy as np
from openpyxl import Workbook

from pipelines import registries

PROJECTS = ["traject", "soort", "pijler", "status", "budget", "cofinanciering", "besteed", "beoogd_deelnemers"]
RESULTS = ["traject", "gestart_in", "doelgroep"] + [
    column.header_nl for column in registries.columns()["results"] if column.type == "people"
]
GROUPS = ["participatiewet", "ww", "wia_wajong", "geen_uitkering", "werkend", "onbekend"]
PILLARS = ["aanbod", "vraag", "route", "scholing"]
HALF_YEARS = [f"{year}-H{half}" for year in (2019, 2020, 2021, 2022) for half in (1, 2)][1:]
Table = list[dict[str, Any]]


def write(inbox: Path) -> None:
    """Write the first deliveries of thirteen regions; the others send nothing. What `correct` writes comes later."""
    chance = np.random.default_rng(11)
    inbox.mkdir(parents=True)
    plain = projects(chance, 6)
    send(inbox, "Groningen", "31-12-2022", plain, results(chance, plain, 30, unsaid=0.15))
    quarters = projects(chance, 4)
    send(inbox, "Friesland", "31-12-2022", quarters, results(chance, quarters, 20, unsaid=0.05, by_quarter=True))
    late = projects(chance, 3)
    send(inbox, "Drenthe", "30-06-2022", late, results(chance, late, 25, until="2022-H1", by_quarter=True))
    norm = projects(chance, 3)
    send(inbox, "Twente", "31-12-2022", norm, results(chance, norm, 25), duurzaam_maanden=12)
    _corrected(inbox, np.random.default_rng(12))
    _waiting(inbox, chance)
    _unfinished(inbox, chance)
    large = projects(chance, 2, pillar="scholing")
    rows = results(chance, large, 400)
    send(inbox, "Groot Amsterdam", "31-12-2022", large, [extreme(row, place) for place, row in enumerate(rows)])
    small = projects(chance, 9)
    send(inbox, "Gorinchem", "31-12-2022", small, results(chance, small, 1))
    bus = [{**one, "soort": "voor_werkgevers"} for one in projects(chance, 2)]
    send_without_results(inbox, "Zeeland", "31-12-2022", bus)
    only_small = projects(chance, 2)
    send(inbox, "Flevoland", "31-12-2022", only_small, results(chance, only_small, 3, unsaid=1, unsaid_as=("<5",)))


def _corrected(inbox: Path, chance: np.random.Generator, version: int = 1) -> None:
    """One region: an old delivery, a typing error in its targets that is corrected, and the newest in two versions."""
    own = projects(chance, 4)
    rows = results(chance, own, 20)
    early = [row for row in rows if row["gestart_in"] <= "2021-H2"]
    first = own if version == 2 else [{**one, "beoogd_deelnemers": 9999} for one in own]
    send(inbox, "Achterhoek", "31-12-2021", first, early, name=f"old-{version}", versie=version)
    later = [{**one, "beoogd_deelnemers": 5} for one in own]
    newest = rows if version == 2 else rows[: len(rows) // 2]
    send(inbox, "Achterhoek", "31-12-2022", later, newest, name=f"new-{version}", versie=version)


def correct(inbox: Path) -> None:
    """Write the corrections: version 2 of both deliveries of one region."""
    _corrected(inbox, np.random.default_rng(12), version=2)


def _waiting(inbox: Path, chance: np.random.Generator) -> None:
    """One region: rows that break rules, a project without a kind, a copy, and rows of a project that does not exist."""
    own = projects(chance, 5)
    rows = results(chance, own, 20)
    own[1]["soort"] = "bijzonder"
    own[2]["pijler"] = "zuil"
    own.append(dict(own[0]))
    rows[3] |= {"plaatsingen": 900}
    rows[8] |= {"gestart_in": "ooit"}
    rows[13] |= {"doelgroep": "klanten"}
    rows[21] |= {"traject": "p99"}
    rows[34] |= {"lopend": 77}
    send(inbox, "Rijk van Nijmegen", "31-12-2022", own, rows)


def _unfinished(inbox: Path, chance: np.random.Generator) -> None:
    """One region: projects without rows, in preparation, and lacking money; another of which all people wait."""
    own = projects(chance, 6)
    rows = results(chance, own[:2] + own[5:], 20)
    own[2]["status"] = "voorbereiding"
    own[5] |= {"status": "voorbereiding", "budget": ""}
    own[0] |= {"besteed": "", "status": "afgerond"}
    own[1] |= {"beoogd_deelnemers": "", "status": "gestopt", "cofinanciering": ""}
    send(inbox, "Foodvalley", "31-12-2022", own, rows)
    good = projects(chance, 2)
    send(inbox, "Midden-Utrecht", "30-06-2022", good, results(chance, good, 20, until="2022-H1"), name="e-good")
    bad = [{**good[0], "soort": "voor_werkgevers"}, {**good[1], "soort": ""}]
    send_without_results(inbox, "Midden-Utrecht", "31-12-2022", bad)


def projects(chance: np.random.Generator, count: int, pillar: str | None = None) -> Table:
    """Return projects with people, some of them ended."""
    return [
        {
            "traject": f"p{number}",
            "soort": "met_deelnemers",
            "pijler": pillar or str(chance.choice(PILLARS[:3])),
            "status": str(chance.choice(["loopt", "afgerond", "gestopt"])),
            "budget": int(chance.integers(10, 90)) * 1000,
            "cofinanciering": int(chance.integers(0, 40)) * 1000,
            "besteed": int(chance.integers(5, 80)) * 1000,
            "beoogd_deelnemers": int(chance.integers(20, 200)),
        }
        for number in range(count)
    ]


def results(
    chance: np.random.Generator,
    own: Table,
    size: float,
    unsaid: float = 0,
    unsaid_as: tuple[str, ...] = ("<5", "volgt", "n.v.t.", ""),
    until: str = "2022-H2",
    by_quarter: bool = False,
) -> Table:
    """Return rows per project, half-year (or quarter) and group; `unsaid` is the chance that an entry says no number."""
    rows = []
    for project in own:
        for half in (one for one in HALF_YEARS if one <= until):
            quarters = [f"Q{int(half[-1]) * 2 - 1} {half[:4]}", f"Q{int(half[-1]) * 2} {half[:4]}"]
            for period in quarters if by_quarter else [half]:
                for group in chance.choice(GROUPS, size=3, replace=False):
                    row = {"traject": project["traject"], "gestart_in": period, "doelgroep": str(group)}
                    rows.append(row | _people(chance, size, half == until, unsaid, unsaid_as))
    return rows


def _people(
    chance: np.random.Generator, size: float, is_last: bool, unsaid: float, unsaid_as: tuple[str, ...]
) -> dict[str, Any]:
    started = int(chance.poisson(size))
    ongoing = int(chance.binomial(started, 0.2))
    dropped = int(chance.binomial(started - ongoing, 0.2))
    placed = int(chance.binomial(started, 0.4))
    said: dict[str, Any] = {"deelnemers": started, "lopend": ongoing, "uitval": dropped}
    said |= {"afgerond": started - ongoing - dropped, "plaatsingen": placed}
    said["duurzame_plaatsingen"] = 0 if is_last else int(chance.binomial(placed, 0.6))
    for name in RESULTS[8:]:
        said.setdefault(name, int(chance.binomial(started, 0.15)))
    for name in said:
        if chance.random() < unsaid:
            said[name] = str(chance.choice(unsaid_as))
    return said


def extreme(row: dict[str, Any], place: int) -> dict[str, Any]:
    """Return the row with nearly everybody placed in one group, and nearly nobody in another."""
    people = row["deelnemers"]
    if row["doelgroep"] == "ww":
        return {**row, "plaatsingen": people - place % 3}
    if row["doelgroep"] == "participatiewet":
        return {**row, "plaatsingen": place % 3, "duurzame_plaatsingen": 0}
    return row


def send(
    inbox: Path, region: str, date: str, own: Table, rows: Table, name: str | None = None, **fields: object
) -> None:
    """Write one delivery as CSV files."""
    for table, columns, content in (("trajecten", PROJECTS, own), ("resultaten", RESULTS, rows)):
        repeated = {"regio": region, "peildatum": date, **fields}
        with (inbox / f"{name or region}-{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*repeated, *columns], delimiter=";", restval="")
            writer.writeheader()
            writer.writerows({**repeated, **row} for row in content)


def send_without_results(inbox: Path, region: str, date: str, own: Table) -> None:
    """Write a workbook of which the sheet resultaten has no rows."""
    book = Workbook()
    levering = book.active
    levering.title = "levering"
    levering.append(["regio", "peildatum"])
    levering.append([region, date])
    trajecten = book.create_sheet("trajecten")
    trajecten.append(PROJECTS)
    for row in own:
        trajecten.append([row[name] for name in PROJECTS])
    book.create_sheet("resultaten").append(RESULTS)
    book.save(inbox / f"{region}.xlsx")
