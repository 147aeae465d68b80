"""The SQL models, run in the order in which they use each other. One file is one table of that name."""

import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

MODELS = Path(__file__).parent.parent / "models"


@cache
def models() -> dict[str, str]:
    """Return the SQL of every model by name, in an order in which each finds what it uses."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(MODELS.glob("*/*.sql"))}
    words = {name: set(re.findall(r"[a-z_0-9]+", text)) for name, text in texts.items()}
    uses = {name: (words[name] & set(texts)) - {name} for name in texts}
    return {name: texts[name] for name in TopologicalSorter(uses).static_order()}


def run(connection: duckdb.DuckDBPyConnection) -> None:
    """Create one table per model from the loaded tables."""
    for name, text in models().items():
        connection.execute(f"create or replace table {name} as {text}")
