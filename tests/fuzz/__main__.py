"""`make fuzz`: 20,000 files, or as many as are asked for, divided over the processors. Ends with 1 if any complains."""

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pipelines.intake.bounded import limits
from tests.fuzz.bases import bases
from tests.fuzz.running import Outcome, fuzz

FILES = 20_000
STRETCH = 250
SHOWN = 20


def main() -> int:
    """Fuzz, say what became of the files, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--first", type=int, default=1_000, help="seed of the first file")
    asked = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        good = bases(Path(folder), most=4)
    stretches = [
        range(at, min(at + STRETCH, asked.first + asked.files))
        for at in range(asked.first, asked.first + asked.files, STRETCH)
    ]
    total = Outcome()
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as workers:
        for outcome in workers.map(fuzz, [good] * len(stretches), stretches):
            total.rules += outcome.rules
            total.verdicts += outcome.verdicts
            total.slowest = max(total.slowest, outcome.slowest)
            total.complaints += outcome.complaints
            sys.stderr.write(".")
            sys.stderr.flush()
    sys.stdout.write(_told(total, asked.files, time.monotonic() - started))
    return 1 if total.complaints or total.slowest > limits.SECONDS + 10 else 0


def _told(total: Outcome, files: int, seconds: float) -> str:
    lines = [
        f"\n{files} files in {seconds:.0f} s, the slowest {total.slowest:.1f} s, complaints {len(total.complaints)}"
    ]
    lines += [f"{count:7d} {rule}" for rule, count in total.rules.most_common()]
    lines += [f"{count:7d} delivery {verdict}" for verdict, count in total.verdicts.most_common()]
    return "\n".join([*lines, *total.complaints[:SHOWN], ""])


if __name__ == "__main__":
    sys.exit(main())
