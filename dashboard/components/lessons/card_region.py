"""The first line of a card: of which region it is; the own one in its colour and in words."""

from dashboard.components.hall import ways
from dashboard.components.hall.markup import Markup, element
from dashboard.components.lessons.looking import Looking
from dashboard.components.lessons.marked_text import marked


def card_region(name: str, is_own: bool, looking: Looking, beside: str = "", code: str | None = None) -> Markup:
    """Return the name of a region, the way to its page where it has a `code`; at the other side what is beside it."""
    own = f" · {looking.say('own')}" if is_own else None
    named = element(
        "span", ways.region(marked(name, looking.words), code, looking.selection), own, class_="pow-card-region"
    )
    return element("p", named, element("span", beside) if beside else None, class_="pow-card-place")
