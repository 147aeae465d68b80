"""The choices, drawn in one row that stays in sight; what is chosen goes into the address (visit.py).

Not here: what a release offers (offer.py), what a choice means for a query, and words (texts/<language>/filters.yml).
"""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from dashboard import offer, texts, visit
from dashboard.components.hall import page
from dashboard.selection import Selection, opening
from dashboard.visit import Visit
from pipelines.registries import region_names
from pipelines.registries.regions import also_called

KEY = "filter_{}"
NO_REGION = ""
WIDTHS = {"indicators": 1.6}  # the others 1; several names stand beside each other in it
PART_OF_RESET = 0.08
FIELDS = {
    "region": "own_region",
    "indicator": "indicators",
    "indicators": "indicators",
    "period": "period",
    "group": "target_group",
    "pillar": "pillar",
}


def bar(here: Visit, show: Iterable[str] = ("region", "indicator", "period", "group", "pillar")) -> None:
    """Draw the row of filters, with what is chosen now.

    `show` names them: region, indicator (one) or indicators (several), period, group, pillar. Only breakdowns that
    the file of this audience has are offered; where that leaves something out, one short line says why.
    """
    names, offered, selection = list(show), here.offered, here.selection
    with st.container(key="pow_filters"):
        widths = [WIDTHS.get(name, 1.0) for name in names]
        *columns, last = st.columns([*widths, PART_OF_RESET * sum(widths)], gap="small", vertical_alignment="bottom")
        for column, name in zip(columns, names, strict=True):
            with column:
                _choice(offered, selection, name)
        with last:
            _reset(selection, names)
        if any(len(offered.codes(FIELDS[name], selection)) < len(offered.words[FIELDS[name]]) for name in names):
            page.source_line(here.say(f"filters.finer_{here.opened.audience}"))
    if chosen := _chosen(offered, selection, names):
        page.on_paper(here.say("filters.printed", choices=" · ".join(chosen)))


def _chosen(offered: offer.Offer, selection: Selection, names: list[str]) -> list[str]:
    """Return in words what is chosen with the filters of this page, and with no other."""
    chosen = {name: _shown(selection, name) for name in names}
    given = [(name, code) for name, value in chosen.items() for code in (value if name == "indicators" else [value])]
    return [offered.words[FIELDS[name]][code] for name, code in given if code]


def _choice(offered: offer.Offer, selection: Selection, name: str) -> None:
    words = offered.words[FIELDS[name]]
    codes = offered.codes(FIELDS[name], selection)
    if name == "region":
        others = _other_names(words)
        words = {NO_REGION: texts.text("filters.no_region", selection.language)} | words | others
        codes = [NO_REGION, *codes, *others]
    st.session_state[KEY.format(name)] = _shown(selection, name)
    widget: Any = st.multiselect if name == "indicators" else st.selectbox
    widget(
        texts.text(f"filters.{name}", selection.language),
        codes,
        key=KEY.format(name),
        format_func=words.__getitem__,
        placeholder=texts.text("filters.choose", selection.language),
        filter_mode="contains",
        on_change=_take_over,
        args=(name,),
    )


def _other_names(words: offer.Words) -> offer.Words:
    """Return municipalities and other names as choices behind the regions: who types `Tilburg` finds Midden-Brabant."""
    return {f"{region}{name}": f"{name} ({words[region]})" for name, region in also_called() if region in words}


def _reset(selection: Selection, names: list[str]) -> None:
    """Draw the way back to the usual choice; out of use, but in its place, where nothing is to be reset.

    The own region stays: it marks a row, and leaves nothing out.
    """
    usual = selection.with_(**{FIELDS[name]: getattr(Selection(), FIELDS[name]) for name in names if name != "region"})
    st.button(
        texts.text("filters.reset", selection.language),
        key=KEY.format("reset"),
        type="tertiary",
        disabled=usual == selection,
        on_click=visit.remember,
        args=(usual,),
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
    if name == "region" and value:
        value = next(code for code in region_names() if value.startswith(code))  # `AM26Tilburg` is the region AM26
    if FIELDS[name] == "indicators":
        value = (tuple(value) if isinstance(value, list) else (value,)) or opening()
    visit.remember(visit.chosen().with_(**{FIELDS[name]: value or None}))
