"""Real files of the invented deliveries: two thirds workbooks, one third CSV. The same seed gives the same bytes."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from pipelines.registries import columns, programme
from pipelines.sample import dialects, people, told, world
from pipelines.sample.projects import projects, set_targets

FIXED = dt.datetime(2023, 1, 15)
ZIP_DATE = (2023, 1, 15, 0, 0, 0)
DATES = {"startdatum", "einddatum", "peildatum"}
Row = dict[str, Any]


def write(out: Path, regions: int | None = None, scale: int = 1, seed: int = 2019) -> list[Path]:
    """Write the deliveries of up to `regions` regions, or all, into `out` and return the paths.

    `scale` makes that many times as many projects and people, for load tests.
    """
    out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for number, region in enumerate(world.regions(regions, seed)):
        tables = _tables(region, number, scale)
        writer = _write_csv if number % 3 == 2 else _write_workbook
        written += writer(out, f"{region.code}-{region.reference_date}", tables, number)
    return written


def _tables(region: world.Region, number: int, scale: int) -> dict[str, list[Row]]:
    made = projects(region, scale)
    rows = people.outcomes(region, made, scale)
    set_targets(region, made, _started(rows))
    return {
        "levering": [
            {
                "regio": dialects.name_of(region),
                "peildatum": region.reference_date,
                "versie": 1,
                "templateversie": "1",
                "duurzaam_maanden": programme().sustained_months,
                "streepje_betekent": "onbekend",
                "rol_contact": "projectleider",
                "voorbeeld": "ja",
            }
        ],
        "trajecten": made,
        "resultaten": dialects.results(region, rows, number),
        "lessen": told.lessons(region, made, number),
    }


def _started(rows: list[Row]) -> dict[str, int]:
    """Return how many people started in each project."""
    started: Counter[str] = Counter()
    for row in rows:
        started[row["traject"]] += row["deelnemers"]
    return started


def _headers(rows: list[Row], number: int) -> dict[str, str]:
    """Return the columns of rows, as far as the programme asks for them, with how this region calls them."""
    asked = {column.header_nl for table in columns().values() for column in table}
    called = dialects.headers({name: None for row in rows for name in row}, number)
    return {name: word for name, word in called.items() if asked & {name, word}}


def _write_workbook(out: Path, name: str, tables: dict[str, list[Row]], number: int) -> list[Path]:
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = FIXED
    for title, rows in tables.items():
        sheet = book.create_sheet(title)
        called = _headers(rows, number)
        sheet.append(list(called.values()))
        for row in rows:
            sheet.append([_typed(column, row.get(column, "")) for column in called])
    made = io.BytesIO()
    book.save(made)
    path = out / f"{name}.xlsx"
    path.write_bytes(_without_clock(made.getvalue()))
    return [path]


def _typed(column: str, value: Any) -> Any:
    return dt.date.fromisoformat(value) if column in DATES and value else value if value != "" else None


def _without_clock(package: bytes) -> bytes:
    """Write the package again with a fixed time on every part, so that the bytes do not tell when it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in sorted(old.namelist()):
            content = old.read(part)
            if part == "docProps/core.xml":
                content = _fixed_properties(content)
            new.writestr(zipfile.ZipInfo(part, ZIP_DATE), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _fixed_properties(content: bytes) -> bytes:
    """openpyxl sets `modified` to the clock on saving, whatever it was told."""
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>%b" % f"{FIXED:%Y-%m-%dT%H:%M:%SZ}".encode(), content)


def _write_csv(out: Path, name: str, tables: dict[str, list[Row]], number: int) -> list[Path]:
    """Write one file per table, with the fields of the delivery repeated on every row."""
    fields = tables.pop("levering")[0]
    encoding = "cp1252" if number % 2 else "utf-8-sig"
    written = []
    for title, rows in tables.items():
        called = _headers(rows, number)
        path = out / f"{name}-{title}.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
            writer.writerow([*fields, *called.values()])
            for row in rows:
                own = [_dutch(column, value, number) for column, value in fields.items()]
                writer.writerow([*own, *(_dutch(column, row.get(column, ""), number) for column in called)])
        written.append(path)
    return written


def _dutch(column: str, value: Any, number: int) -> str:
    """Write a value as Dutch software does: 31-12-2022, 1.234 and 1.234,00."""
    if column in DATES and value:
        return dialects.date(dt.date.fromisoformat(value), number)
    if isinstance(value, float):
        return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    if isinstance(value, int) and column not in {"versie", "duurzaam_maanden"}:
        return f"{value:,}".replace(",", ".")
    return str(value)
