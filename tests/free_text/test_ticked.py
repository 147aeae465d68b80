"""The list to tick goes out and comes back: as spreadsheets save it, and with everything that can be wrong in it."""

import csv
import io

import pytest
from openpyxl import Workbook, load_workbook

from pipelines.free_text import ticking
from pipelines.free_text.listing import Text
from pipelines.free_text.ticked import Fault, NoList, ticked
from pipelines.intake.findings import Refused, texts
from pipelines.protection.texts import key
from pipelines.spreadsheets import as_text

SAID = [
    "Sanne Hoekstra (34) uit Almelo kreeg werk na zes maanden celstraf.",
    '=HYPERLINK("http://x")',
    "1-2",
    "Bel elke week; ook in Skåne, zei ’t team.\n\n• en “weer”",
    "vervoer",
]
NL, EN = (texts(language)["tick"] for language in ("nl", "en"))


def text(said: str, released: bool | None = None, looks_like: tuple[str, ...] = ()) -> Text:
    return Text(key(said), said, ("lesson",), ("AM05", "AM07"), looks_like, released)


KNOWN = [text(said) for said in SAID]


def rows(language: str = "nl", of: list[Text] | None = None) -> list[list[str]]:
    """The list as it goes out, as rows of cells."""
    written = ticking.written(KNOWN if of is None else of, texts(language)["tick"], language)
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))


def filled(answers: list[str], of: list[list[str]] | None = None) -> list[list[str]]:
    head, *body = rows() if of is None else of
    return [head, *([*row[:-1], answer] for row, answer in zip(body, answers, strict=True))]


def as_csv(said: list[list[str]], delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter, lineterminator="\r\n").writerows(said)
    return made.getvalue().encode(encoding, "replace")


def as_book(said: list[list[str]]) -> bytes:
    book, made = Workbook(), io.BytesIO()
    for row in said:
        book.active.append(row)
    for row in book.active.iter_rows():
        for cell in row:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    book.save(made)
    return made.getvalue()


def decided(*answers: bool | None) -> dict[str, bool]:
    return {one.key: answer for one, answer in zip(KNOWN, answers, strict=True) if answer is not None}


def test_the_list_says_what_a_text_is_where_it_is_from_and_what_it_looks_like():
    head, row = rows(of=[text(SAID[0], looks_like=("name", "crime"))])
    assert head == ["id", "soort", "regio", "tekst", "lijkt op", "vrijgeven"]
    assert row[1:] == ["les", "AM05, AM07", SAID[0], "naam van iemand, strafbaar feit", ""]
    assert rows("en", [text(SAID[0], released=True)])[1][-1] == "yes"


def test_no_cell_of_the_list_starts_a_formula_or_becomes_another():
    assert [row[3] for row in rows()[1:]] == [as_text(said) for said in SAID]
    assert all(row[0][0] == "T" and as_text(row[0]) == row[0] for row in rows()[1:])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_list_that_comes_back_as_it_went_out_decides_what_was_filled_in(language):
    yes, no = (("ja", "nee"), ("yes", "no"))[language == "en"]
    found = ticked("vrijgeven.csv", as_csv(filled([yes, no, "", yes, no], rows(language))), KNOWN)
    assert (found.decisions, found.left_open, found.faults) == (decided(True, False, None, True, False), 1, [])


@pytest.mark.parametrize("written", ["ja", "JA", " Ja ", "j", "yes", "Y"])
def test_yes_may_be_written_in_every_usual_way(written):
    assert ticked("v.csv", as_csv(filled([written, *[""] * 4])), KNOWN).decisions == {KNOWN[0].key: True}


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(";", "utf-8"), (";", "cp1252"), (",", "utf-8-sig"), ("\t", "utf-16"), (";", "utf-8-sig")],
)
def test_however_a_spreadsheet_saves_it_the_same_is_decided(delimiter, encoding):
    found = ticked("vrijgeven.csv", as_csv(filled(["ja"] * 5), delimiter, encoding), KNOWN)
    assert (found.decisions, found.faults) == (decided(*[True] * 5), [])


def test_a_workbook_is_read_too_also_with_a_title_above_other_columns_and_in_another_order():
    head, *body = filled(["ja", "nee", "", "ja", "ja"])
    wider = [["Onze lijst"], [], *([row[5], "wie", row[3], row[0]] for row in [head, *reversed(body)])]
    found = ticked("vrijgeven.xlsx", as_book(wider), KNOWN)
    assert (found.decisions, found.left_open) == (decided(True, False, None, True, True), 1)


