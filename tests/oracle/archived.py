"""What the archive holds, as plain objects: deliveries with their projects, rows and what waits. No figure is computed."""

import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines import registries


@dataclass(frozen=True)
class Row:
    """One row of results: who it is about, and what it says per measure (text, or None where it says nothing)."""

    trajectory: str | None
    cohort: str | None
    group: str | None
    said: dict[str, str | None] = field(hash=False)


@dataclass
class Delivery:
    """One archived delivery of a region."""

    id: str
    region: str
    date: dt.date
    version: int
    arrival: int
    verdict: str
    projects: list[dict[str, Any]]
    rows: list[Row]
    lessons: list[dict[str, Any]]
    waiting_projects: list[dict[str, Any]]
    waiting_rows: list[Row]
    findings: list[dict[str, Any]]

    @property
    def order(self) -> tuple[dt.date, int, int]:
        """The newest reference date, then version, then arrival comes last."""
        return self.date, self.version, self.arrival

    @property
    def has_enough(self) -> bool:
        """Tell whether something was accepted in both tables, results only where a project needs them."""
        if not self.verdict.startswith("accepted") or not self.projects:
            return False
        could_have_people = [
            one
            for one in self.projects + self.waiting_projects
            if one["kind"] in (None, "met_deelnemers") and one["status"] != "voorbereiding"
        ]
        return bool(self.rows) or not could_have_people


def deliveries(archive: Path) -> list[Delivery]:
    """Return every delivery in the archive of which the region and the reference date are known."""
    found = [_delivery(folder) for folder in sorted(archive.glob("[0-9a-f]*"))]
    return [one for one in found if one is not None]


def _delivery(folder: Path) -> Delivery | None:
    receipt = json.loads((folder / "receipt.json").read_text())
    if not receipt["region"] or not receipt["reference_date"]:
        return None
    return Delivery(
        id=folder.name,
        region=receipt["region"],
        date=dt.date.fromisoformat(receipt["reference_date"]),
        version=int(json.loads((folder / "delivery.json").read_text()).get("version") or 1),
        arrival=json.loads((folder / "arrival.json").read_text())["number"],
        verdict=receipt["verdict"],
        projects=_records(folder / "accepted" / "trajectories.parquet"),
        rows=_rows(folder / "accepted" / "results.parquet"),
        lessons=_records(folder / "accepted" / "lessons.parquet"),
        waiting_projects=_records(folder / "quarantined" / "trajectories.parquet"),
        waiting_rows=_rows(folder / "quarantined" / "results.parquet"),
        findings=receipt["findings"],
    )


def _records(path: Path) -> list[dict[str, Any]]:
    frame = pd.read_parquet(path)
    return [
        {name: None if pd.isna(value) else value for name, value in row.items()} for row in frame.to_dict("records")
    ]


def _rows(path: Path) -> list[Row]:
    return [
        Row(row["trajectory"], row["cohort"], row["target_group"], {name: row[name] for name in registries.measures()})
        for row in _records(path)
    ]


def counting(found: list[Delivery]) -> dict[str, Delivery]:
    """Return per region the delivery that counts."""
    chosen: dict[str, Delivery] = {}
    for one in sorted((one for one in found if one.has_enough), key=lambda one: one.order):
        chosen[one.region] = one
    return chosen


def first_targets(found: list[Delivery]) -> dict[tuple[str, str], int]:
    """Return per region and project the target of the oldest reference date that names one, as last corrected."""
    targets: dict[tuple[str, str], tuple[dt.date, int]] = {}
    for one in sorted(found, key=lambda one: one.order):
        if not one.verdict.startswith("accepted"):
            continue
        for project in one.projects:
            key, said = (one.region, project["trajectory"]), project["target_participants"]
            if said is not None and (key not in targets or targets[key][0] == one.date):
                targets[key] = (one.date, int(said))
    return {key: target for key, (_, target) in targets.items()}
