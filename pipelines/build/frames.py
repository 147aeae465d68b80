"""A table of the database as a frame, with types that keep a whole number whole beside a null."""

from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa


def frame(connection: duckdb.DuckDBPyConnection, name: str) -> pd.DataFrame:
    """Return a table with nullable types."""
    return connection.table(name).to_arrow_table().to_pandas(types_mapper=_nullable)


def _nullable(kind: Any) -> Any:
    whole = {pa.int64(): pd.Int64Dtype(), pa.int32(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype()}
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return pd.StringDtype(na_value=float("nan"))
    return whole.get(kind)
