"""What a person waits for in Chromium: from the press on an option until figure and table stand there, and a first load.

Drawn is the last change of the page after a press, painted; half a second of rest tells that it was the last. A press
after which nothing on the page is another counts as `unchanged`, and its time not at all.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.bench.report import Row, spread
from tests.browser import chromium

READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
REST_MS = 500
MOST_OPTIONS = 8
PAGES = {
    "overview": ("", ("region", "indicator", "period")),
    "compare, one share": ("vergelijken?regio=AM05", ("region", "period", "group", "pillar")),
    "compare, three figures": (
        "vergelijken?regio=AM05&cijfer=placement_rate,participants,dropout_rate",
        ("region", "period", "group", "pillar"),
    ),
}
WATCH = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    window.bench = {pressed: 0, drawn: performance.now()};
    document.addEventListener('pointerdown', event => {
        if (event.target.closest('[role=option]')) window.bench.pressed = performance.now();
    }, true);
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => window.bench.drawn = performance.now())))
        .observe(main, {subtree: true, childList: true, attributes: true, characterData: true});
}"""
AT_REST = f"() => document.querySelector('{READY}') && performance.now() - window.bench.drawn > {REST_MS}"
SHOWN = (
    """() => [...document.querySelectorAll('.pow-markup, .js-plotly-plot .main-svg')].map(e => e.innerHTML).join()"""
)


@contextmanager
def chrome() -> Iterator[Browser]:
    """Give a Chromium. Raises RuntimeError with what to type where there is none."""
    found = chromium.found()
    if found is None:
        raise RuntimeError(chromium.ADVICE)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


def changes(address: str, browser: Browser) -> list[Row]:
    """Return a row per page: milliseconds from the press on an option until drawn."""
    rows = []
    for name, (path, filters) in PAGES.items():
        page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
        page.goto(f"{address}/{path}")
        page.wait_for_selector(READY)
        page.evaluate(WATCH)
        page.wait_for_function(AT_REST)
        waits = [_press(page, one, label) for one in filters for label in _labels(page, one)]
        drawn = [wait for wait in waits if wait is not None]
        rows.append({"page": name} | spread(drawn, "ms") | {"unchanged": len(waits) - len(drawn)})
        page.context.close()
    return rows


def _labels(page: Page, name: str) -> list[str]:
    """Return what is chosen in turn: options in sight, and at last the first, which narrows nothing down."""
    _open(page, name)
    labels = page.get_by_role("option").all_inner_texts()
    page.keyboard.press("Escape")
    chosen = page.locator(f".st-key-filter_{name} input").input_value()
    return [label for label in labels[1:] if label != chosen][:MOST_OPTIONS] + labels[:1]


def _open(page: Page, name: str) -> None:
    page.locator(f".st-key-filter_{name} input").click()
    page.get_by_role("option").first.wait_for()


def _press(page: Page, name: str, label: str) -> float | None:
    """Choose one option as a person does, and return milliseconds until drawn; None where nothing has changed."""
    before = page.evaluate(SHOWN)
    _open(page, name)
    page.get_by_role("option", name=label, exact=True).click()
    page.wait_for_function(AT_REST)
    wait: float = page.evaluate("window.bench.drawn - window.bench.pressed")
    return wait if page.evaluate(SHOWN) != before else None


def first_loads(address: str, browser: Browser) -> list[Row]:
    """Return a row per page for someone who was never here: megabytes over the line, and seconds until drawn."""
    return [_first_load(f"{address}/{path}", name, browser) for name, (path, _) in PAGES.items()]


def _first_load(url: str, name: str, browser: Browser) -> Row:
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    counted = {"files": 0, "socket": 0}
    session = page.context.new_cdp_session(page)
    _count(session, counted)
    started = time.perf_counter()
    page.goto(url)
    page.wait_for_selector(".pow-title")
    page.wait_for_selector(READY)
    page.evaluate(WATCH)
    page.wait_for_function(AT_REST)
    seconds = time.perf_counter() - started - REST_MS / 1000
    page.context.close()
    sizes = {f"{part}_mb": round(size / 1e6, 2) for part, size in counted.items()}
    return {"page": name} | sizes | {"total_mb": round(sum(counted.values()) / 1e6, 2), "seconds": round(seconds, 2)}


def _count(session: CDPSession, counted: dict[str, int]) -> None:
    """Add up what comes over the line: files as they were sent, messages of the socket as they are after unpacking."""
    session.send("Network.enable")

    def add(part: str, size: float) -> None:
        counted[part] += int(size)

    session.on("Network.loadingFinished", lambda event: add("files", event["encodedDataLength"]))
    session.on(
        "Network.webSocketFrameReceived", lambda event: add("socket", len(event["response"]["payloadData"]) * 0.75)
    )
