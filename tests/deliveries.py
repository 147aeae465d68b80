"""Small deliveries that tests write themselves: real CSV files, one region each. Not a fixture: plain functions."""

import csv
from pathlib import Path

from pipelines.intake.deliveries.draft import Draft
from pipelines.intake.deliveries.grouping import drafts
from pipelines.intake.parsing import parse

TRAJECTORIES = ["traject", "soort", "pijler", "status", "budget", "besteed", "cofinanciering", "beoogd_deelnemers"]
RESULTS = ["traject", "gestart_in", "doelgroep", "deelnemers", "lopend", "afgerond", "uitval", "plaatsingen"]
RESULTS += ["duurzame_plaatsingen", "praktijkverklaringen", "vervolgopleiding"]


def write(
    inbox: Path,
    region: str,
    trajectories: list[dict[str, object]],
    results: list[dict[str, object]],
    date: str = "31-12-2022",
    name: str | None = None,
    **fields: object,
) -> list[Path]:
    """Write one delivery as two CSV files into the inbox and return their paths."""
    inbox.mkdir(parents=True, exist_ok=True)
    written = []
    for table, columns, rows in (("trajecten", TRAJECTORIES, trajectories), ("resultaten", RESULTS, results)):
        path = inbox / f"{name or region}-{table}.csv"
        own = {"regio": region, "peildatum": date, **fields}
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*own, *columns], delimiter=";", restval="")
            writer.writeheader()
            writer.writerows({**own, **row} for row in rows)
        written.append(path)
    return written


def trajectory(code: str = "t1", pillar: str = "route", **other: object) -> dict[str, object]:
    """Return a project with participants."""
    return {"traject": code, "soort": "met_deelnemers", "pijler": pillar, "status": "loopt", **other}


def result(
    participants: object, placements: object = "", code: str = "t1", cohort: str = "2021-H1", **other: object
) -> dict:
    """Return one row of results; only what is named is filled."""
    row = {
        "traject": code,
        "gestart_in": cohort,
        "doelgroep": "ww",
        "deelnemers": participants,
        "plaatsingen": placements,
    }
    return {**row, **other}


def read_all(paths: list[Path]) -> list[Draft]:
    """Return the deliveries in these files as intake sees them before any rule is applied."""
    return drafts([parse(path.name, path.read_bytes()) for path in paths])
