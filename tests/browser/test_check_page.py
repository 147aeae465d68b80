"""Levering controleren in a real browser: files dropped, the receipt read, the marked workbook downloaded and opened."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from dashboard.trying import MOST_BYTES
from pipelines.intake.receipts.marked.styles import COLOURS
from tests.browser.accessible import assert_accessible
from tests.browser.conftest import READY
from tests.cases import book

INPUT = '[data-testid="stFileUploaderDropzoneInput"]'


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, list[Path]]:
    """A workbook with one row that cannot be, the same as CSV, and one with nothing wrong."""
    folder = tmp_path_factory.mktemp("deliveries")
    tables = book.usual()
    fine = book.as_workbook(folder / "fine", tables)
    book.put("resultaten", "plaatsingen", 40)(tables)
    return {
        "fine": fine,
        "wrong": book.as_workbook(folder / "wrong", tables),
        "csv": book.as_csv(folder / "csv", tables),
    }


def give(page: Page, paths: list[Path]) -> None:
    page.set_input_files(INPUT, [str(path) for path in paths])
    page.wait_for_selector(".pow-outcome, .st-key-pow_check_error", timeout=90_000)
    page.wait_for_selector(READY)


def test_a_broken_row_is_told_and_marked_in_the_workbook_that_comes_back(address, visit, files):
    page = visit(f"{address}/controleren")
    give(page, files["wrong"])
    said = page.inner_text(".st-key-pow_checked_0")
    assert "Twente, stand 31-12-2021" in said
    assert "Een deel wacht op verbetering. De rest telt mee." in said
    assert "9 van de 10 rijen tellen mee. 1 rij wacht." in said
    assert re.search(r"resultaten\s+6\s+5\s+1\s+0", said)
    row = page.inner_text(".pow-findings tbody tr >> nth=0")
    assert "Blad resultaten, rij 2, kolom plaatsingen" in row
    assert "Plaatsingen: 40. Deelnemers: 12." in row
    assert "Verbeter de plaatsingen of de deelnemers." in row
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download werkboek met bevindingen").click()
    assert waiting.value.suggested_filename == "levering-bevindingen-exact.xlsx"
    opened = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    assert opened.sheetnames[0] == "Bevindingen"
    cell = opened["resultaten"]["H2"]
    assert (cell.value, cell.fill.fgColor.rgb) == (40, COLOURS["cell"])
    assert cell.comment.text.startswith("Plaatsingen: 40. Deelnemers: 12.")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download ontvangstbewijs (tekst)").click()
    assert "9 van de 10 rijen tellen mee" in waiting.value.path().read_text(encoding="utf-8")
    assert page.said == []


def test_several_csv_files_are_one_delivery_and_the_outcome_follows_the_language(address, visit, files):
    page = visit(f"{address}/controleren?taal=en")
    give(page, files["csv"])
    said = page.inner_text(".st-key-pow_checked_0")
    assert "9 of the 10 rows count. 1 row waits." in said
    assert "File resultaten.csv, row 2, column plaatsingen" in said
    assert page.locator("[class*=st-key-pow_checked_]").count() == 1
    page.get_by_text("NL", exact=True).click()
    page.wait_for_selector("text=9 van de 10 rijen tellen mee.")
    assert page.said == []


def test_a_next_file_takes_the_place_of_the_one_before_and_the_page_forgets_when_it_is_left(address, visit, files):
    page = visit(f"{address}/controleren")
    give(page, files["wrong"])
    page.set_input_files(INPUT, str(files["fine"][0]))
    page.wait_for_selector("text=Alle 10 rijen tellen mee.", timeout=60_000)
    expect(page.locator(".pow-findings")).to_have_count(0)
    assert page.get_by_role("button", name="Download werkboek met bevindingen").count() == 0
    page.get_by_role("link", name="Uitleg").click()
    page.wait_for_selector("h1:has-text('Uitleg')")
    page.get_by_role("link", name="Levering controleren").click()
    page.wait_for_selector("text=Hier komt het ontvangstbewijs van uw levering.")
    expect(page.locator(".pow-outcome")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "choose", "drop"),
    [("nl", "Kies bestanden", "of sleep ze naar dit vak"), ("en", "Choose files", "or drag them to this box")],
)
def test_the_place_for_files_speaks_the_language_and_opens_by_keyboard(address, visit, language, choose, drop):
    page = visit(f"{address}/controleren?taal={language}")
    zone = page.locator('[data-testid="stFileUploaderDropzone"]')
    read = "one => getComputedStyle(one, '::after').content"
    words = [zone.locator("button").evaluate(read), zone.evaluate(read)]
    assert words == [f'"{choose}"', f'"{drop}"']
    assert "per file" not in zone.inner_text()
    assert zone.locator("button p").bounding_box()["width"] <= 1
    button = page.get_by_role("button", name=choose)
    expect(button).to_have_count(1)
    with page.expect_file_chooser():
        button.press("Enter")


def test_one_file_that_is_too_large_is_refused_in_our_words_and_one_can_start_again(address, visit, tmp_path):
    page = visit(f"{address}/controleren")
    large = tmp_path / "groot.csv"
    large.write_bytes(b"x" * (MOST_BYTES + 2_000_000))
    page.set_input_files(INPUT, str(large))
    chip = page.wait_for_selector('[data-testid="stFileChip"][aria-invalid]')
    content = chip.evaluate("chip => getComputedStyle(chip, '::after').content")
    assert content == '"te groot: meer dan 20 MB"'
    assert "File must be" not in page.locator(".st-key-pow_upload_nl").inner_text()
    page.get_by_role("button", name="Begin opnieuw").click()
    page.wait_for_selector('[data-testid="stFileChip"]', state="detached")
    assert page.get_by_role("button", name="Kies bestanden").count() == 1


def test_files_that_are_too_large_together_are_not_read(address, visit, tmp_path):
    page = visit(f"{address}/controleren")
    paths = [tmp_path / name for name in ("een.csv", "twee.csv")]
    for path in paths:
        path.write_bytes(path.name.encode() + b"x" * (MOST_BYTES // 2))
    give(page, paths)
    assert "samen groter dan 20 MB" in page.inner_text(".st-key-pow_check_error")
    expect(page.locator(".pow-outcome")).to_have_count(0)


def test_what_is_no_delivery_says_what_to_do(address, visit, tmp_path):
    page = visit(f"{address}/controleren")
    path = tmp_path / "brief.docx"
    path.write_bytes(b"PK\x03\x04 geen werkboek")
    give(page, [path])
    said = page.inner_text(".st-key-pow_checked_0")
    assert "De levering telt niet mee." in said
    assert "Waarom telt de levering niet mee?" in said
    assert "xlsx of csv" in said


def test_the_outcome_is_accessible_and_fits(address, visit, files):
    page = visit(f"{address}/controleren")
    for paths in ([], files["wrong"]):
        if paths:
            give(page, paths)
        assert_accessible(page)
    assert page.said == []
