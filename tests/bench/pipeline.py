"""How fast the pipeline is on the sample and on a multiple of its projects, beside DuckDB reading the same CSV files bare."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import duckdb

from pipelines import sample, settings
from tests.bench.report import Row


def measure(folder: Path, scales: list[int]) -> list[Row]:
    """Return a row per scale; the data of each stay in `folder/<scale>`."""
    return [_run(folder / str(scale), scale) for scale in scales]


def _run(root: Path, scale: int) -> Row:
    """Return rows, seconds, megabytes and rows per second of one run; a second run finds that nothing changed."""
    written = sample.write(settings.DataDir(root).inbox, scale=scale)
    bare = _bare_reading([path for path in written if path.name.endswith("resultaten.csv")])
    command = [sys.executable, "-m", "pipelines", "run", "--json", "--data", str(root)]
    started = time.perf_counter()
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


def _bare_reading(paths: list[Path]) -> float:
    """Return rows per second of DuckDB reading the UTF-8 files as text, nothing more (it reads no Windows-1252)."""
    started, rows = time.perf_counter(), 0
    for path in paths:
        if path.read_bytes().startswith(b"\xef\xbb\xbf"):
            rows += len(duckdb.read_csv(str(path), sep=";", header=True, all_varchar=True).fetchall())
    return rows / (time.perf_counter() - started)
