"""Rules across tables: every query in expectations/checks must return no rows; its first line says what it guards."""

from pathlib import Path
from typing import Any

import duckdb

CHECKS = Path(__file__).parent / "checks"


def violations(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Any]]:
    """Return per check the rows that break it; an empty list is what we want."""
    return {
        path.stem: connection.execute(path.read_text(encoding="utf-8")).fetchall()
        for path in sorted(CHECKS.glob("*.sql"))
    }
