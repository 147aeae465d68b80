"""How DuckDB is opened: for building in memory, and for reading a release locked."""

from pathlib import Path
from secrets import token_hex

import duckdb

LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "512MB",
    "threads": "2",
    "lock_configuration": "true",
}


def workshop(archive: Path) -> duckdb.DuckDBPyConnection:
    """Return an empty database in memory for a small machine; what does not fit lies in the archive until it is closed.

    There it is as safe as what it was made of, and swept with what else an interrupted run leaves behind.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": "2",
        "memory_limit": "400MB",  # beside what Python holds: together less than 1 GB
        "temp_directory": str(archive / f".tmp-{token_hex(8)}"),
        "preserve_insertion_order": "true",
    }
    return duckdb.connect(":memory:", config=config)


def locked(path: Path) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to a release that can reach no file, network or setting."""
    return duckdb.connect(str(path), read_only=True, config=LOCKED)
