"""The choices of *Trajecten*: read from the address, drawn in one row, and written back to the address.

What is chosen here stays on this page; the own region is the filter of all pages. Not here: what a choice leaves.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import texts
from dashboard.components.hall import own_choice
from dashboard.project_choice import LONGEST, ORDERS, PARAMETERS, ProjectChoice
from dashboard.visit import Visit

KEY = "projects_{}"
ROW, MORE = ("pillar", "sector", "status"), ("kind", "order")
WORDS = {"pillar": "pillar", "sector": "sector", "status": "status", "kind": "kind"}


def current() -> ProjectChoice:
    """Return what is chosen now: what the address says, and the usual choice where it says nothing."""
    return ProjectChoice.from_query(st.query_params.to_dict())


def remember(choice: ProjectChoice) -> None:
    """Make `choice` the current one: put it in the address, beside what all pages share."""
    own_choice.put(choice.to_query(), PARAMETERS.values())


def choose(rows: pd.DataFrame, here: Visit) -> ProjectChoice:
    """Draw the row, and return what is chosen; what the release does not offer falls away."""
    choice = offered(current(), rows)
    remember(choice)
    language = here.language
    with st.container(key="pow_projects_filters"):
        columns = iter(st.columns(6, gap="small", vertical_alignment="bottom"))
        with next(columns):
            _search(choice, language)
        with next(columns):
            _regions(choice, rows, language)
        for name in ROW:
            with next(columns):
                _select(name, choice, _words(name, rows, language), language)
        with next(columns), st.popover(texts.text("lessons.more_filters", language), width="stretch"):
            for name in MORE:
                _select(name, choice, _words(name, rows, language), language)
    return choice


def offered(choice: ProjectChoice, rows: pd.DataFrame) -> ProjectChoice:
    """Return the choice without regions, words and projects that the release does not have."""
    codes = set(rows["region_code"] + ":" + rows["trajectory"])
    changes: dict[str, Any] = {name: "" for name in WORDS if getattr(choice, name) not in {*rows[name].dropna(), ""}}
    changes["regions"] = tuple(code for code in choice.regions if code in set(rows["region_code"]))
    changes["beside"] = tuple(code for code in choice.beside if code in codes)
    changes["opened"] = choice.opened if choice.opened in codes else ""
    return choice.with_(page=choice.page, **changes)


def _words(name: str, rows: pd.DataFrame, language: str) -> Mapping[str, str]:
    if name == "order":
        return {order: texts.text(f"trajectories.order_{order}", language) for order in ORDERS}
    known = rows.dropna(subset=[name]).drop_duplicates(name)
    words = dict(sorted(zip(known[name], known[f"{name}_{language}"], strict=True), key=lambda pair: str(pair[1])))
    return {"": texts.text(f"trajectories.all_{name}", language)} | words


def _search(choice: ProjectChoice, language: str) -> None:
    st.session_state[KEY.format("search")] = choice.search
    st.text_input(
        texts.text("trajectories.search", language),
        key=KEY.format("search"),
        max_chars=LONGEST,
        placeholder=texts.text("trajectories.search_how", language),
        on_change=_take_over,
        args=("search",),
    )


def _regions(choice: ProjectChoice, rows: pd.DataFrame, language: str) -> None:
    words = dict(zip(rows["region_code"], rows["region"], strict=True))
    st.session_state[KEY.format("regions")] = list(choice.regions)
    st.multiselect(
        texts.text("trajectories.regions", language),
        list(words),
        key=KEY.format("regions"),
        format_func=words.__getitem__,
        placeholder=texts.text("trajectories.all_regions", language),
        on_change=_take_over,
        args=("regions",),
    )


def _select(name: str, choice: ProjectChoice, words: Mapping[str, str], language: str) -> None:
    st.session_state[KEY.format(name)] = getattr(choice, name)
    st.selectbox(
        texts.text(f"trajectories.choose_{name}", language),
        list(words),
        key=KEY.format(name),
        format_func=words.__getitem__,
        on_change=_take_over,
        args=(name,),
    )


def _take_over(name: str) -> None:
    value = st.session_state[KEY.format(name)]
    remember(current().with_(**{name: tuple(value) if isinstance(value, list) else (value or "").strip()}))


def title(rows: pd.DataFrame, choice: ProjectChoice, here: Visit) -> str | None:
    """Return the title of what is shown: the name of the opened project, side by side, or that of the page."""
    if choice.opened:
        codes = rows["region_code"] + ":" + rows["trajectory"]
        one = rows[codes == choice.opened].iloc[0]
        return f"{one['called']}, {one['region']}"
    return here.say("trajectories.beside_title") if choice.shows else None
