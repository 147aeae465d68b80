"""How DuckDB is opened: for building in memory, and for reading a release locked."""

from pathlib import Path

import duckdb

LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "512MB",
    "threads": "2",
    "lock_configuration": "true",
}


def workshop() -> duckdb.DuckDBPyConnection:
    """Return an empty database in memory with as many threads as a small machine has."""
    return duckdb.connect(
        ":memory:", config={"threads": "2", "memory_limit": "700MB", "preserve_insertion_order": "true"}
    )


def locked(path: Path) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to a release that can reach no file, network or setting."""
    return duckdb.connect(str(path), read_only=True, config=LOCKED)
