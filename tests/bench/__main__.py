"""`make bench`: measure the pipeline on the sample and on ten times its projects, write JSON and show a table.

Ratios side by side in one run count more than seconds: machines are shared.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

from pipelines import sample, settings

RESULTS = settings.REPOSITORY / "bench-results.json"


def main() -> None:
    """Measure, write bench-results.json and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scales", type=int, nargs="+", default=[1, 10])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = [pipeline(Path(folder) / str(scale), scale) for scale in asked.scales]
    RESULTS.write_text(json.dumps(measured, indent=1), encoding="utf-8")
    names = list(measured[0])
    sys.stdout.write("\t".join(names) + "\n")
    for row in measured:
        sys.stdout.write("\t".join(str(row[name]) for name in names) + "\n")


def pipeline(root: Path, scale: int) -> dict[str, Any]:
    """Return rows, seconds, megabytes and rows per second of one run, beside DuckDB reading the same CSV files bare."""
    data = settings.DataDir(root)
    written = sample.write(data.inbox, scale=scale)
    tables = [path for path in written if path.name.endswith("resultaten.csv")]
    bare = bare_reading(tables)
    started = time.perf_counter()
    command = [sys.executable, "-m", "pipelines", "run", "--json", "--data", str(root)]
    said = subprocess.run(command, check=False, capture_output=True, text=True, cwd=settings.REPOSITORY)
    seconds = time.perf_counter() - started
    receipts = json.loads(said.stdout)["receipts"]
    rows = sum(table["read"] for receipt in receipts for table in receipt["rows"].values())
    again = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True, cwd=settings.REPOSITORY)
    return {
        "scale": scale,
        "rows": rows,
        "seconds": round(seconds, 2),
        "rows_per_second": round(rows / seconds),
        "duckdb_csv_rows_per_second": round(bare),
        "peak_mb_of_largest_child": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        "seconds_when_nothing_changed": round(time.perf_counter() - again, 2),
    }


def bare_reading(paths: list[Path]) -> float:
    """Return rows per second of DuckDB reading the UTF-8 files as text, nothing more (it reads no Windows-1252)."""
    started, rows = time.perf_counter(), 0
    for path in paths:
        if path.read_bytes().startswith(b"\xef\xbb\xbf"):
            rows += len(duckdb.read_csv(str(path), sep=";", header=True, all_varchar=True).fetchall())
    return rows / (time.perf_counter() - started)


if __name__ == "__main__":
    main()
