"""Where a link within a document leads: the headings of Markdown by their address. Not a fixture: plain functions."""

import re
from pathlib import Path


def anchor(heading: str) -> str:
    """Return what a reader of Markdown makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")


def anchors(path: Path) -> set[str]:
    """Return the addresses of all headings of a document."""
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)}
