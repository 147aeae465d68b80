"""The workbook for a delivery as other programs filled it (tests/interop really ran them): all of it counts."""

from itertools import product

import pytest
from openpyxl import load_workbook

from pipelines import template
from pipelines.settings import LANGUAGES
from tests.cases.judged import Judged
from tests.interop import filling
from tests.interop.workbooks import KEPT, WRITTEN

PROGRAMS = ("libreoffice", "r", "r-frames", "sheetjs", "exceljs")
KINDS = tuple(product(LANGUAGES, (True, False), (True, False)))  # language, full or not, with lessons or not


def by_openpyxl(path, language, is_full, has_lessons):
    path.write_bytes(template.workbook(language))
    made = load_workbook(path)
    for cell in filling.cells(language, is_full, has_lessons):
        value = cell.value if cell.kind == "text" else int(cell.value)
        made[cell.sheet].cell(cell.row, cell.place, value)
        if cell.kind == "day":
            made[cell.sheet].cell(cell.row, cell.place).number_format = "dd-mm-yyyy"
    made.save(path)
    return path


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    made = Judged(tmp_path_factory.mktemp("filled"))
    for path in WRITTEN.glob("*.xlsx"):
        made.add_files(path.stem, "xlsx", [path])
    for number, kind in enumerate(KINDS):
        made.add_files(f"openpyxl-{number}", "xlsx", [by_openpyxl(made.folder / f"{number}.xlsx", *kind)])
    return made.judge()


def told(outcome):
    return [one["message"] for one in outcome.receipt["findings"] if one["rule"] not in filling.TOLD]


def accepted(outcome):
    return {table: rows["accepted"] for table, rows in outcome.receipt["rows"].items()}


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_what_openpyxl_filled_counts(judged, number):
    outcome = judged[f"openpyxl-{number}", "xlsx"]
    assert told(outcome) == []
    assert accepted(outcome) == filling.EXPECTED | {"lessons": int(KINDS[number][2])}


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KEPT)
def test_what_another_program_filled_counts(judged, program, language, kind):
    outcome = judged[f"{program}-{language}-{KEPT[kind]}", "xlsx"]
    assert told(outcome) == []
    assert outcome.receipt["verdict"] == "accepted"
    assert accepted(outcome) == filling.EXPECTED | {"lessons": int(kind[1])}
