"""What stands in an address, read from addresses.yml: pages, parts of the explanation, and the names of choices.

Not here: what the choices are (selection.py, lesson_choice.py).
"""

from pathlib import Path
from urllib.parse import urlencode

from pipelines.registries import loaded

ADDRESSES: dict[str, dict[str, str]] = loaded(Path(__file__).with_suffix(".yml"))
PATHS, EXPLANATION = ADDRESSES["pages"], ADDRESSES["explanation"]
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})  # how a computer calls itself
NOT_FOUND = "niet-gevonden"  # where an address leads that is none of these


def link(key: str, query: dict[str, str] | None = None, part: str | None = None) -> str:
    """Return the address of a page, or of a part of it, as a link from any other page.

    Relative, because the dashboard may live under a path of another server; every page is one step below that.
    """
    return f"./{PATHS[key]}" + (f"?{urlencode(query)}" if query else "") + (f"#{part}" if part else "")
