"""Run one model on rows that a test gives, and return the rows it makes."""

from typing import Any

import duckdb
import pandas as pd

from pipelines.build.models import models

Rows = list[dict[str, Any]]


def run(name: str, **given: Rows | pd.DataFrame) -> Rows:
    """Return the rows of model `name` over the given tables; a table is a list of rows with the same keys."""
    connection = duckdb.connect()
    for table, rows in given.items():
        connection.register("frame", pd.DataFrame(rows))
        connection.execute(f"create table {table} as select * from frame")
    made = connection.sql(models()[name])
    return [dict(zip(made.columns, row, strict=True)) for row in made.fetchall()]


def only(rows: Rows, **where: Any) -> dict[str, Any]:
    """Return the one row with these values."""
    found = [row for row in rows if all(row[key] == value for key, value in where.items())]
    assert len(found) == 1, f"{len(found)} rows where {where}"
    return found[0]
