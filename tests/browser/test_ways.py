"""What only a browser can tell of Overzicht, Downloads and Uitleg: links that keep the choice, files, anchors, keyboard."""

import csv
import io
import re
from urllib.parse import parse_qs, urlparse

from dashboard.addresses import EXPLANATION


def test_the_overview_leads_to_the_comparison_of_the_same_figure(address, visit):
    page = visit(f"{address}/?regio=AM05&cijfer=dropout_rate&periode=2021")
    page.get_by_role("link", name="Vergelijk alle regio’s op dit cijfer").click()
    page.wait_for_url("**/vergelijken?**")
    page.wait_for_selector(".pow-own >> text=Twente")
    chosen = parse_qs(urlparse(page.url).query)
    assert (chosen["cijfer"], chosen["periode"], chosen["regio"]) == (["dropout_rate"], ["2021"], ["AM05"])


def test_the_map_downloads_what_its_tiles_say(address, visit):
    page = visit(f"{address}/")
    with page.expect_download() as waiting:
        page.locator(".st-key-download_map button").click()
    written = waiting.value.path().read_bytes().decode("utf-8-sig")
    rows = {row["regio"]: row for row in csv.DictReader(io.StringIO(written, newline=""), delimiter=";")}
    tile = page.locator(".pow-tile", has_text="Twente")
    share = 100 * float(rows["Twente"]["waarde"].replace(",", "."))
    assert tile.locator("strong").inner_text() == f"{share:.0f}%"
    assert rows["Zeeland"]["status"] == "missing"


def test_a_whole_table_downloads_under_its_own_name(address, visit):
    page = visit(f"{address}/downloads?taal=en")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="regions.csv", exact=True).click()
    assert re.fullmatch(r"regions-openbaar-[0-9a-f]{6}\.csv", waiting.value.suggested_filename)
    written = waiting.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written, newline=""), delimiter=";"))
    assert len(rows) == 36
    assert rows[0]["sample_data"] == "yes"


def test_the_contents_of_the_explanation_bring_each_part_into_sight_by_keyboard(address, visit):
    page = visit(f"{address}/uitleg")
    for name in ("privacy", "figures"):
        link = page.locator(f'.pow-contents a[href="#{EXPLANATION[name]}"]')
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_function(
            "id => { const top = document.getElementById(id).getBoundingClientRect().top; return top >= 0 && top < innerHeight }",
            arg=EXPLANATION[name],
        )


def test_a_definition_opens_by_keyboard(address, visit):
    page = visit(f"{address}/uitleg")
    page.locator(".pow-figure summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".pow-figure details").first.get_attribute("open") is not None
