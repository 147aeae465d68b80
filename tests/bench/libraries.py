"""Libraries that read workbooks, beside the one we use: every value of a large sheet as objects of Python."""

import importlib.util
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import large
from tests.bench.apart import alone, apart
from tests.bench.report import Row

SHEET = "resultaten"


def measure(folder: Path, size: int = 200_000) -> list[Row]:
    """Return a row per library that is installed here: seconds and megabytes for a workbook of `size` rows."""
    (path,) = apart(large.as_workbook, folder, size)
    installed = {name: read for name, read in READERS.items() if importlib.util.find_spec(name)}
    return [{"library": name, "rows": size, **alone(read, path)} for name, read in installed.items()]


def read_by_calamine(path: Path) -> float:
    """Read every value with the library that we use."""
    from python_calamine import CalamineWorkbook

    return _timed(lambda: list(CalamineWorkbook.from_path(path).get_sheet_by_name(SHEET).iter_rows()))


def read_by_openpyxl(path: Path) -> float:
    """Read every value with openpyxl, in its mode for large files."""
    from openpyxl import load_workbook

    return _timed(lambda: list(load_workbook(path, read_only=True, data_only=True)[SHEET].iter_rows(values_only=True)))


def read_by_fastexcel(path: Path) -> float:
    """Read every value with fastexcel, which is calamine with columns of Arrow."""
    from fastexcel import read_excel

    return _timed(lambda: read_excel(path).load_sheet(SHEET, dtypes="string").to_arrow().to_pylist())


def read_by_pylightxl(path: Path) -> float:
    """Read every value with pylightxl, which is Python only."""
    from pylightxl import readxl

    return _timed(lambda: list(readxl(str(path)).ws(SHEET).rows))


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
