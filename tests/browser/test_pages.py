"""Every page in a real browser: drawn without errors, accessible in both themes and on a phone, and what it downloads."""

import csv
import io
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import expect

from dashboard.addresses import PATHS as ADDRESSES
from tests.browser.accessible import assert_accessible
from tests.browser.conftest import READY

PATHS = [
    "",
    "vergelijken?regio=AM05",
    "vergelijken?cijfer=placement_rate,participants",
    "vergelijken?regio=AM05&cijfer=placement_rate,sustained_rate",
    "vergelijken?regio=AM05&cijfer=placement_rate,sustained_rate,participants",
    "vergelijken?regio=AM05&splits=groep&naast=groep&leden=AM03,AM10",
    "mijn-regio",
    "mijn-regio?regio=AM05",
    "trajecten",
    "trajecten?regio=AM05&zoek=voorbeeld&naast=AM05:AM05-P1",
    "trajecten?toon=naast&naast=AM05:AM05-P1,AM01:AM01-P1&regio=AM05",
    "trajecten?traject=AM05:AM05-P1",
    "lessen",
]
PATHS += [
    "kwaliteit",
    "controleren",
    "downloads",
    "uitleg",
    "lessen?zoek=verzonnen",
    "lessen?soort=lessen&regio=AM01",
    "lessen?zoek=zzzz",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_accessible_and_says_nothing_to_the_console(address, visit, path):
    page = visit(f"{address}/{path}")
    page.wait_for_selector(READY)
    assert "Voorbeelddata: fictieve cijfers." in page.inner_text(".pow-sample")
    assert "stand 31-12-2022 · 34 van 35 regio’s geleverd" in page.inner_text(".pow-sample")
    expect(page.locator(".st-key-pow_nav a")).to_have_count(len(ADDRESSES))
    assert_accessible(page)
    assert page.said == []


def test_a_choice_goes_to_the_address_and_the_address_gives_it_back(address, visit):
    page = visit(f"{address}/vergelijken")
    page.locator(".st-key-filter_region [role=combobox], .st-key-filter_region input").first.click()
    page.get_by_role("option", name="Drenthe").click()
    page.wait_for_url("**regio=AM03**")
    page.wait_for_selector(".pow-own >> text=Drenthe")
    assert parse_qs(urlparse(page.url).query)["regio"] == ["AM03"]
    again = visit(page.url)
    assert "Drenthe" in again.inner_text(".pow-own")


def test_who_types_a_municipality_finds_its_region_by_keyboard(address, visit):
    page = visit(f"{address}/vergelijken")
    page.locator(".st-key-filter_region input").first.fill("Tilburg")
    page.get_by_role("option", name="Tilburg (Midden-Brabant)").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**regio=AM26**")
    page.wait_for_selector(".pow-own >> text=Midden-Brabant")
    assert "Midden-Brabant" in page.locator(".st-key-filter_region").inner_html()


def test_the_download_holds_what_is_on_the_screen(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05")
    with page.expect_download() as waiting:
        page.get_by_text("Tabel als CSV").click()
    written = waiting.value.path().read_bytes().decode("utf-8-sig")
    rows = {row["regio"]: row for row in csv.DictReader(io.StringIO(written, newline=""), delimiter=";")}
    assert len(rows) == 36
    seen = 0
    for line in page.locator(".pow-regions").first.locator("tbody tr").all():
        name, counted = line.locator("th").inner_text(), line.locator("td").first.inner_text()
        if " van " in counted and counted[0].isdigit():
            numerator, denominator = counted.replace(".", "").split(" van ")
            assert (rows[name]["teller"], rows[name]["noemer"]) == (numerator, denominator)
            seen += 1
    assert seen >= 10
