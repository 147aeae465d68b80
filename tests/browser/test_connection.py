"""The server away and back, under a path, and out of reach: our own words, and choices and downloads that still work."""

from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import READY
from tests.serving import free_port, started

UNDER = "/pow"


def is_loaded(page: Page) -> None:
    page.wait_for_selector(READY, timeout=60_000)
    page.wait_for_selector(".pow-title", timeout=30_000)


def test_a_server_under_a_path_that_goes_and_comes_back_loses_no_choice_and_no_download(data, visit):
    port = free_port()
    options = ("dashboard", "--data", str(data), "--path", UNDER)
    with started(*options, port=port) as server:
        page = visit(f"{server.address}{UNDER}/vergelijken?regio=AM05&taal=nl")
        for name, title in (("Datakwaliteit", "Datakwaliteit"), ("Regio’s vergelijken", "Regio’s vergelijken")):
            page.get_by_role("link", name=name).click()
            page.wait_for_selector(f"h1:has-text('{title}')")
        assert urlparse(page.url).path == f"{UNDER}/vergelijken"
        assert page.said == []
        page.get_by_text("Deel deze weergave").click()
        shared = page.locator("[data-testid=stPopoverBody] code").inner_text().strip()
        assert shared.startswith(f"{server.address}{UNDER}/vergelijken?")
        page.keyboard.press("Escape")
        missing = page.request.get(f"{server.address}{UNDER}/bestaat/niet?regio=AM05")
        assert urlparse(missing.url).path == f"{UNDER}/niet-gevonden"
    banner = page.locator(".pow-connection")
    expect(banner).to_contain_text("De verbinding met het dashboard is weg", timeout=20_000)
    page.wait_for_timeout(3000)  # by then Streamlit says it in its own words
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert "Streamlit" not in page.inner_text("body")
    with started(*options, port=port):
        expect(banner).to_have_count(0, timeout=60_000)
        is_loaded(page)
        assert parse_qs(urlparse(page.url).query)["regio"] == ["AM05"]
        page.locator(".st-key-filter_region input").click()
        page.get_by_role("option", name="Drenthe", exact=True).click()
        page.wait_for_url("**regio=AM03**")
        expect(page.locator(".st-key-filter_region input")).to_have_value("Drenthe", timeout=20_000)
        page.wait_for_selector(READY)
        with page.expect_download() as got:
            page.get_by_role("button", name="Tabel als CSV").click()
        assert got.value.path().stat().st_size > 1000


@pytest.mark.parametrize(("language", "words"), [("nl", "houdt uw netwerk"), ("en", "your network blocks")])
def test_a_network_without_websockets_is_told_in_our_own_words(address, browser, language, words):
    context = browser.new_context()
    page = context.new_page()
    page.route_web_socket("**/_stcore/stream*", lambda socket: socket.close())
    page.clock.install()
    page.goto(f"{address}/vergelijken?taal={language}")
    page.wait_for_selector('[data-testid="stApp"]', timeout=30_000)
    expect(page.locator(".pow-connection")).to_have_count(0)
    page.clock.fast_forward(16_000)
    expect(page.locator(".pow-connection")).to_contain_text(words)
    assert page.get_attribute(".pow-connection", "lang") == language
    assert page.evaluate("document.querySelector('[role=dialog]')?.offsetWidth ?? 0") == 0
    context.close()


def test_what_was_checked_stays_until_the_visitor_loads_again(address, visit):
    page = visit(f"{address}/controleren")
    page.set_input_files("input[type=file]", {"name": "a.csv", "mimeType": "text/csv", "buffer": b"a;b\n1;2\n"})
    page.wait_for_selector('[data-testid="stFileUploaderFile"], .pow-checked', timeout=60_000)
    state = "document.querySelector('[data-testid=stApp]').setAttribute('data-test-connection-state', '{}')"
    page.evaluate(state.format("PINGING_SERVER"))
    expect(page.locator(".pow-connection")).to_contain_text("is weg")
    page.evaluate(state.format("CONNECTED"))
    expect(page.locator(".pow-connection")).to_contain_text("De verbinding is terug")
    page.get_by_role("button", name="Laad opnieuw").click()
    expect(page.locator(".pow-connection")).to_have_count(0, timeout=30_000)


def test_a_page_has_its_style_before_anything_runs(address, browser):
    context = browser.new_context(color_scheme="dark", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/vergelijken")
    found = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--pow-ink')")
    assert found.startswith("light-dark(")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(16, 23, 30)"
    context.close()


def test_nothing_pulses_while_a_page_is_drawn(address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/vergelijken")
    waiting = """() => {
        const one = document.createElement('div');
        one.dataset.testid = 'stSkeleton';
        one.style.animation = 'pulse 1s infinite';
        document.body.append(one);
        return getComputedStyle(one).animationName;
    }"""
    assert page.evaluate(waiting) == "none"
    context.close()


def test_a_link_to_a_part_reaches_it_and_back_leads_to_where_one_was(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05")
    link = page.get_by_role("link", name="Zo is dit berekend").last
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    top = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    assert top > 100
    link.click()
    page.wait_for_url("**/uitleg?**#vergelijken")
    is_near = "() => Math.abs(document.getElementById('vergelijken')?.getBoundingClientRect().top ?? 999) < 120"
    page.wait_for_function(is_near, timeout=30_000)
    page.go_back()
    page.wait_for_function(f"() => Math.abs(document.querySelector('[data-testid=stMain]')?.scrollTop - {top}) < 3")
    page.go_forward()
    page.wait_for_function(is_near, timeout=30_000)


ENGLISH = ("Select all", "No results", "Clear all", "Clear value", "Open", "Copy to clipboard", "Skip to main content")
LABELS = "[...document.querySelectorAll('[aria-label], [title]')].flatMap(one => [one.ariaLabel, one.title])"


def test_no_word_of_streamlit_stays_english_on_a_dutch_page(address, visit):
    page = visit(f"{address}/vergelijken")
    chosen = page.locator(".st-key-filter_indicators input")
    chosen.click()
    expect(page.get_by_text("Alles kiezen")).to_be_visible()
    chosen.fill("zzzz")
    expect(page.get_by_text("Niets gevonden")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_text("Deel deze weergave").click()
    page.locator("[data-testid=stPopoverBody] code").hover()
    expect(page.get_by_role("button", name="Kopieer")).to_be_visible()
    said = {*page.evaluate(LABELS), *page.inner_text("body").splitlines()}
    assert said.isdisjoint(ENGLISH)
    assert "Openen" in said
    page.keyboard.press("Escape")
    page.get_by_text("EN", exact=True).click()
    page.wait_for_selector("h1:has-text('Compare regions')")
    page.wait_for_selector(READY)
    assert "Open" in page.evaluate(LABELS)
    assert "Openen" not in page.evaluate(LABELS)
