"""How long a delivery takes: one file parsed in its bound child, a whole delivery checked, the sample taken in."""

import time
from contextlib import closing
from pathlib import Path

from pipelines import sample, settings
from pipelines.intake import run
from pipelines.intake.bounded.children import Children
from pipelines.intake.deliveries.smallest import smallest
from pipelines.intake.dry_run import check
from tests.bench import large
from tests.bench.apart import alone, apart
from tests.bench.report import Row

TARGETS = {5_000: 2, 200_000: 60}
TARGET_SAMPLE = 20


def measure(folder: Path, sizes: tuple[int, ...] = tuple(TARGETS)) -> list[Row]:
    """Return a row per step, size and carrier: seconds, megabytes, and the seconds that are promised."""
    found = []
    for size in sizes:
        for paths in (apart(large.as_csv, folder, size), apart(large.as_workbook, folder, size)):
            about = {"file": paths[-1].name, "rows": size}
            found.append({"step": "parse", **about, **alone(parse, paths[-1])})
            found.append({"step": "check", **about, **alone(judge, paths), "target_s": TARGETS.get(size)})
    data = settings.DataDir(folder / "taken-in")
    files = len(apart(sample.write, data.inbox))
    about = {"step": "take in", "file": f"the sample, {files} files"}
    return [*found, {**about, **alone(take_in, data), "target_s": TARGET_SAMPLE}]


def parse(path: Path) -> float:
    """Return the seconds for one file in a child of a process that is warm already."""
    content = path.read_bytes()
    with closing(Children()) as children:
        children.parse(*smallest()[0])
        started = time.perf_counter()
        file = children.parse(path.name, content)
        seconds = time.perf_counter() - started
    if file.refusal or not file.tables[0].rows:
        raise RuntimeError(f"{path.name}: {file.refusal}")
    return seconds


def judge(paths: list[Path]) -> float:
    """Return the seconds until the receipt of a delivery, where the rules and the children are loaded already."""
    files = [(path.name, path.read_bytes()) for path in paths]
    with closing(Children()) as children:
        check(smallest(), children)
        started = time.perf_counter()
        (receipt,) = check(files, children)
        seconds = time.perf_counter() - started
    if receipt["verdict"] != "accepted":
        raise RuntimeError(f"{paths}: {receipt['verdict']}, {receipt['findings'][:3]}")
    return seconds


def take_in(data: settings.DataDir) -> float:
    """Return the seconds from files in the inbox to deliveries in the archive, the start of everything included."""
    started = time.perf_counter()
    run.take_in(data)
    return time.perf_counter() - started
