"""Whether a page keeps the rules of WCAG 2.2 that a machine can judge, and fits the width of its screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OTHER = {"light": "dark", "dark": "light"}
# A page is drawn once for each width and then also looked at in the other scheme: drawing it is what takes long.
SCREENS = pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 360)])


def assert_accessible_in_both(page: Page, scheme: str, width: int) -> None:
    """Judge a page in the scheme in which it was drawn, and in the other."""
    for one in (scheme, OTHER[scheme]):
        page.emulate_media(color_scheme=one)
        assert_accessible(page, width)


def assert_accessible(page: Page, width: int) -> None:
    """Fail with the rule and the start of the element where the page as it is now breaks one, or is too wide."""
    found = Axe().run(page, options={"runOnly": RULES})
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
