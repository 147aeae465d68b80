"""Whether a page keeps the rules of WCAG 2.2 that a machine can judge, and fits the width of its screen."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def assert_accessible(page: Page, width: int) -> None:
    """Fail with the rule and the start of the element where the page as it is now breaks one, or is too wide."""
    found = Axe().run(page, options={"runOnly": RULES})
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
