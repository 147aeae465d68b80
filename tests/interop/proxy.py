"""The dashboard behind nginx, set up as docs/beheer.md says, under a path: with the path taken off, kept, and badly set up.

The guide's own lines are used, so what it says is what is tried.
"""

import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

from playwright.sync_api import Error, Page, expect, sync_playwright

from pipelines.settings import REPOSITORY
from tests import release_fixture
from tests.browser import chromium
from tests.browser.conftest import READY
from tests.interop.installing import NotToBeHad, from_system
from tests.serving import free_port, started

GUIDE = REPOSITORY / "docs" / "beheer.md"
SYSTEM = {"nginx": "nginx-light"}
UNDER = "/pow"
PATIENCE = 60_000  # milliseconds
Judge = Callable[[Page, str], None]


def run() -> list[str]:
    """Open a page behind every way to set nginx up, and return what did not work as it should."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            from_system(SYSTEM)
            release_fixture.build(Path(folder) / "data")
            return [
                *_complaints(Path(folder), "path taken off", "", _location(), works),
                *_complaints(Path(folder), "path kept", UNDER, _location().replace("8501/;", "8501;"), works),
                *_complaints(Path(folder), "no WebSocket", "", _without_websocket(), is_told),
            ]
        except NotToBeHad as error:
            return [str(error)]


def _location() -> str:
    """Return the lines of the guide."""
    found = re.search(r"```nginx\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    if found is None:
        raise ValueError(f"no lines for nginx in {GUIDE}")
    return found[1]


def _without_websocket() -> str:
    return "\n".join(line for line in _location().splitlines() if "pgrade" not in line)


def _complaints(folder: Path, name: str, path: str, location: str, judge: Judge) -> list[str]:
    try:
        with _behind(folder, path, location) as address, _page() as page:
            judge(page, f"{address}{UNDER}")
    except (AssertionError, Error) as error:
        return [f"{name}: {str(error)[:500]}"]
    return []


def works(page: Page, address: str) -> None:
    """Judge a page that must work: drawn, another page, a choice, a download, an address that does not exist."""
    page.goto(f"{address}/vergelijken?regio=AM05")
    page.wait_for_selector(".pow-title", timeout=PATIENCE)
    page.get_by_role("link", name="Datakwaliteit").click()
    page.wait_for_selector("h1:has-text('Datakwaliteit')", timeout=PATIENCE)
    page.get_by_role("link", name="Regio’s vergelijken").first.click()
    page.wait_for_selector("h1:has-text('Regio’s vergelijken')", timeout=PATIENCE)
    assert urlparse(page.url).path == f"{UNDER}/vergelijken", page.url
    page.locator(".st-key-filter_region input").click()
    page.get_by_role("option", name=re.compile("^Drenthe")).click()
    page.wait_for_url("**regio=AM03**", timeout=PATIENCE)
    page.wait_for_selector(READY, timeout=PATIENCE)
    with page.expect_download(timeout=PATIENCE) as got:
        page.get_by_role("button", name="Tabel als CSV").click()
    assert got.value.path().stat().st_size > 1000
    page.goto(f"{address}/bestaat/niet")
    page.wait_for_selector("h1:has-text('Deze pagina bestaat niet')", timeout=PATIENCE)
    page.get_by_role("link", name="Naar het overzicht").click()
    page.wait_for_selector("h1:has-text('Overzicht')", timeout=PATIENCE)


def is_told(page: Page, address: str) -> None:
    """Judge a page whose connection is not passed on: it says so in our own words."""
    page.goto(f"{address}/vergelijken")
    expect(page.locator(".pow-connection")).to_contain_text("WebSocket", timeout=PATIENCE)
    assert "Streamlit" not in page.inner_text("body")


@contextmanager
def _behind(folder: Path, path: str, location: str) -> Iterator[str]:
    """Start the dashboard and nginx before it, and give where nginx is."""
    options = ("--path", path) if path else ()
    with started("dashboard", "--data", str(folder / "data"), *options) as server:
        port = free_port()
        inside = location.replace("http://127.0.0.1:8501", server.address)
        kept = "".join(f"{kind}_temp_path {folder}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        settings = folder / "nginx.conf"
        settings.write_text(
            f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}}\n"
            f"http {{ access_log off; {kept}\nserver {{ listen 127.0.0.1:{port};\n{inside}\n}} }}\n",
            encoding="utf-8",
        )
        nginx = subprocess.Popen(["nginx", "-c", str(settings), "-e", f"{folder}/error.log"])
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            nginx.terminate()
            nginx.wait()


@contextmanager
def _page() -> Iterator[Page]:
    path = chromium.found()
    if path is None:
        raise NotToBeHad(chromium.ADVICE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened.new_page()
        opened.close()
