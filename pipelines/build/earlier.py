"""What counted before: the same models over the archive without the deliveries that count now.

One way to compute a figure, also of the past: what is published of it goes through the same protection, so that a
difference never tells more than the two figures did. Not here: the comparison itself (models/marts/mart_changes.sql).
"""

from pathlib import Path

import duckdb
import pandas as pd

from pipelines import database
from pipelines.build import frames, loading, models
from pipelines.intake.records import Receipt

CUBES = ("previous_counts", "previous_rates")


def counted_before(
    connection: duckdb.DuckDBPyConnection, archive: Path, receipts: dict[str, Receipt]
) -> dict[str, pd.DataFrame]:
    """Return `previous_deliveries`, `previous_projects`, `previous_counts` and `previous_rates`.

    One row per region of which an earlier delivery would count if the newest were not there; the two cubes are whole,
    because what may be told of a total also depends on its parts, and without rows where nothing counted before.
    `connection` has the deliveries that count now.
    """
    now = {row[0] for row in connection.table("core_deliveries").project("delivery_id").fetchall()}
    with database.workshop(archive) as before:
        loading.load(before, archive, {one: receipt for one, receipt in receipts.items() if one not in now}, None)
        models.run(before, "mart_cube_counts")
        models.run(before, "mart_cube_rates")
        deliveries = frames.frame(before, "core_deliveries")
        return {
            "previous_deliveries": deliveries,
            "previous_projects": frames.frame(before, "core_trajectories"),
            "previous_counts": frames.frame(before, "mart_cube_counts").iloc[: None if len(deliveries) else 0],
            "previous_rates": frames.frame(before, "mart_cube_rates").iloc[: None if len(deliveries) else 0],
        }
