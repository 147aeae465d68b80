"""The shell around every page: drawn in both themes and on a phone, sharing, printing, language, Back and filters."""

from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import expect

from dashboard.addresses import PATHS
from tests import release_fixture
from tests.browser.accessible import assert_accessible
from tests.browser.conftest import READY


def test_the_shell_has_no_accessibility_violations(address, visit):
    page = visit(f"{address}/mijn-regio?regio=AM99&release={release_fixture.RELEASE}")
    page.get_by_text("Deel deze weergave").click()
    page.wait_for_selector("text=Dit adres laat altijd")
    assert_accessible(page)
    expect(page.get_by_text("Dit adres laat altijd")).to_be_visible()  # on a phone it was open too


def test_the_shared_address_names_every_choice_and_the_release(address, visit):
    page = visit(f"{address}/mijn-regio?regio=AM05&periode=2021")
    page.get_by_text("Deel deze weergave").click()
    shared = page.locator("[data-testid=stPopoverBody] code").inner_text().strip()
    assert urlparse(shared).path == "/mijn-regio"
    assert parse_qs(urlparse(shared).query) == {
        "regio": ["AM05"],
        "cijfer": ["placement_rate"],
        "periode": ["2021"],
        "groep": ["all"],
        "pijler": ["all"],
        "taal": ["nl"],
        "release": [release_fixture.RELEASE],
    }


def test_the_printed_page_has_no_navigation_but_says_what_was_chosen(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05&periode=2021", "dark")
    page.emulate_media(media="print")
    expect(page.locator(".st-key-pow_nav")).to_be_hidden()
    expect(page.get_by_text("Deel deze weergave")).to_be_hidden()
    assert "Twente · Plaatsingspercentage · 2021" in page.locator(".pow-print-only").last.inner_text()
    assert page.evaluate("getComputedStyle(document.querySelector('.pow-title')).color") == "rgb(27, 39, 51)"


def test_the_choices_and_the_language_stay_across_pages(address, visit):
    page = visit(f"{address}/mijn-regio?regio=AM05&taal=nl")
    page.get_by_text("EN", exact=True).click()
    page.wait_for_selector("text=Where does Twente stand?")
    assert parse_qs(urlparse(page.url).query)["taal"] == ["en"]
    page.get_by_role("link", name="Data quality").click()
    page.wait_for_selector("h1:has-text('Data quality')")
    found = parse_qs(urlparse(page.url).query)
    assert (found["regio"], found["taal"]) == (["AM05"], ["en"])


def test_what_the_address_names_and_nobody_knows_falls_back_with_a_notice(address, visit):
    page = visit(f"{address}/mijn-regio?regio=AM99&cijfer=zzz&release=abcdef")
    page.wait_for_selector(READY)
    said = " ".join(page.locator(".pow-notice").all_inner_texts())
    assert "AM99" in said
    assert "zzz" in said
    assert "abcdef" in said
    assert "AM99" not in page.url


@pytest.mark.parametrize(
    "query", [f"regio={'<b>x</b>' * 1500}&taal=fr&x=1", f"cijfer={','.join(map(str, range(900)))}"]
)
def test_an_address_may_hold_anything(address, visit, query):
    page = visit(f"{address}/vergelijken?{query}")
    said = page.inner_text(".pow-notice")
    assert "<b>x</b><b>x</b>" in said or "0, 1, 2, …" in said
    assert len(said) < 200
    assert page.inner_text("h1") == "Regio’s vergelijken"
    assert page.said == []


@pytest.mark.parametrize(("path", "title"), [("", "Overzicht"), ("vergelijken", "Regio’s vergelijken")])
def test_the_tab_says_which_page_it_is_and_has_our_icon(address, visit, path, title):
    page = visit(f"{address}/{path}")
    assert page.title() == f"{title} – Lerende evaluatie"
    icons = page.evaluate("[...document.querySelectorAll('link[rel*=icon]')].map(one => one.href)")
    assert [icon[:26] for icon in icons] == ["data:image/svg+xml;base64,"]


def test_what_is_english_says_so_on_a_page_that_is_dutch(address, visit):
    page = visit(f"{address}/mijn-regio?taal=en")
    assert page.title() == "My region – Learning evaluation"
    languages = page.evaluate("[...document.querySelectorAll('.pow-markup')].map(one => one.lang)")
    assert set(languages) == {"en"}
    page.get_by_text("NL", exact=True).click()
    page.wait_for_selector("h1:has-text('Mijn regio')")
    page.wait_for_selector(READY)
    assert page.evaluate("document.querySelectorAll('.pow-markup[lang]').length") == 0


@pytest.mark.parametrize("path", ["bestaat-niet", "mijn/regio/twente"])
def test_an_address_that_does_not_exist_gets_a_page_in_dutch_with_a_way_home(address, visit, path):
    page = visit(f"{address}/{path}?regio=AM05")
    assert page.inner_text("h1") == "Deze pagina bestaat niet"
    assert page.locator("[role=dialog]").count() == 0
    expect(page.locator(".st-key-pow_nav a")).to_have_count(len(PATHS))
    page.get_by_role("link", name="Naar het overzicht").click()
    page.wait_for_selector("h1:has-text('Overzicht')")
    assert parse_qs(urlparse(page.url).query)["regio"] == ["AM05"]
    assert page.said == []


def test_the_keyboard_can_skip_the_navigation(address, visit):
    page = visit(f"{address}/vergelijken")
    skip = page.get_by_role("link", name="Naar de inhoud")
    skip.focus()
    page.wait_for_function("() => document.querySelector('.pow-skip').getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.st-key-pow_filters') !== null")


def choose(page, name: str, label: str) -> None:
    page.locator(f".st-key-filter_{name} input").click()
    page.get_by_role("option", name=label, exact=True).click()


def shown(page, name: str, label: str) -> None:
    expect(page.locator(f".st-key-filter_{name} input")).to_have_value(label, timeout=20_000)
    page.wait_for_selector(READY)


def test_back_and_forward_give_the_choices_back_one_by_one(address, visit):
    page = visit(f"{address}/vergelijken")
    for name, label, code in (("region", "Drenthe", "AM03"), ("period", "2021", "2021")):
        choose(page, name, label)
        page.wait_for_url(f"**{code}**")
        shown(page, name, label)
    page.go_back()
    shown(page, "period", "Hele looptijd")
    shown(page, "region", "Drenthe")
    assert "Drenthe" in page.inner_text(".pow-own")
    page.go_back()
    shown(page, "region", "Geen regio gekozen")
    assert page.url == f"{address}/vergelijken"
    expect(page.locator(".pow-own")).to_have_count(0)
    page.go_forward()
    shown(page, "region", "Drenthe")


def test_filters_go_back_to_the_usual_choice_and_the_own_region_stays(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM03")
    clear = page.get_by_role("button", name="Filters wissen", include_hidden=True)
    expect(clear).to_be_hidden()
    row = page.locator(".st-key-pow_filters [data-testid=stHorizontalBlock]").bounding_box()
    choose(page, "pillar", "Route")
    page.wait_for_url("**pijler=route**")
    assert page.locator(".st-key-pow_filters [data-testid=stHorizontalBlock]").bounding_box() == row
    clear.click()
    shown(page, "pillar", "Alle pijlers")
    shown(page, "region", "Drenthe")
    expect(clear).to_be_hidden()
