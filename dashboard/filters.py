"""The choices: read from the URL, drawn in one row that stays in sight, and written back to the URL.

The URL is the truth; the session only remembers it across pages, because a change of page empties it.
Not here: what a release offers (offer.py), what a choice means for a query, and words (texts/<language>/filters.yml).
"""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from dashboard import offer, texts
from dashboard.components import page
from dashboard.release import OpenedRelease
from dashboard.selection import DEFAULT_INDICATORS, PARAMETERS, Selection

REMEMBERED = "selection"
KEY = "filter_{}"
NO_REGION = ""
FIELDS = {
    "region": "own_region",
    "indicator": "indicators",
    "indicators": "indicators",
    "period": "period",
    "group": "target_group",
    "pillar": "pillar",
}


def current_selection() -> Selection:
    """Return what is chosen now: the URL's choices, else those of the page before, else the defaults."""
    query = st.query_params.to_dict()
    if any(name in query for name in PARAMETERS.values()):
        st.session_state[REMEMBERED] = Selection.from_query(query)
    return st.session_state.get(REMEMBERED, Selection())


def remember(selection: Selection) -> None:
    """Make `selection` the current one: in the session and, with stable codes, in the URL."""
    st.session_state[REMEMBERED] = selection
    wanted = of_the_page() | selection.to_query()
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def of_the_page() -> dict[str, str]:
    """Return the choices in the address that only this page knows; they stay while one stays on the page."""
    return {name: value for name, value in st.query_params.to_dict().items() if name not in PARAMETERS.values()}


def bar(
    opened: OpenedRelease,
    show: Iterable[str] = ("region", "indicator", "period", "group", "pillar"),
) -> Selection:
    """Draw the row of filters and return the selection with what they say.

    `show` names them: region, indicator (one) or indicators (several), period, group, pillar. Only breakdowns that
    the file of this audience has are offered; where that leaves something out, one short line says why.
    """
    names = list(show)
    offered = offer.of(opened, current_selection().language)
    selection, _ = offered.accept(current_selection())
    with st.container(key="pow_filters"):
        for column, name in zip(st.columns(len(names), gap="small"), names, strict=True):
            with column:
                _choice(offered, selection, name)
        if any(len(offered.codes(FIELDS[name], selection)) < len(offered.words[FIELDS[name]]) for name in names):
            page.source_line(texts.text(f"filters.finer_{opened.audience}", selection.language))
    return selection


def _choice(offered: offer.Offer, selection: Selection, name: str) -> None:
    words = offered.words[FIELDS[name]]
    codes = offered.codes(FIELDS[name], selection)
    if name == "region":
        words = {NO_REGION: texts.text("filters.no_region", selection.language)} | words
        codes = [NO_REGION, *codes]
    st.session_state[KEY.format(name)] = _shown(selection, name)
    widget: Any = st.multiselect if name == "indicators" else st.selectbox
    widget(
        texts.text(f"filters.{name}", selection.language),
        codes,
        key=KEY.format(name),
        format_func=words.__getitem__,
        placeholder=texts.text("filters.choose", selection.language),
        on_change=_take_over,
        args=(name,),
    )


def _shown(selection: Selection, name: str) -> Any:
    """Return the value of the widget for a selection."""
    value = getattr(selection, FIELDS[name])
    if name == "indicator":
        return value[0]
    return list(value) if name == "indicators" else value or NO_REGION


def _take_over(name: str) -> None:
    """Put what the widget now says in the selection; a list that was emptied goes back to the usual one."""
    value = st.session_state[KEY.format(name)]
    if FIELDS[name] == "indicators":
        value = (tuple(value) if isinstance(value, list) else (value,)) or DEFAULT_INDICATORS
    remember(current_selection().with_(**{FIELDS[name]: value or None}))
