"""What counted before: the same models over the archive without the deliveries that count now.

One way to compute a figure, also of the past: what is published of it goes through the same protection, so that a
difference never tells more than the two figures did. Not here: the comparison itself (mart_changes.sql).
"""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from pipelines import database
from pipelines.build import frames, loading, models

CUBES = ("previous_counts", "previous_rates")


def counted_before(
    connection: duckdb.DuckDBPyConnection, archive: Path, receipts: dict[str, dict[str, Any]]
) -> dict[str, pd.DataFrame]:
    """Return `previous_deliveries`, `previous_projects`, `previous_counts` and `previous_rates`.

    One row per region of which an earlier delivery would count if the newest were not there; counts and rates over all
    periods, groups and pillars. `connection` has the deliveries that count now.
    """
    now = {row[0] for row in connection.table("core_deliveries").project("delivery_id").fetchall()}
    with database.workshop() as before:
        loading.load(before, archive, {one: receipt for one, receipt in receipts.items() if one not in now}, None)
        models.run(before, "mart_cube_counts")
        models.run(before, "mart_cube_rates")
        deliveries = frames.frame(before, "core_deliveries")
        return {
            "previous_deliveries": deliveries,
            "previous_projects": frames.frame(before, "core_trajectories"),
            "previous_counts": _over_all(frames.frame(before, "mart_cube_counts"), deliveries),
            "previous_rates": _over_all(frames.frame(before, "mart_cube_rates"), deliveries),
        }


def _over_all(cube: pd.DataFrame, deliveries: pd.DataFrame) -> pd.DataFrame:
    """Return the rows over everything, of the regions that had such a delivery."""
    is_total = (cube["period"] == "all") & (cube["target_group"] == "all") & (cube["pillar"] == "all")
    return cube.loc[is_total & cube["region_code"].isin(deliveries["region_code"])].reset_index(drop=True)
