"""Running text out of a text file: an empty line starts a new paragraph, lines with a dash become a list."""

from dashboard.components.hall import markup
from dashboard.components.hall.markup import Markup, element

DASH = "- "


def prose(text: str) -> Markup:
    """Return paragraphs and lists; everything in them is escaped."""
    return markup.join([_block(block.splitlines()) for block in text.strip().split("\n\n")])


def _block(lines: list[str]) -> Markup:
    if all(line.startswith(DASH) for line in lines):
        return element("ul", [element("li", line.removeprefix(DASH)) for line in lines], class_="pow-text")
    return element("p", " ".join(lines), class_="pow-text")
