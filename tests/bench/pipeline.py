"""How fast the pipeline is on the sample and on a multiple of its projects; and the same rows of CSV, read by us and bare."""

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import duckdb

from pipelines import sample, settings
from pipelines.intake.bounded.children import Children
from pipelines.intake.deliveries import archiving
from pipelines.intake.deliveries.smallest import smallest
from tests.bench.apart import alone, apart
from tests.bench.report import Row

REGIONS = 35
DONE = {0, 3}  # 3: some delivery needs attention, as in every sample


def measure(folder: Path, scales: list[int]) -> list[Row]:
    """Return a row per scale; the data of each stay in `folder/<scale>`."""
    return [_run(settings.DataDir(folder / str(scale)), scale) for scale in scales]


def _run(data: settings.DataDir, scale: int) -> Row:
    """Return rows, seconds, processor and megabytes of one run; a second run finds that nothing changed."""
    written = apart(sample.write, data.inbox, REGIONS, scale)
    compared = apart(read_twice, [path for path in written if path.name.endswith("resultaten.csv")])
    first, again = alone(run, data.root), alone(run, data.root)
    rows = sum(
        table["read"] for receipt in archiving.known(data.archive).values() for table in receipt["rows"].values()
    )
    return {
        "scale": scale,
        "rows": rows,
        "seconds": first["seconds"],
        "processor_s": first["processor_s"],
        "peak_mb": first["mb_of_child"],
        "rows_per_second": round(rows / first["seconds"]),
        "seconds_when_nothing_changed": again["seconds"],
        **compared,
    }


def run(root: Path) -> float:
    """Return the seconds of one run of the whole pipeline, as it is started by hand."""
    command = [sys.executable, "-m", "pipelines", "run", "--json", "--data", str(root)]
    started = time.perf_counter()
    said = subprocess.run(command, check=False, capture_output=True, cwd=settings.REPOSITORY)
    seconds = time.perf_counter() - started
    if said.returncode not in DONE:
        raise RuntimeError(said.stderr.decode())
    return seconds


def read_twice(paths: list[Path]) -> Row:
    """Return rows per second of the UTF-8 files among these: parsed by a warm child of intake, and read as text by DuckDB.

    DuckDB reads no Windows-1252, so those are left out of both.
    """
    files = [path for path in paths if path.read_bytes().startswith(b"\xef\xbb\xbf")]
    with closing(Children()) as children:
        children.parse(*smallest()[0])
        ours = _per_second(files, lambda path: children.parse(path.name, path.read_bytes()).tables[0].read)
    theirs = _per_second(files, lambda path: len(_bare(path).fetchall()))
    if ours["rows"] != theirs["rows"]:
        raise RuntimeError(f"intake read {ours['rows']} rows and DuckDB {theirs['rows']} of the same files")
    return {"csv_rows": ours["rows"], "intake_csv_rows_per_s": ours["per_s"], "duckdb_csv_rows_per_s": theirs["per_s"]}


def _bare(path: Path) -> duckdb.DuckDBPyRelation:
    return duckdb.read_csv(str(path), sep=";", header=True, all_varchar=True)


def _per_second(files: list[Path], read: Callable[[Path], int]) -> Row:
    started = time.perf_counter()
    rows = sum(map(read, files))
    return {"rows": rows, "per_s": round(rows / (time.perf_counter() - started))}
