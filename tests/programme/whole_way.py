"""Takes another programme the whole way in a process of its own: `python -m tests.programme.whole_way DATA`.

Registries are read once a process, so POW_PROGRAMME stands in its environment. What was seen is written as JSON beside
the data: the receipts, the texts of every page, the cells of the workbook, and the tables of both releases.
"""

import json
import os
import sys
from pathlib import Path

import duckdb
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from pipelines import __main__ as command
from pipelines import settings
from pipelines.registries import loaded
from pipelines.settings import LANGUAGES

PAGES = settings.REPOSITORY / "dashboard" / "app_pages"
Texts = dict[str, str]


def main(data: Path) -> None:
    """Make the sample, judge and publish it, look at everything, and write what was seen."""
    os.environ["POW_DATA"] = str(data)
    command.main(["sample", "--out", str(data / "inbox")])
    ended = command.main(["run", "--data", str(data)])
    releases = data / "releases"
    release = releases / json.loads((releases / "current.json").read_text(encoding="utf-8"))["release"]
    seen = {
        "ended": ended,
        "receipts": [json.loads(path.read_text(encoding="utf-8")) for path in data.glob("archive/*/receipt.json")],
        "tables": {path.stem: _tables(path) for path in release.glob("*.duckdb")},
        "workbooks": {language: _workbook(data, language) for language in LANGUAGES},
        "texts": {path.as_posix(): json.dumps(loaded(path), ensure_ascii=False) for path in _texts()},
        "pages": {f"{page.stem} {language}": _page(page, language) for page in _pages() for language in LANGUAGES},
    }
    (data / "seen.json").write_text(json.dumps(seen, default=str), encoding="utf-8")


def _texts() -> list[Path]:
    """Return the files of every sentence on screen and on the command line, also of what no page shows today."""
    return [path for room in ("dashboard", "pipelines") for path in settings.REPOSITORY.glob(f"{room}/texts/**/*.yml")]


def _pages() -> list[Path]:
    return [PAGES.parent / "app.py", *sorted(PAGES.glob("*.py"))]


def _page(path: Path, language: str) -> str:
    """Return all that a page sends to the browser: texts, choices, figures. It must not fail."""
    test = AppTest.from_file(str(path), default_timeout=120)
    test.query_params.update({"taal": language, "regio": "KU2"})
    test.run()
    assert not test.exception, (path.stem, test.exception)
    return "\n".join(str(getattr(node, "proto", "")) for node in test._tree)


def _tables(path: Path) -> Texts:
    """Return every table of a release as text."""
    with duckdb.connect(str(path), read_only=True) as connection:
        names = [name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()]
        return {name: connection.table(name).df().to_csv(index=False) for name in names}


def _workbook(data: Path, language: str) -> str:
    """Return every cell and comment of the workbook that a region gets, and who made it."""
    path = data / f"{language}.xlsx"
    command.main(["template", "--region", "KU2", "--out", str(path), "--language", language, "--data", str(data)])
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    said = [str(cell.value) for cell in cells if cell.value is not None]
    comments = [f"{cell.comment.text} {cell.comment.author}" for cell in cells if cell.comment]
    return "\n".join([*said, *comments, *book.sheetnames])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