def test_an_apostrophe_that_a_spreadsheet_took_for_its_own_is_no_other_text():
    bare = [[*row[:3], row[3].lstrip("'"), *row[4:]] for row in filled(["ja"] * 5)]
    assert ticked("v.csv", as_csv(bare), KNOWN).decisions == decided(*[True] * 5)


WRONG = {
    "answer": (lambda row: [*row[:-1], "misschien"], "answer"),
    "number": (lambda row: [*row[:-1], "1"], "answer"),
    "no-id": (lambda row: ["", *row[1:]], "no_id"),
    "other-id": (lambda row: ["T000000000000", *row[1:]], "unknown"),
    "number-for-id": (lambda row: ["1,2E+11", *row[1:]], "unknown"),
    "other-text": (lambda row: [*row[:3], "Een andere tekst.", *row[4:]], "other_text"),
    "no-text": (lambda row: [*row[:3], "", *row[4:]], "other_text"),
    "cut-off": (lambda row: [*row[:3], row[3][:20], *row[4:]], "other_text"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_row_that_is_wrong_is_told_and_the_others_count(case):
    change, reason = WRONG[case]
    head, *body = filled(["ja"] * 5)
    found = ticked("v.csv", as_csv([head, change(body[0]), *body[1:]]), KNOWN)
    assert found.faults == [Fault(reason, 2)]
    assert found.decisions == decided(None, True, True, True, True)


def test_one_column_that_was_sorted_by_itself_releases_nothing_beside_another_text():
    head, *body = filled(["ja"] * 5)
    moved = [[row[0], *other[1:]] for row, other in zip(body, [*body[1:], body[0]], strict=True)]
    found = ticked("v.csv", as_csv([head, *moved]), KNOWN)
    assert found.decisions == {} and [fault.reason for fault in found.faults] == ["other_text"] * 5


def test_a_text_with_two_answers_has_none_and_the_same_answer_twice_is_one():
    head, *body = filled(["ja"] * 5)
    found = ticked("v.csv", as_csv([head, *body, [*body[0][:-1], "nee"], body[1]]), KNOWN)
    assert found.decisions == decided(None, True, True, True, True)
    assert found.faults == [Fault("contradicts", 2), Fault("contradicts", 7)]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("v.csv", as_csv([["id", "tekst"], ["T1", "x"]]), "no_columns"),
        ("v.csv", as_csv([["traject", "gestart_in", "deelnemers"], ["t1", "2020-H1", "12"]]), "no_columns"),
        ("v.csv", as_csv(filled(["ja"] * 5)[1:]), "no_columns"),
        ("v.xlsx", as_book([]), "empty"),
    ],
)
def test_what_is_no_list_is_said_to_be_none(name, content, reason):
    try:
        ticked(name, content, KNOWN)
    except NoList as none:
        assert none.reason == reason
    except Refused as refused:  # a workbook without a cell is refused by whoever reads files
        assert refused.finding.rule == "FILE_NO_SHEETS" and reason == "empty"
    else:
        pytest.fail("read as a list")


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("v.csv", b"", "FILE_EMPTY"),
        ("v.docx", b"PK\x03\x04", "FILE_TYPE"),
        ("v.xlsx", b"id;tekst;vrijgeven", "FILE_TYPE_MISMATCH"),
        ("v.csv", as_csv(filled(["ja"] * 5))[:60] + b"\x00" * 4, "FILE_NUL"),
    ],
)
def test_what_cannot_be_read_is_refused_as_a_delivery_is(name, content, rule):
    with pytest.raises(Refused) as refused:
        ticked(name, content, KNOWN)
    assert refused.value.finding.rule == rule


def test_only_the_header_decides_nothing():
    found = ticked("v.csv", as_csv([rows()[0], [""] * 6]), KNOWN)
    assert (found.decisions, found.left_open, found.faults) == ({}, 0, [])


def test_every_fault_and_sign_has_words_in_both_languages():
    reasons = {reason for _, reason in WRONG.values()} | {"contradicts"}
    for words in (NL, EN):
        assert {name.removeprefix("fault_") for name in words if name.startswith("fault_")} == reasons


def test_the_list_is_a_table_for_a_workbook_too():
    book = load_workbook(io.BytesIO(as_book(rows())))
    assert book.active.max_row == len(KNOWN) + 1
