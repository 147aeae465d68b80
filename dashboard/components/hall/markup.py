"""Real HTML with inline SVG, built from elements that escape everything they are given.

`st.html` drops SVG (its sanitiser keeps the HTML profile only), so `show` goes through `st.markdown`, on one line:
an HTML block of Markdown ends at an empty line. Text becomes character references, so nothing in it is Markdown.
"""

import html
import re
from functools import cache
from typing import Any

import streamlit as st

from dashboard import visit
from pipelines.settings import LANGUAGES

VOID = frozenset({"br", "col", "hr", "img", "wbr"})
NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]*")
ACTIVE = frozenset({"script", "style", "iframe", "object", "embed", "link", "base", "form", "meta"})
SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|[/?#.]|data:image/(?:png|svg\+xml)[;,])", re.IGNORECASE)
CHARS = "&<>\"'\n\r\t$:*_`~[]\\{}"  # what means something to HTML or to Markdown
SPECIAL = re.compile(f"[{re.escape(CHARS)}]")
REFERENCES = {char: html.escape(char) if char in "&<>\"'" else f"&#{ord(char)};" for char in CHARS}


class Markup(str):
    """Text that is HTML already, made by `element`. Everything else is escaped when it becomes a child."""

    __slots__ = ()


def element(tag: str, *children: Any, **attrs: Any) -> Markup:
    """Return one element. Children are Markup, text (escaped), None (nothing) or a list of these.

    In names of attributes `_` stands for `-` and one at the end is dropped (`class_`, `aria_label`); None and False
    leave an attribute out, True gives it without a value. Raises ValueError for what could run or load a script.
    """
    opening = _allowed(tag) + "".join(_attribute(name, value) for name, value in attrs.items())
    return Markup(f"<{opening}>") if tag in VOID else Markup(f"<{opening}>{join(*children)}</{tag}>")


@cache  # the tags and attributes of our own code: few, and each thousands of times on a page
def _allowed(tag: str) -> str:
    if not NAME.fullmatch(tag) or tag.lower() in ACTIVE:
        raise ValueError(f"<{tag}> is not allowed here")
    return tag


def join(*children: Any) -> Markup:
    """Return children beside each other, escaped where they are not Markup."""
    return Markup("".join(_child(child) for child in children))


def _child(child: Any) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, list | tuple):
        return join(*child)
    return _escaped(str(child))


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda found: REFERENCES[found[0]], text)


def _attribute(name: str, value: Any) -> str:
    name = _attribute_name(name)
    if value is None or value is False:
        return ""
    if value is True:
        return f' {name}=""'
    if name in {"href", "src", "xlink:href"} and not SAFE_ADDRESS.match(str(value)):
        raise ValueError(f"{value!r} is not an address that may be linked to")
    return f' {name}="{_escaped(str(value))}"'


@cache
def _attribute_name(name: str) -> str:
    name = name.rstrip("_").replace("_", "-")
    if not NAME.fullmatch(name) or name.lower().startswith("on"):
        raise ValueError(f"attribute {name!r} is not allowed here")
    return name


def show(markup: Markup) -> None:
    """Put markup on the page. Raises TypeError for plain text, which nobody has escaped."""
    if not isinstance(markup, Markup):
        raise TypeError("show() takes Markup; build it with element()")
    language = visit.chosen().language
    spoken = None if language == LANGUAGES[0] else language  # the page says that it is Dutch (serving/index_page.py)
    st.markdown(element("div", markup, class_="pow-markup", lang=spoken), unsafe_allow_html=True)
