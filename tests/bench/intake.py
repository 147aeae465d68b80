"""How long one file takes in the bound child, as CSV and as workbook; and what reads workbooks beside the library we use.

Every measurement has a process of its own, so that its memory is its own.
"""

import importlib.util
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

from pipelines.intake.children import Children
from pipelines.intake.reading.extents import address
from tests.bench.report import Row
from tests.packages import MAIN, packed, parts, sheet

GROUPS = ("participatiewet", "ww", "wia_wajong", "geen_uitkering", "werkend", "onbekend")
HALVES = tuple(f"{year}-H{half}" for year in range(2019, 2023) for half in (1, 2))
HEADER = ["regio", "peildatum", "traject", "gestart_in", "doelgroep", "deelnemers", "lopend", "afgerond", "uitval"]
HEADER += ["plaatsingen", "duurzame_plaatsingen", "praktijkverklaringen", "vervolgopleiding"]
WARM = b"regio;peildatum;traject\nTwente;31-12-2021;t1\n"
TARGETS = {5_000: 2, 200_000: 60}
MOST_MB = 1_000


def measure(folder: Path, sizes: tuple[int, ...] = tuple(TARGETS)) -> list[Row]:
    """Return a row per size and carrier: seconds and megabytes of parsing, and what is promised."""
    found = []
    for size in sizes:
        for path in (apart(as_csv, folder, size), apart(as_workbook, folder, size)):
            promised = {"target_s": TARGETS.get(size), "target_mb": MOST_MB}
            found.append({"file": path.name, "rows": size, **alone(parse, path), **promised})
    return found


def libraries(folder: Path, size: int = 200_000) -> list[Row]:
    """Return a row per library that is installed here: every value of a large workbook as objects of Python."""
    path = apart(as_workbook, folder, size)
    installed = {name: read for name, read in READERS.items() if importlib.util.find_spec(name)}
    return [{"library": name, "rows": size, **alone(read, path)} for name, read in installed.items()]


def alone(work: Callable[[Path], float], path: Path) -> Row:
    """Return the seconds that `work` says it took and the megabytes of the largest process that it needed."""
    seconds, kilobytes = apart(_watched, work, path)
    return {"seconds": round(seconds, 2), "peak_mb": round(kilobytes / 1024)}


def apart(work: Callable[..., Any], *given: Any) -> Any:
    """Do work in a process of its own. A process begins with the memory of the one that makes it, so that stays small."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as worker:
        return worker.submit(work, *given).result()


def _watched(work: Callable[[Path], float], path: Path) -> tuple[float, int]:
    seconds = work(path)
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return seconds, children or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def parse(path: Path) -> float:
    """Parse a file in a child of a process that is warm already."""
    content = path.read_bytes()
    with closing(Children()) as children:
        children.parse("warm.csv", WARM)
        started = time.perf_counter()
        file = children.parse(path.name, content)
        seconds = time.perf_counter() - started
    if file.refusal or not file.tables[0].rows:
        raise RuntimeError(f"{path.name}: {file.refusal}")
    return seconds


def read_by_calamine(path: Path) -> float:
    """Read every value with the library that we use."""
    from python_calamine import CalamineWorkbook

    return _timed(lambda: list(CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()))


def read_by_openpyxl(path: Path) -> float:
    """Read every value with openpyxl, in its mode for large files."""
    from openpyxl import load_workbook

    return _timed(
        lambda: list(load_workbook(path, read_only=True, data_only=True).worksheets[0].iter_rows(values_only=True))
    )


def read_by_fastexcel(path: Path) -> float:
    """Read every value with fastexcel, which is calamine with columns of Arrow."""
    from fastexcel import read_excel

    return _timed(lambda: read_excel(path).load_sheet(0, dtypes="string").to_arrow().to_pylist())


def read_by_pylightxl(path: Path) -> float:
    """Read every value with pylightxl, which is Python only."""
    from pylightxl import readxl

    return _timed(lambda: list(readxl(str(path)).ws("resultaten").rows))


READERS = {
    "python_calamine": read_by_calamine,
    "fastexcel": read_by_fastexcel,
    "openpyxl": read_by_openpyxl,
    "pylightxl": read_by_pylightxl,
}


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def rows(size: int) -> Iterator[list[str | int]]:
    """Return so many rows of results, each of another project, half-year or group, as plain cells."""
    for number in range(size):
        project, rest = divmod(number, len(HALVES) * len(GROUPS))
        people = 20 + number % 381
        states = [people // 4, people // 2, people - people // 4 - people // 2]
        outcomes = [people // 3, people // 5, number % 7, number % 3]
        keys = [f"T{project:05d}", HALVES[rest // len(GROUPS)], GROUPS[rest % len(GROUPS)]]
        yield ["Twente", "31-12-2022", *keys, people, *states, *outcomes]


def as_csv(folder: Path, size: int) -> Path:
    """Write a table of results as CSV."""
    path = folder / f"{size}.csv"
    lines = (";".join(map(str, row)) for row in (HEADER, *rows(size)))
    path.write_text("".join(f"{line}\r\n" for line in lines), encoding="utf-8")
    return path


def as_workbook(folder: Path, size: int) -> Path:
    """Write the same table as a workbook, as Excel does: every text once, cells point at it."""
    path = folder / f"{size}.xlsx"
    texts: dict[str, int] = {}
    lines = []
    for number, cells in enumerate((HEADER, *rows(size)), 1):
        told = (_cell(address(number, place), cell, texts) for place, cell in enumerate(cells))
        lines.append(f'<row r="{number}" spans="1:{len(cells)}">{"".join(told)}</row>')
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    held = parts({"resultaten": sheet("".join(lines))}, strings=f'<sst xmlns="{MAIN}">{strings}</sst>')
    path.write_bytes(packed(held))
    return path


def _cell(at: str, value: str | int, texts: dict[str, int]) -> str:
    if isinstance(value, int):
        return f'<c r="{at}"><v>{value}</v></c>'
    return f'<c r="{at}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
