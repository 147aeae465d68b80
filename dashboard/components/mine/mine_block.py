"""A block of Mijn regio: a question with its note, where the contents lead to it, and the download of what it shows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pandas as pd

from dashboard.components.hall import markup, page
from dashboard.components.hall.as_of import as_of
from dashboard.components.hall.figure_head import Head, figure
from dashboard.components.hall.markup import Markup, element
from dashboard.components.mine.own_region import OwnRegion

PARTS = ("position", "matrix", "courses", "steps", "people", "money", "projects", "delivery", "learn")


def contents(own: OwnRegion, parts: tuple[str, ...]) -> Markup:
    """Return the links to the blocks that this region has."""
    links = [element("li", element("a", own.say(f"part_{name}"), href=f"#{anchor(name)}")) for name in parts]
    label = own.say("contents")
    return element("nav", element("p", label), element("ul", links), class_="pow-contents pow-inline", aria_label=label)


def anchor(name: str) -> str:
    """Return the name of a block in the address."""
    return f"deel-{name}"


def stands_here(name: str) -> None:
    """Mark where a block begins, for the links of the contents."""
    markup.show(element("span", id=anchor(name), class_="pow-anchor"))


@contextmanager
def block(name: str, own: OwnRegion, rows: Callable[[], pd.DataFrame] | None) -> Iterator[None]:
    """Draw a block under its question; `rows` makes what is downloaded."""
    stands_here(name)
    title, note = (own.say(key, region=own.name) for key in (name, f"{name}_note"))
    head = Head(f"mine_{name}", title, note, own.say("download"), [own.say(f"file_{name}"), own.name], rows)
    with figure(head, own.opened, own.language):
        yield


def source(own: OwnRegion) -> None:
    """Draw where the figures of a block come from, of which day they are and how they are rounded."""
    said = own.say(f"source_{own.opened.audience}", as_of=as_of(own.opened, own.language))
    page.source_line(said)
