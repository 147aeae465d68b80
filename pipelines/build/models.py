"""The SQL models, run in the order in which they use each other. One file is one table or view of that name."""

import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

MODELS = Path(__file__).parent.parent / "models"
# Ten rows for every row that was delivered, made into a few sums: held as tables they would be most of the memory.
VIEWS = frozenset({"stg_outcomes", "core_outcomes", "core_rate_rows"})


@cache
def models() -> dict[str, str]:
    """Return the SQL of every model by name, in an order in which each finds what it uses."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(MODELS.glob("*/*.sql"))}
    words = {name: set(re.findall(r"[a-z_0-9]+", text)) for name, text in texts.items()}
    uses = {name: (words[name] & set(texts)) - {name} for name in texts}
    return {name: texts[name] for name in TopologicalSorter(uses).static_order()}


def run(connection: duckdb.DuckDBPyConnection, wanted: str | None = None) -> None:
    """Create every model from the loaded tables; of one that is wanted only that and what it uses."""
    names = models() if wanted is None else _used_by(wanted)
    for name in names:
        connection.execute(f"create or replace {'view' if name in VIEWS else 'table'} {name} as {models()[name]}")


def _used_by(wanted: str) -> list[str]:
    """Return a model and all that it uses, in the order in which they are made."""
    needed = {wanted}
    for name in reversed(models()):  # whoever uses a model comes behind it
        if name in needed:
            needed |= set(re.findall(r"[a-z_0-9]+", models()[name])) & set(models())
    return [name for name in models() if name in needed]
