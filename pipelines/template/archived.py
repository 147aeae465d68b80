"""What a workbook of a region is filled with from the archive: the last delivery of that region that counts.

Which one counts is asked of the build (build/counting.py). Not here: what is filled in (filling.py).
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines import layout
from pipelines.build.counting import counting
from pipelines.intake.deliveries import archiving
from pipelines.intake.deliveries.agreeing import UNCERTAIN
from pipelines.template.filling import Filled, Row, lasting


def of_region(archive: Path, region: str) -> Filled:
    """Return what is known of a region: of a region without a delivery that counts only which one it is."""
    own = {one: receipt for one, receipt in archiving.known(archive).items() if receipt["region"] == region}
    found = counting(archive, own).get(region)
    if found is None:
        return Filled(region)
    folder = archive / found.delivery_id
    known = json.loads((folder / layout.FIELDS).read_text(encoding="utf-8"))
    if known.get("sustained_months") == UNCERTAIN:
        del known["sustained_months"]
    results = [row | {"cohort": row["cohort_delivered"]} for row in _rows(folder, "results")]
    tables = {"delivery": [known], "trajectories": _once(_rows(folder, "trajectories")), "results": results}
    filled = {table: lasting(table, rows) for table, rows in tables.items()}
    day = dt.date.fromisoformat(found.reference_date)
    return Filled(region, day, filled | {"results": _keyed(filled["results"])})


def _rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table, those that wait behind those that count; what could not be read is None."""
    frames = [pd.read_parquet(layout.rows_of(folder, part, table)) for part in layout.PARTS]
    whole = pd.concat(frames, ignore_index=True)
    return list(whole.astype("object").where(whole.notna(), None).to_dict("records"))


def _once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one row per project: the one that counts, else of those that wait only what all of them say."""
    by_code: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["trajectory"] is not None:
            by_code.setdefault(row["trajectory"], []).append(row)
    return [_agreed(same) for same in by_code.values()]


def _agreed(same: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the row that counts, or what rows that wait have in common."""
    if "rule" not in same[0] or same[0]["rule"] is None:
        return same[0]
    first = same[0]
    return {name: value if all(row[name] == value for row in same) else None for name, value in first.items()}


def _keyed(rows: list[Row]) -> list[Row]:
    """Return every row of results of which the keys could be read, once."""
    whole = (tuple(row.items()) for row in rows if None not in row.values())
    return [dict(one) for one in dict.fromkeys(whole)]
