"""A server on a free port with a small release, and a Chromium. Shared by every browser test."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import release_fixture
from tests.browser import chromium
from tests.serving import serving

READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
LOADING = '[data-testid="stSkeleton"]'


@pytest.fixture(scope="session")
def data() -> Path:
    return release_fixture.small()


@pytest.fixture(scope="session")
def address(data: Path) -> Iterator[str]:
    with serving(data) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium.found()
    if found is None:
        pytest.fail(chromium.ADVICE)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        opened = playwright.chromium.launch(executable_path=found, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One visitor for all tests: the scripts of a page are fetched and compiled once."""
    opened = browser.new_context()
    yield opened
    opened.close()


@pytest.fixture
def visit(context: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Open an address and wait until it is drawn; `page.said` collects what the console called an error."""
    pages = []

    def open_page(url: str, scheme: str = "light", width: int = 1400) -> Page:
        page = context.new_page()
        pages.append(page)
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.said = []
        page.on("console", lambda message: page.said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(url)
        page.wait_for_selector(".pow-title", timeout=30_000)
        page.wait_for_selector(READY, timeout=30_000)
        page.wait_for_selector(LOADING, state="detached", timeout=30_000)
        return page

    yield open_page
    for page in pages:
        page.close()
    context.clear_cookies()
