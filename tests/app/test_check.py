"""Levering controleren as a page: what is chosen is checked, told in the language of the page, and forgotten on request."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import checking
from dashboard.components import check_files
from tests.cases import book

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module", autouse=True)
def closed_at_the_end():
    yield
    checking.desk.close()


@pytest.fixture
def page(visited):
    return partial(visited, "check")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    def made(*changes: book.Change) -> tuple[str, bytes, str]:
        tables = book.usual()
        for change in changes:
            change(tables)
        (path,) = book.as_workbook(tmp_path_factory.mktemp("given"), tables)
        return path.name, path.read_bytes(), XLSX

    return made


def shown(test: AppTest) -> str:
    assert not test.exception
    return " ".join(element.value for element in test.markdown)


def give(test: AppTest, *files: tuple[str, bytes, str]) -> AppTest:
    return test.file_uploader[0].set_value(list(files)).run()


@pytest.mark.parametrize(
    ("language", "privacy", "empty"),
    [
        ("nl", "Er wordt niets bewaard.", "Hier komt het ontvangstbewijs"),
        ("en", "Nothing is stored.", "The receipt of your delivery comes here."),
    ],
)
def test_before_anything_is_chosen_the_page_says_what_will_happen(page, language, privacy, empty):
    text = shown(page(taal=language))
    assert privacy in text
    assert empty in text
    assert text.count("<li>") == 3
    assert "20 MB" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nl",
            ("9 van de 10 rijen tellen mee. 1 rij wacht.", "Wat wacht?", "Verbeter de plaatsingen of de deelnemers."),
        ),
        ("en", ("9 of the 10 rows count. 1 row waits.", "What waits?", "Mend the placements or the participants.")),
    ],
)
def test_the_receipt_says_first_what_counts_then_what_waits(page, workbook, language, said):
    test = give(page(taal=language), workbook(book.put("resultaten", "plaatsingen", 40)))
    text = shown(test)
    places = [text.index(part) for part in said]
    assert places == sorted(places)
    assert 'class="pow-verdict-shape"' in text
    keys = {element.key for element in test.get("download_button")}
    assert keys == {"check_marked_0", "check_text_0", "check_json_0"}


def test_two_workbooks_are_two_deliveries_each_with_its_own_receipt(page, workbook):
    _, content, kind = workbook(book.put("levering", "regio", "Drenthe"))
    text = shown(give(page(), workbook(), ("drenthe.xlsx", content, kind)))
    assert text.count('class="pow-checked"') == 2
    assert "Twente, stand 31-12-2021" in text
    assert "Drenthe" in text


def test_a_long_list_of_findings_is_folded(page, workbook):
    def many(tables):
        head = tables["resultaten"][0]
        head += [f"kolom {number}" for number in range(25)]

    text = shown(give(page(), workbook(many)))
    assert "Laat de andere bevindingen zien (15)" in text
    assert text.count("<details") == 1


def test_nothing_delivered_is_ever_markup(page, workbook):
    text = shown(give(page(), workbook(book.put("resultaten", "deelnemers", "<b onclick=x>vijf</b>"))))
    assert "<b onclick" not in text


def test_starting_over_forgets_the_files_and_their_outcome(page, workbook):
    test = give(page(), workbook(book.put("resultaten", "plaatsingen", 40)))
    assert test.session_state[check_files.TRIED].files
    test = test.button(key="check_start_over").click().run()
    assert check_files.TRIED not in test.session_state
    assert "Hier komt het ontvangstbewijs" in shown(test)


def test_personal_data_are_told_of_and_the_file_is_let_go_of(page, workbook):
    name, content, kind = "mensen.csv", b"regio;peildatum;traject;gestart_in;doelgroep;deelnemers;bsn\n", "text/csv"
    content += b"".join(
        b"Twente;31-12-2021;t1;2021-H1;ww;1;%d\n" % number for number in (123456782, 111222333, 123456782)
    )
    test = give(page(), (name, content, kind))
    text = shown(test)
    assert "De levering telt niet mee." in text
    assert "123456782" not in text
    assert test.session_state[check_files.TRIED].files == []
    assert {element.key for element in test.get("download_button")} == {"check_text_0", "check_json_0"}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (checking.Busy, "Er controleren nu veel mensen tegelijk."),
        (checking.TooSlow, "Het controleren duurde te lang"),
        (checking.OurFault, "De fout ligt bij ons"),
    ],
)
def test_what_keeps_us_from_judging_is_said_with_what_to_do(page, workbook, monkeypatch, error, words):
    def refuse(_files):
        raise error

    monkeypatch.setattr(checking.desk, "check", refuse)
    text = shown(give(page(), workbook()))
    assert words in text
    assert "Alle 10 rijen" not in text


def test_too_much_is_refused_with_the_limit(page):
    text = shown(give(page(), ("a.csv", b"x" * 12_000_000, "text/csv"), ("b.csv", b"y" * 12_000_000, "text/csv")))
    assert "samen groter dan 20 MB" in text
