"""What was measured as rows: percentiles, one JSON file, and a table for people."""

import json
import sys
from pathlib import Path
from typing import Any

from pipelines.settings import REPOSITORY

Row = dict[str, Any]
RESULTS = REPOSITORY / "bench-results.json"


def spread(values: list[float], unit: str) -> Row:
    """Return how many values there are, and the 50th and 95th percentile and the largest (nearest rank)."""
    ranked = sorted(values)
    rank = {name: max(round(part * len(ranked)) - 1, 0) for name, part in (("p50", 0.5), ("p95", 0.95), ("max", 1))}
    return {"n": len(ranked)} | {f"{name}_{unit}": round(ranked[place]) for name, place in rank.items()}


def keep(part: str, rows: list[Row], path: Path = RESULTS) -> None:
    """Put the rows of one part in the file; what other parts measured earlier stays."""
    held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    held = held if isinstance(held, dict) else {}
    path.write_text(json.dumps(held | {part: rows}, indent=1, ensure_ascii=False), encoding="utf-8")


def show(part: str, rows: list[Row]) -> None:
    """Print the rows as a table, numbers to the right."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    cells = [names, *[[_cell(row.get(name)) for name in names] for row in rows]]
    widths = [max(len(line[place]) for line in cells) for place in range(len(names))]
    numeric = [all(isinstance(row.get(name), int | float | None) for row in rows) for name in names]
    sys.stdout.write(f"\n{part}\n")
    for line in cells:
        padded = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ]
        sys.stdout.write("  " + "  ".join(padded).rstrip() + "\n")
    sys.stdout.flush()


def _cell(value: Any) -> str:
    return "" if value is None else str(value)
