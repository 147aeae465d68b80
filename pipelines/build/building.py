"""From the archive to the true tables, through the gate. Publishing is not here (pipelines/release)."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from expectations import gate, queries
from pipelines import database
from pipelines.build import earlier, frames, loading, models
from pipelines.intake.records import Receipt

TABLES = (
    "cube_counts", "cube_rates", "cube_amounts", "trajectories", "trajectory_counts", "trajectory_rates", "lessons",
    "experiences", "deliveries", "findings", "changes", "leaves", "project_people", "project_shares",
    "rules", "regions", "indicators", "contents", "columns", "periods", "events", "codes",
)  # fmt: skip
CUBES = {"cube_counts": "measure", "cube_rates": "indicator", "cube_amounts": "indicator"}
VALUES = {"cube_counts": "count", "cube_rates": "denominator", "cube_amounts": "numerator"}
# A hidden share keeps its known pair in the true table; protection takes it away.
SPEAKING = {"cube_counts": {"shown"}, "cube_rates": {"shown", "hidden"}, "cube_amounts": {"shown"}}


class GateClosed(Exception):
    """The true tables break a rule: nothing is published, and the message names rule and place."""


@dataclass(frozen=True)
class TrueTables:
    """The marts by name, with the counts and rates of what counted before; and rule -> rows that the gate judged."""

    tables: dict[str, pd.DataFrame]
    gate_results: dict[str, int]


def true_tables(archive: Path, receipts: dict[str, Receipt], experiences: pd.DataFrame | None) -> TrueTables:
    """Return the true tables of everything in the archive. Raises GateClosed where a rule over the marts is broken."""
    connection = database.workshop(archive)
    try:
        loading.load(connection, archive, receipts, experiences)
        models.run(connection, "core_deliveries")
        previous = earlier.counted_before(connection, archive, receipts)
        loading.load_previous(connection, previous)
        models.run(connection)
        tables = {name: frames.frame(connection, f"mart_{name}") for name in TABLES}
        return TrueTables(tables | {name: previous[name] for name in earlier.CUBES}, _pass(connection, tables))
    finally:
        connection.close()


def _pass(connection: duckdb.DuckDBPyConnection, tables: dict[str, pd.DataFrame]) -> dict[str, int]:
    """Judge the cubes by their suites and the models by queries that must return no rows."""
    judged: dict[str, int] = {}
    for name, what in CUBES.items():
        cube = tables[name]
        says = cube[VALUES[name]].notna()
        frame = cube.assign(
            is_repeated=cube.duplicated(["region_code", "period", "target_group", "pillar", what]),
            says_nothing=(says != cube["status"].isin(SPEAKING[name])),
        )
        breaches = gate.check(frame, name)
        if breaches:
            first = cube.loc[breaches[0].index].to_dict()
            raise GateClosed(f"{name}: {len(breaches)} rows break a rule, first {breaches[0].rule}: {first}")
        judged |= {f"{name}.{rule['rule']}": len(cube) for rule in gate.rules(name)}
    for name, rows in queries.violations(connection).items():
        if rows:
            raise GateClosed(f"{name}: {len(rows)} rows break this rule, first {rows[0]}")
        judged[name] = 0
    return judged
