"""Sheets that we wrote ourselves are no delivery, whatever a program made of them; what a sender adds to them is read."""

import csv
import io
from contextlib import closing
from itertools import chain

import pytest
from openpyxl import Workbook, load_workbook

from pipelines import template
from pipelines.intake.bounded.children import Children
from pipelines.intake.deliveries.grouping import drafts
from pipelines.intake.dry_run import check, mark
from pipelines.intake.parsing import ParsedFile, parse
from tests.cases import book

OURS = "FILE_OURS"


def as_bytes(workbook: Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def filled(tables=None) -> Workbook:
    """The template with the usual delivery in it."""
    made = load_workbook(io.BytesIO(template.workbook()))
    for title, (head, *rows) in (tables or book.usual()).items():
        places = {cell.value: cell.column for cell in made[title][1]}
        for at, row in enumerate(rows, 2):
            for header, value in zip(head, row, strict=True):
                made[title].cell(at, places[header], value)
    return made


def rows_of(parsed: ParsedFile) -> dict[str, int]:
    assert parsed.refusal is None, parsed.refusal
    return {table.table: table.read for table in parsed.tables}


def exported(sheet, delimiter: str = ";") -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows(
        ["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)
    )
    return buffer.getvalue().encode()


def renamed(made: Workbook) -> None:
    for number, name in enumerate(("uitleg", "lijsten"), 1):
        made[name].title = f"Blad{number}"


def without_hidden_state(made: Workbook) -> None:
    made["lijsten"].sheet_state = "visible"


def without_defined_names(made: Workbook) -> None:
    made.defined_names.clear()


def everything_hidden(made: Workbook) -> None:
    made["uitleg"].sheet_state = "veryHidden"


def with_a_head_of_a_data_frame(made: Workbook) -> None:
    """R and pandas take the first row for names and fill in where there is none."""
    for cell in made["uitleg"][1]:
        cell.value = cell.value or f"...{cell.column}"
    made["lijsten"].insert_rows(1)
    for cell in made["lijsten"][1]:
        cell.value = f"X{cell.column}"


def behind_row_names(made: Workbook) -> None:
    for name in ("uitleg", "lijsten"):
        made[name].insert_cols(1)
        for number, row in enumerate(made[name].iter_rows(max_col=1), 1):
            row[0].value = f"r{number}" if name == "uitleg" else None


CHANGES = (
    renamed, without_hidden_state, without_defined_names, everything_hidden, with_a_head_of_a_data_frame, behind_row_names,
)  # fmt: skip


@pytest.mark.parametrize("change", [lambda _: None, *CHANGES, lambda made: [change(made) for change in CHANGES[1:]]])
def test_our_sheets_are_known_by_what_stands_in_them(change):
    made = filled()
    change(made)
    parsed = parse("levering.xlsx", as_bytes(made))
    assert rows_of(parsed) == {"delivery": 0, "trajectories": 3, "results": 6, "lessons": 1}
    assert parsed.notes == []
    assert not any(table.notes or table.faults for table in parsed.tables)


@pytest.mark.parametrize("name", ["uitleg", "lijsten"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_one_of_our_sheets_saved_as_csv_is_no_table_and_says_so(name, delimiter):
    content = exported(filled()[name], delimiter)
    parsed = parse(f"{name}.csv", content)
    assert parsed.refusal is not None
    assert parsed.refusal.rule == OURS
    assert "Dit bestand hoeft er niet bij." in parsed.refusal.message("nl")


def test_every_sheet_saved_as_csv_is_one_delivery_without_our_own():
    made = filled()
    files = [parse(f"{sheet.title}.csv", exported(sheet)) for sheet in made]
    without = drafts([file for file in files if file.name not in {"uitleg.csv", "lijsten.csv"}])
    with_ours = drafts(files)
    assert [draft.id for draft in with_ours] == [draft.id for draft in without]
    told = chain.from_iterable(draft.findings for draft in with_ours)
    assert not {finding.file for finding in told} & {"uitleg.csv", "lijsten.csv"}


def test_a_workbook_of_nothing_but_our_sheets_says_so():
    made = filled()
    for name in ("levering", "trajecten", "resultaten", "lessen"):
        del made[name]
    parsed = parse("levering.xlsx", as_bytes(made))
    assert parsed.refusal is not None
    assert parsed.refusal.rule == OURS


def test_what_a_sender_adds_to_our_sheets_is_read():
    made = filled()
    lessons = [[cell.value for cell in row] for row in made["lessen"].iter_rows()]
    del made["lessen"]
    for row in [[], *lessons]:
        made["uitleg"].append(row)
    assert rows_of(parse("levering.xlsx", as_bytes(made)))["lessons"] == 1


def test_numbers_beside_our_words_are_told_of():
    made = filled()
    made["uitleg"].append(["totaal", 71])
    (note,) = parse("levering.xlsx", as_bytes(made)).notes
    assert (note.rule, note.table) == ("SHEET_UNREAD", "uitleg")


def test_a_hidden_sheet_of_the_sender_is_told_of():
    made = filled()
    own = made.create_sheet("keuzes")
    own.append(["participatiewet", "iets eigens", "route"])
    own.append(["ww", "nog iets", "vraag"])
    own.sheet_state = "hidden"
    (note,) = parse("levering.xlsx", as_bytes(made)).notes
    assert (note.rule, note.table) == ("SHEET_HIDDEN", "keuzes")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_workbook_with_findings_can_be_mended_and_delivered_again(language):
    tables = book.usual()
    book.put("resultaten", "plaatsingen", 40)(tables)
    content = as_bytes(filled(tables))
    with closing(Children()) as children:
        (receipt,) = check([("levering.xlsx", content)], children)
        marked = mark([("levering.xlsx", content)], receipt, language, children)
    assert marked is not None
    made = load_workbook(io.BytesIO(marked))
    place = next(cell.column for cell in made["resultaten"][1] if cell.value == "plaatsingen")
    made["resultaten"].cell(2, place).value = 6
    parsed = parse("levering-bevindingen.xlsx", as_bytes(made))
    assert rows_of(parsed)["results"] == 6
    assert parsed.notes == []
