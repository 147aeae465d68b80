"""The head of a table or chart: its question, in grey what is drawn, and at the right its table and its download."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import exports, texts
from dashboard.components import markup
from dashboard.components.markup import element
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


def figure_head(head: Head, opened: OpenedRelease, language: str) -> None:
    """Draw title, links and note."""
    with st.container(key=f"pow_head_{head.key}", horizontal=True, vertical_alignment="bottom"):
        markup.show(element("h2", head.title, class_="pow-section"))
        if head.rows:
            _links(head, head.rows, opened, language)
    markup.show(element("p", head.note, class_="pow-note"))


def is_table(key: str) -> bool:
    """Tell whether the reader asked for the table instead of the chart under the head with this key."""
    return bool(st.session_state.get(SHOWN_AS_TABLE.format(key), False))


def _links(head: Head, rows: Callable[[], pd.DataFrame], opened: OpenedRelease, language: str) -> None:
    if head.anchor:
        markup.show(element("a", texts.text("charts.as_table", language), href=f"#{head.anchor}"))
    elif head.turns:
        words = texts.text("charts.as_chart" if is_table(head.key) else "charts.as_table", language)
        st.button(words, type="tertiary", key=f"turn_{head.key}", on_click=_turn, args=(head.key,))
    st.download_button(
        head.download,
        lambda: exports.csv(rows(), opened, language),
        file_name=exports.file_name(opened, language, *head.file),
        mime="text/csv",
        on_click="ignore",
        type="tertiary",
        key=f"download_{head.key}",
    )


def _turn(key: str) -> None:
    st.session_state[SHOWN_AS_TABLE.format(key)] = not is_table(key)
