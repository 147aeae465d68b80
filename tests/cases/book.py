"""One small delivery of Twente that is wholly in order, and how it is written as real files. Tests change a copy of it."""

import copy
import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Rows = list[list[Any]]
Tables = dict[str, Rows]
Change = Callable[[Tables], object]

USUAL: Tables = {
    "levering": [["regio", "peildatum", "versie"], ["Twente", "31-12-2021", 1]],
    "trajecten": [
        ["traject", "naam", "soort", "pijler", "status", "startdatum", "budget"],
        ["t1", "Werken in de zorg", "met_deelnemers", "route", "loopt", "01-09-2019", 50000],
        ["t2", "Leren op de werkvloer", "met_deelnemers", "scholing", "loopt", "15-10-2019", 40000],
        ["bus", "Bustour", "voor_werkgevers", "vraag", "afgerond", "01-02-2020", 5000],
    ],
    "resultaten": [
        ["traject", "gestart_in", "doelgroep", "deelnemers", "lopend", "afgerond", "uitval", "plaatsingen",
         "duurzame_plaatsingen", "praktijkverklaringen"],
        ["t1", "2020-H1", "participatiewet", 12, 0, 10, 2, 6, 4, 1],
        ["t1", "2020-H2", "participatiewet", 20, 2, 15, 3, 9, 5, 2],
        ["t1", "2020-H2", "ww", 8, 0, 8, 0, 5, 3, 0],
        ["t2", "2020-H1", "participatiewet", 15, 0, 12, 3, 4, 2, 9],
        ["t2", "2020-H2", "wia_wajong", 9, 1, 7, 1, 3, 1, 6],
        ["t2", "2021-H1", "geen_uitkering", 7, 2, 4, 1, 2, 0, 3],
    ],
    "lessen": [["vraag", "onderwerp", "delen_met", "tekst"], ["V1", "matching", "iedereen", "Bel elke week."]],
}  # fmt: skip


def usual() -> Tables:
    """Return a copy of the delivery that is in order: 3 projects, 6 rows of results, 1 lesson."""
    return copy.deepcopy(USUAL)


def column(tables: Tables, table: str, header: str) -> int:
    """Return the place of a column."""
    return tables[table][0].index(header)


def put(table: str, header: str, *values: Any, row: int = 1) -> Change:
    """Return a change: these values in a column, from one row (1 is the first below the header) downwards."""

    def change(tables: Tables) -> None:
        for offset, value in enumerate(values):
            tables[table][row + offset][column(tables, table, header)] = value

    return change


def head(table: str, **renamed: str) -> Change:
    """Return a change: columns of a table get other headers."""

    def change(tables: Tables) -> None:
        tables[table][0] = [renamed.get(header, header) for header in tables[table][0]]

    return change


def both(*changes: Change) -> Change:
    """Return the changes one after the other."""
    return lambda tables: [change(tables) for change in changes]


def as_csv(folder: Path, tables: Tables, encoding: str = "utf-8", delimiter: str = ";") -> list[Path]:
    """Write one file per table, the fields of the delivery repeated in every row, as old systems export."""
    folder.mkdir(parents=True, exist_ok=True)
    fields = tables["levering"]
    written = []
    for table in ("trajecten", "resultaten", "lessen"):
        if table not in tables:
            continue
        path = folder / f"{table}.csv"
        path.write_bytes(csv_text(tables[table], fields, delimiter).encode(encoding))
        written.append(path)
    return written


def csv_text(rows: Rows, fields: Rows, delimiter: str = ";") -> str:
    """Return a table as CSV text, the fields of the delivery in front."""
    buffer = io.StringIO(newline="")
    out = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    for number, row in enumerate(rows):
        repeated = fields[0] if number == 0 else fields[1] if any(str(cell).strip() for cell in row) else []
        out.writerow([*repeated, *row] if repeated else row)
    return buffer.getvalue()


def as_workbook(folder: Path, tables: Tables, touch: Callable[[Workbook], object] = lambda _: None) -> list[Path]:
    """Write one workbook; `touch` may change it before it is saved."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "levering.xlsx"
    workbook(tables, touch).save(path)
    return [path]


def workbook(tables: Tables, touch: Callable[[Workbook], object] = lambda _: None) -> Workbook:
    """Return the tables as a workbook, not saved yet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table, rows in tables.items():
        sheet = book.create_sheet(table)
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row, 1):
                if value == "":
                    continue
                cell = sheet.cell(number, place, value)
                if isinstance(value, str) and value.startswith("=") and not value.startswith("=="):
                    cell.data_type = "s"  # as text, the way it was typed with an apostrophe
    touch(book)
    return book
