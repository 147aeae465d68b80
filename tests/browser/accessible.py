"""Whether a page keeps the rules of WCAG 2.2 that a machine can judge, and fits the width of its screen."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASKED = {"runOnly": RULES, "resultTypes": ["violations"]}  # what passes is judged too, and not written out
WIDTHS = (1400, 360)
SCHEMES = ("light", "dark")
SETTLED = 8_000  # ms in which a page must fit after the screen became another


def assert_accessible(page: Page) -> None:
    """Judge a page that is drawn, on a laptop and on a phone, in both schemes; drawing it is what takes long."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("wide => document.documentElement.scrollWidth <= wide", arg=width, timeout=SETTLED)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            broken = Axe().run(page, options=ASKED).response["violations"]
            found = [(one["id"], one["nodes"][0]["html"][:200]) for one in broken]
            assert found == [], (scheme, width)
