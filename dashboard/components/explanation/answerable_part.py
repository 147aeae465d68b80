"""Who answers for the data and how long they are kept: what the operator filled in, and of the rest that it is open."""

from typing import Any

from dashboard import texts
from dashboard.components.explanation.prose import prose
from dashboard.components.hall import markup
from dashboard.components.hall.markup import Markup, element
from pipelines.registries.forms.privacy import Privacy


def answerable(stated: Privacy | None, language: str) -> Markup:
    """Return every field with what was filled in; with None, which cannot be read, all are open and that is said."""
    unread = None if stated else element("p", _say("unread", language), class_="pow-text")
    filled = stated or Privacy()
    pairs = [
        element("div", element("dt", _say(name, language)), element("dd", _value(getattr(filled, name), language)))
        for name in Privacy.model_fields
    ]
    return markup.join(unread, element("dl", pairs, class_="pow-pairs"), prose(_say("text", language)))


def _value(value: Any, language: str) -> Markup | str:
    if value is None:
        return element("em", _say("open", language))
    if isinstance(value, int):
        return _say("month" if value == 1 else "months", language, count=value)
    if isinstance(value, str):
        return element("a", value, href=value if value.startswith("https://") else f"mailto:{value}")
    return str(getattr(value, language))


def _say(name: str, language: str, **values: Any) -> str:
    return texts.text(f"explanation.answerable_{name}", language, **values)
