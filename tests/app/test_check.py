"""Levering controleren as a page: what is chosen is checked, told in the language of the page, and forgotten on request."""

import io
import subprocess
import sys
from functools import partial

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard import release, trying, viewer
from dashboard.components.check import check_files, check_template
from dashboard.selection import Selection
from pipelines.settings import REPOSITORY
from tests.cases import book
from tests.release_fixture import OWN

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module", autouse=True)
def closed_at_the_end():
    yield
    trying.desk.close()


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


def test_who_brings_an_older_delivery_than_the_one_that_counts_hears_so_before_sending_it(page, workbook):
    def sample(tables: book.Tables) -> None:
        for row, cell in zip(tables["levering"], ("voorbeeld", "ja"), strict=True):
            row.append(cell)

    text = shown(give(page(taal="nl"), workbook(sample)))
    assert "Deze levering is in orde, maar telt niet mee." in text and "peildatum 31-12-2022, versie 1" in text


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
    assert keys == {"check_marked_0", "check_text_0", "check_json_0", "check_template_empty"}


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
    keys = {element.key for element in test.get("download_button")}
    assert keys == {"check_text_0", "check_json_0", "check_template_empty"}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (trying.Busy, "Er controleren nu veel mensen tegelijk."),
        (trying.TooSlow, "Het controleren duurde te lang"),
        (trying.OurFault, "De fout ligt bij ons"),
    ],
)
def test_what_keeps_us_from_judging_is_said_with_what_to_do(page, workbook, monkeypatch, error, words):
    def refuse(*_args):
        raise error

    monkeypatch.setattr(trying.desk, "check", refuse)
    text = shown(give(page(), workbook()))
    assert words in text
    assert "Alle 10 rijen" not in text


def test_too_much_is_refused_with_the_limit(page):
    text = shown(give(page(), ("a.csv", b"x" * 12_000_000, "text/csv"), ("b.csv", b"y" * 12_000_000, "text/csv")))
    assert "samen groter dan 20 MB" in text


def offered(test: AppTest) -> list[str]:
    return [one.label for one in test.get("download_button") if "template" in one.key]


@pytest.mark.parametrize(("language", "label"), [("nl", "Download leeg werkboek"), ("en", "Download empty workbook")])
def test_who_has_no_file_yet_can_begin_with_the_empty_workbook(page, language, label):
    assert offered(page(taal=language)) == [label]


@pytest.mark.parametrize("audience", ["openbaar", "landelijk"])
def test_the_workbook_of_the_own_region_holds_what_its_audience_may_see(page, monkeypatch, audience):
    monkeypatch.setenv("POW_AUDIENCE", audience)
    test = page(regio=OWN)
    assert offered(test) == ["Download werkboek voor Twente", "Download leeg werkboek"]
    opened = release.open_for(viewer.Viewer(audience), Selection())
    book = load_workbook(io.BytesIO(check_template._of_region(opened, OWN, "nl")))
    assert [cell.value for cell in book["levering"][2]][:2] == ["Twente", None]
    assert [cell.value for cell in book["levering"][2]][-1] == "ja"
    head, *rows = book["trajecten"].iter_rows(values_only=True)
    known = [dict(zip(head, row, strict=True)) for row in rows]
    assert len(known) == len(opened.query("select trajectory from trajectories where region_code = $r", {"r": OWN}))
    assert all(row["naam"] and row["soort"] and row["pijler"] for row in known)
    assert all((row["traject"] is not None) == (audience == "landelijk") for row in known)  # the public has our codes
    assert not any(row[name] for row in known for name in ("status", "reden", "besteed", "werkgevers_bereikt"))
    assert any(row["trekker"] for row in known) == (audience == "landelijk")
    assert list(book["resultaten"].iter_rows(min_row=2, values_only=True)) == []


def test_of_a_region_without_a_delivery_only_the_region_is_filled_in(page):
    text = shown(page(regio="AM24"))
    assert "Van Zeeland telt nog geen levering mee." in text
    opened = release.open_for(viewer.Viewer(), Selection())
    book = load_workbook(io.BytesIO(check_template._of_region(opened, "AM24", "en")))
    assert [cell.value for cell in book["delivery"][2] if cell.value] == ["Zeeland"]


def test_the_workbook_is_made_without_the_library_that_judges():
    made = "import sys, pipelines.template as t; t.workbook(); sys.exit('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", made], cwd=REPOSITORY, check=False).returncode == 0
