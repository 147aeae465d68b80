"""What is filled into the workbook for a delivery: full or with only what is required, with lessons or without.

As cells (sheet, row, place, kind, value), so that every program can fill in the same: kind is text, number or day.
"""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.registries import Column, code_list, columns
from pipelines.template.filling import title_of, word_of

FIRST_DAY = dt.date(1899, 12, 30)  # day 0 of a spreadsheet
DAY = dt.date(2021, 12, 31)
PROJECTS = (
    ("t1", "met_deelnemers", "route"),
    ("t2", "met_deelnemers", "scholing"),
    ("bus", "voor_werkgevers", "vraag"),
)
RESULTS = (
    ("t1", "2020-H1", "participatiewet", (12, 0, 10, 2, 6, 4, 1, 2, 1, 0)),
    ("t1", "2020-H2", "participatiewet", (20, 2, 15, 3, 9, 5, 2, 0, 2, 1)),
    ("t1", "2020-H2", "ww", (8, 0, 8, 0, 5, 3, 0, 0, 0, 0)),
    ("t2", "2020-H1", "participatiewet", (15, 0, 12, 3, 4, 2, 9, 1, 0, 3)),
    ("t2", "2020-H2", "wia_wajong", (9, 1, 7, 1, 3, 1, 6, 0, 0, "<5")),
    ("t2", "2021-H1", "geen_uitkering", (7, 2, 4, 1, 2, 0, 3, 1, 1, 1)),
)
EXPECTED = {"trajectories": 3, "results": 6}
TOLD = {"BELOW_5"}  # the fullest has one cell `<5`, which a receipt always counts; nothing else is told
VALUES: dict[str, Any] = {
    "text": "Bel elke week één keer.", "date": dt.date(2019, 9, 1), "money": 50000, "whole": 6, "region": "Twente",
    "link": "https://example.org/verslag", "cohort": "2020-H2", "key": "t1",
}  # fmt: skip
OWN: dict[str, Any] = {"reference_date": DAY, "version": 1, "dash_means": "onbekend", "is_sample": "nee"}
OWN |= {"end_date": dt.date(2021, 6, 30), "spent_eur": 20000}


class FilledCell(NamedTuple):
    """One cell: its sheet, row and place (both from 1), what kind of value it holds, and the value."""

    sheet: str
    row: int
    place: int
    kind: str
    value: str


def cells(language: str, is_full: bool, has_lessons: bool) -> Iterator[FilledCell]:
    """Return the cells of a delivery of Twente with 3 projects, 6 rows of results and perhaps a lesson."""
    tables: dict[str, list[dict[str, Any]]] = {
        "delivery": [{}],
        "trajectories": [{"trajectory": code, "kind": kind, "pillar": pillar} for code, kind, pillar in PROJECTS],
        "results": [_result(*row) for row in RESULTS],
        "lessons": [{}] if has_lessons else [],
    }
    for table, rows in tables.items():
        for number, known in enumerate(rows, 2):
            for place, column in enumerate(columns()[table], 1):
                if column.required or is_full:
                    value = known.get(column.name, OWN.get(column.name, _usual(column)))
                    yield _cell(title_of(table, language), number, place, _worded(column, value, language))


def written(path: Path, found: Iterator[FilledCell]) -> Path:
    """Write cells as text between tabs, one a line, without a head."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t", lineterminator="\n").writerows(found)
    return path


def headers(table: str, language: str) -> list[str]:
    """Return the header of a table in a language."""
    return [column.header(language) for column in columns()[table]]


def _result(trajectory: str, cohort: str, group: str, counts: tuple[Any, ...]) -> dict[str, Any]:
    names = [column.name for column in columns()["results"] if column.type == "people"]
    return {"trajectory": trajectory, "cohort": cohort, "target_group": group} | dict(zip(names, counts, strict=True))


def _usual(column: Column) -> Any:
    return code_list(column.codes)[0].code if column.codes else VALUES.get(column.type)


def _worded(column: Column, value: Any, language: str) -> Any:
    """Return a code as the list of the workbook has it."""
    known = {code.code: word_of(code, language) for code in code_list(column.codes)} if column.codes else {}
    return known.get(value, value)


def _cell(sheet: str, row: int, place: int, value: Any) -> FilledCell:
    if isinstance(value, dt.date):
        return FilledCell(sheet, row, place, "day", str((value - FIRST_DAY).days))
    return FilledCell(sheet, row, place, "number" if isinstance(value, int) else "text", str(value))
