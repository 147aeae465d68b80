"""A table or chart with its head: its question, in grey what is drawn, and at the right what can be done with it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import exports, texts
from dashboard.components.hall import markup
from dashboard.components.hall.download import download
from dashboard.components.hall.markup import Markup, element
from dashboard.release import OpenedRelease

SHOWN_AS_TABLE = "as_table_{}"


@dataclass(frozen=True)
class Head:
    """Question and note, the words of the download, what its name says, and where the same figures stand as a table.

    `key` stays the same while choices change, so that nothing on the screen is taken away and put back. `rows` makes
    what is downloaded, when someone asks for it; without it there is nothing to download. The table has an `anchor`
    elsewhere on the page, or the chart `turns` into it: then `is_table` of its key is true.
    """

    key: str
    title: str
    note: str
    download: str
    file: Sequence[str]
    rows: Callable[[], pd.DataFrame] | None
    anchor: str | None = None
    turns: bool = False


@contextmanager
def figure(head: Head, opened: OpenedRelease, language: str) -> Iterator[None]:
    """Draw a table or chart under its head: what is drawn within stays with it on paper, and can fill the screen."""
    with st.container(key=f"pow_figure_{head.key}"):
        figure_head(head, opened, language, enlarge_button(head.title, language) if head.rows else None)
        yield


def figure_head(head: Head, opened: OpenedRelease, language: str, last: Markup | None = None) -> None:
    """Draw title, links and note; `last` stands behind the links."""
    with st.container(key=f"pow_head_{head.key}", horizontal=True, vertical_alignment="bottom"):
        markup.show(element("h2", head.title, class_="pow-section"))
        if head.rows:
            _links(head, head.rows, opened, language)
        if last:
            markup.show(last)
    markup.show(element("p", head.note, class_="pow-note"))


def enlarge_button(title: str, language: str) -> Markup:
    """Return the button that gives a figure the whole screen, and there the way back (scripts/screen.js)."""
    words = [
        element("span", texts.text(f"charts.{name}", language), class_=f"pow-when-{name}")
        for name in ("enlarge", "shrink")
    ]
    named = element("span", f": {title}", class_="pow-hidden")
    return element("button", words, named, type="button", class_="pow-enlarge")


def is_table(key: str) -> bool:
    """Tell whether the reader asked for the table instead of the chart under the head with this key."""
    return bool(st.session_state.get(SHOWN_AS_TABLE.format(key), False))


def _links(head: Head, rows: Callable[[], pd.DataFrame], opened: OpenedRelease, language: str) -> None:
    if head.anchor:
        markup.show(element("a", texts.text("charts.as_table", language), href=f"#{head.anchor}"))
    elif head.turns:
        words = texts.text("charts.as_chart" if is_table(head.key) else "charts.as_table", language)
        st.button(words, type="tertiary", key=f"turn_{head.key}", on_click=_turn, args=(head.key,))
    file = exports.file_name(opened, language, *head.file)
    download(head.download, lambda: exports.csv(rows(), opened, language), file, f"download_{head.key}")


def _turn(key: str) -> None:
    st.session_state[SHOWN_AS_TABLE.format(key)] = not is_table(key)
