"""Run one model on rows that a test gives, and return the rows it makes."""

from typing import Any

import duckdb
import pandas as pd

from pipelines.build.models import models

Rows = list[dict[str, Any]]
NUMBERS = ("numerator", "denominator", "count", "participants", "placements", "first_target_participants")
PROGRAMME = {"ref_programme": [{"country_code": "NL", "country_name": "Nederland", "cohort": "half_year"}]}
KINDS = dict.fromkeys(NUMBERS, "Float64") | {"reference_date": "datetime64[s]"}


def run(name: str, **given: Rows | pd.DataFrame) -> Rows:
    """Return the rows of model `name` over the given tables; a table is a list of rows with the same keys.

    A column without any value is text, as it is in the archive, or what KINDS says of it.
    """
    return ask(models()[name], **given)


def ask(sql: str, **given: Rows | pd.DataFrame) -> Rows:
    """Return the rows of a query over the given tables."""
    connection = duckdb.connect()
    for table, rows in (PROGRAMME | given).items():
        frame = pd.DataFrame(rows)
        empty = [column for column in frame if frame[column].dtype == object and frame[column].isna().all()]
        connection.register("frame", frame.astype({column: KINDS.get(column, "str") for column in empty}))
        connection.execute(f"create table {table} as select * from frame")
    made = connection.sql(sql)
    return [dict(zip(made.columns, row, strict=True)) for row in made.fetchall()]


def nothing(*columns: str) -> pd.DataFrame:
    """Return a table of text columns without rows."""
    return pd.DataFrame({column: pd.Series(dtype="str") for column in columns})


def only(rows: Rows, **where: Any) -> dict[str, Any]:
    """Return the one row with these values."""
    found = [row for row in rows if all(row[key] == value for key, value in where.items())]
    assert len(found) == 1, f"{len(found)} rows where {where}"
    return found[0]
