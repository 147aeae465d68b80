"""What was told, as paragraphs and lists, with the words of a search marked. Everything in it is escaped.

Not here: what a match is (searching.py).
"""

import re

from dashboard import searching
from dashboard.components.hall import markup
from dashboard.components.hall.markup import Markup, element

BULLET = re.compile(r"[•▪●◦‣·]\s*")


def marked(text: str, words: tuple[str, ...]) -> Markup:
    """Return the text with every match in a `mark`."""
    parts: list[str | Markup] = []
    done = 0
    for first, last in searching.spans(text, words):
        parts += [text[done:first], element("mark", text[first:last])]
        done = last
    return markup.join(*parts, text[done:])


def paragraphs(text: str, words: tuple[str, ...]) -> Markup:
    """Return running text: an empty line starts a paragraph, lines with a bullet become one list."""
    lines = [line for line in text.split("\n") if line.strip()]
    made: list[Markup] = []
    items: list[Markup] = []
    for line in [*lines, ""]:
        bullet = BULLET.match(line)
        if bullet:
            items.append(element("li", marked(line[bullet.end() :], words)))
            continue
        if items:
            made.append(element("ul", items))
            items = []
        if line:
            made.append(element("p", marked(line, words)))
    return markup.join(made)
