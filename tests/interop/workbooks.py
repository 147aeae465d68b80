"""The workbook for a delivery, filled by LibreOffice, R and two libraries for JavaScript: all of it counts.

Small files that they wrote stand in `written/`: `python -m tests.interop.workbooks` writes them anew. R has openxlsx
here, once as a workbook and once by way of data frames; its package writexl is not among the system's packages.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from pipelines import template
from pipelines.settings import LANGUAGES
from tests.interop import filling
from tests.interop.installing import NotToBeHad, from_npm, from_system
from tests.interop.reading import complaint

HERE = Path(__file__).parent
PROGRAMS, WRITTEN = HERE / "programs", HERE / "written"
SYSTEM = {"soffice": "libreoffice-calc-nogui python3-uno", "Rscript": "r-base-core r-cran-openxlsx", "npm": "npm"}
NPM = ("xlsx@0.18.5", "exceljs@4.4.0")
PYTHON = "/usr/bin/python3"  # the one that has LibreOffice's module
PIPE = f"interop-{os.getpid()}"
# What stands in `written/`: (full, with lessons) -> how its name ends.
KEPT = {(True, True): "full-lessons", (False, False): "least"}
Fill = Callable[[Path, Path, Path], None]


def run() -> list[str]:
    """Let every program fill every workbook, and return what did not count as it should."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return [said for path, has_lessons in _filled(Path(folder)) if (said := complaint(path, has_lessons))]
        except NotToBeHad as error:
            return [str(error)]


def keep() -> None:
    """Write the files that the ordinary tests read anew: the fullest and the smallest of every program and language."""
    shutil.rmtree(WRITTEN, ignore_errors=True)
    WRITTEN.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        for path, _ in _filled(Path(folder), list(KEPT)):
            shutil.copy(path, WRITTEN / path.name)


def _filled(folder: Path, kinds: list[tuple[bool, bool]] | None = None) -> Iterator[tuple[Path, bool]]:
    """Return every workbook that a program filled, and whether there are lessons in it."""
    from_system(SYSTEM)
    from_npm(folder, *NPM)
    for script in PROGRAMS.iterdir():
        shutil.copy(script, folder)
    with _libreoffice(folder) as libreoffice:
        programs = {"libreoffice": libreoffice, "r": _r, "r-frames": _r_frames, "sheetjs": _js, "exceljs": _js}
        for name, language in product(programs, LANGUAGES):
            empty = folder / f"{language}.xlsx"
            empty.write_bytes(template.workbook(language))
            for is_full, has_lessons in kinds or product((True, False), repeat=2):
                stem = f"{name}-{language}-{'full' if is_full else 'least'}{'-lessons' if has_lessons else ''}"
                cells = filling.written(folder / f"{stem}.tsv", filling.cells(language, is_full, has_lessons))
                programs[name](empty, cells, folder / f"{stem}.xlsx")
                yield folder / f"{stem}.xlsx", has_lessons


@contextmanager
def _libreoffice(folder: Path) -> Iterator[Fill]:
    """Give a LibreOffice with a profile of its own that fills what it is given, and end it."""
    accept = f"--accept=pipe,name={PIPE};urp;"
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = subprocess.Popen(["soffice", "--headless", "--norestore", own, accept], start_new_session=True)
    try:
        yield lambda *paths: _ran(PYTHON, PROGRAMS / "fill_libreoffice.py", PIPE, *paths)
    finally:
        os.killpg(office.pid, 15)
        office.wait()


def _r(*paths: Path) -> None:
    _ran("Rscript", PROGRAMS / "fill.R", *paths)


def _r_frames(*paths: Path) -> None:
    _ran("Rscript", PROGRAMS / "fill.R", *paths, "frames")


def _js(empty: Path, cells: Path, out: Path) -> None:
    """Fill with the library of which the file has the name; Node looks for it beside the script."""
    _ran("node", out.parent / f"fill_{out.name.partition('-')[0]}.js", empty, cells, out)


def _ran(*command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotToBeHad(f"{command[0]} failed: {done.stderr[-500:]}")


if __name__ == "__main__":
    sys.exit(keep())
