"""`make bench`: measure speed and size, write them to bench-results.json and show a table per part.

Ratios side by side in one run count more than seconds: machines are shared.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines import sample, settings
from pipelines.commands import running
from tests.bench import changes, crowd, drawing, intake, libraries, pipeline, report
from tests.serving import Server, started

DASHBOARD = ("changes", "drawing", "crowd")
PARTS = ("pipeline", "intake", "libraries", *DASHBOARD)
TITLES = {
    "pipeline": "From deliveries to a release (targets: the sample in 30 s, scale 100 in 100 s of processor, both in 1 GB)",
    "intake": "Deliveries, once everything is loaded (targets: 5,000 rows in 2 s; 200,000 rows in 60 s and 1 GB; the sample in 20 s)",
    "libraries": "Every value of a workbook of 200,000 rows as objects of Python",
    "changes": "A change of a filter, in the server, one person (target: 95% within 150 ms)",
    "first_load": "A first load, in Chromium (target: 3.5 MB)",
    "drawn": "A change of a filter, until drawn in Chromium (target: 500 ms)",
    "crowd": "People who open at once (target: no error)",
}


def main() -> None:
    """Measure the parts that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; dashboard for the last three")
    parser.add_argument("--scales", type=int, nargs="+", default=[1, 10], help="of the sample, for the pipeline")
    parser.add_argument("--data", type=Path, help="a folder with a release (else the sample is made into one)")
    asked = parser.parse_args()
    parts = [one for part in asked.parts or PARTS for one in (DASHBOARD if part == "dashboard" else (part,))]
    if unknown := set(parts) - set(PARTS):
        parser.error(f"unknown part: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as folder:
        if "pipeline" in parts:
            _report("pipeline", pipeline.measure(Path(folder), asked.scales))
        if "intake" in parts:
            _report("intake", intake.measure(Path(folder)))
        if "libraries" in parts:
            _report("libraries", libraries.measure(Path(folder)))
        if set(parts) & set(DASHBOARD):
            _dashboard(parts, asked.data or _sample(Path(folder) / "sample"))


def _sample(folder: Path) -> Path:
    """Write the sample of all regions and publish it."""
    data = settings.DataDir(folder)
    sample.write(data.inbox)
    running.run(data)
    return folder


def _dashboard(parts: list[str], data: Path) -> None:
    """Measure each part on a server of its own, that is ready but was not used yet."""
    if "changes" in parts:
        with _ready(data) as ours, started("tests.bench.bare_server") as bare:
            _report("changes", asyncio.run(changes.measure(ours, bare)))
    if "drawing" in parts:
        with _ready(data) as ours, drawing.chrome() as browser:
            _report("first_load", drawing.first_loads(ours.address, browser))
            _report("drawn", drawing.changes(ours.address, browser))
    if "crowd" in parts:
        with _ready(data) as ours:
            _report("crowd", asyncio.run(crowd.measure(ours)))


@contextmanager
def _ready(data: Path) -> Iterator[Server]:
    """Start the dashboard, and give it once it has nothing left to prepare."""
    with started("dashboard", "--data", str(data)) as server:
        used = -1.0
        while server.processor_seconds() - used > 0.1:
            used = server.processor_seconds()
            time.sleep(1)
        yield server


def _report(part: str, rows: list[report.Row]) -> None:
    report.keep(part, rows)
    report.show(TITLES[part], rows)


if __name__ == "__main__":
    main()
