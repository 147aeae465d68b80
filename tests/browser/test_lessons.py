"""Lessen en ervaringen in a real browser: typing, addresses, keyboard, paper and the download."""

import csv
import io
import re
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import expect

OPEN = ".pow-card details[open]"


def test_what_is_typed_goes_to_the_address_is_shared_and_comes_back(address, visit):
    page = visit(f"{address}/lessen")
    page.locator(".st-key-lessons_search input").fill("antwoord 2")
    page.keyboard.press("Enter")
    page.wait_for_url("**zoek=antwoord**")
    page.wait_for_selector(".pow-card mark")
    assert page.locator(".pow-card").count() == page.locator(OPEN).count() == 1
    page.locator(".st-key-share button").first.click()
    shared = parse_qs(urlparse(page.locator("[data-testid=stCode]").inner_text().strip()).query)
    assert shared["zoek"] == ["antwoord 2"]
    again = visit(page.url)
    assert again.locator(".st-key-lessons_search input").input_value() == "antwoord 2"
    expect(again.locator(".pow-card")).to_have_count(1)


def test_an_answer_opens_by_keyboard_and_on_paper_all_are_open(address, visit):
    page = visit(f"{address}/lessen?vraag=g1")
    page.locator(".pow-card summary").first.focus()
    before = page.locator(OPEN).count()
    page.keyboard.press("Enter")
    assert page.locator(OPEN).count() == before - 1
    hidden = page.locator(".pow-card details:not([open]) > p").first
    expect(hidden).to_be_hidden()
    page.emulate_media(media="print")
    assert all(answer.bounding_box()["height"] > 10 for answer in page.locator(".pow-card details > p").all())
    expect(page.locator(".st-key-pow_filters")).to_be_hidden()
    assert "Gekozen: Wat werkte goed?" in page.inner_text("[data-testid=stMain]")


def test_the_download_holds_exactly_what_was_found(address, visit):
    page = visit(f"{address}/lessen?soort=lessen")
    lessons = int(re.match(r"\d+", page.locator("h2.pow-section").first.inner_text())[0])
    with page.expect_download() as waiting:
        page.locator(".st-key-download_told button").click()
    written = waiting.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written, newline=""), delimiter=";"))
    assert len(rows) == lessons
    first = page.locator(".pow-card .pow-lesson").first.inner_text()
    assert rows[0]["tekst"] == first
    assert {row["voorbeelddata"] for row in rows} == {"ja"}
