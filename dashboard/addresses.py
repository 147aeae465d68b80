"""The pages of the dashboard and where they live: page key -> path behind the host. The first is the front page."""

from urllib.parse import urlencode

PATHS = {
    "overview": "",
    "compare": "vergelijken",
    "mine": "mijn-regio",
    "trajectories": "trajecten",
    "lessons": "lessen",
    "quality": "kwaliteit",
    "check": "controleren",
    "downloads": "downloads",
    "explanation": "uitleg",
}
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})  # how a computer calls itself
NOT_FOUND = "niet-gevonden"  # where an address leads that is none of these
# The address of every part of the explanation, for links from elsewhere; the same in both languages.
EXPLANATION = {
    "figures": "cijfers",
    "screen": "woorden",
    "compare": "vergelijken",
    "maturity": "meetbaar",
    "protection": "bescherming",
    "lists": "lijsten",
    "privacy": "privacy",
    "answerable": "verantwoordelijk",
    "accessibility": "toegankelijkheid",
}


def link(key: str, query: dict[str, str] | None = None, part: str | None = None) -> str:
    """Return the address of a page, or of a part of it, as a link from any other page.

    Relative, because the dashboard may live under a path of another server; every page is one step below that.
    """
    return f"./{PATHS[key]}" + (f"?{urlencode(query)}" if query else "") + (f"#{part}" if part else "")
