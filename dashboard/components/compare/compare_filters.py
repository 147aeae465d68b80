"""The choices of *Regio's vergelijken* only: beside whom, and split into what; read from the address and written back.

Belongs here: what the opened file offers of them, and why it offers no more. Not here: the filters of all pages
(filters.py), and what a choice means for the data (queries/line.py, split_tile.py).
"""

from typing import Any

import streamlit as st

from dashboard import offer, texts
from dashboard.compare_choice import (
    ALIKE,
    BESIDE,
    COUNTRY_LINE,
    GROUP,
    LONGEST_NAME,
    PARAMETERS,
    SPLITS,
    CompareChoice,
)  # fmt: skip
from dashboard.components.hall import own_choice, page
from dashboard.queries.comparison import SQL_OF, indicator
from dashboard.queries.line import Line, alike, most_alike
from dashboard.release import OpenedRelease
from dashboard.selection import ALL, Selection

KEY = "compare_{}"
KINDS = {"halfjaar": "half_year", "jaar": "year"}


def choose(opened: OpenedRelease, selection: Selection) -> CompareChoice:
    """Draw the choices and return what is chosen; what the file does not offer falls away, and a line says why."""
    asked = current()
    offered = [name for name in SPLITS if len(selections(opened, selection, name)) > 1]
    beside = [name for name in BESIDE if name != ALIKE or selection.own_region]
    known = offer.of(opened, selection.language).words["own_region"]
    choice = asked.with_(
        splits=asked.splits if asked.splits in offered else "",
        beside=asked.beside if asked.beside in beside else COUNTRY_LINE,
        members=tuple(code for code in asked.members if code in known),
    )
    remember(choice)
    with st.container(key="pow_comparing", horizontal=True, vertical_alignment="bottom"):
        _select("beside", choice, beside, selection.language)
        if choice.beside == GROUP:
            _members(choice, known, selection.language)
            _name(choice, selection.language)
        _select("splits", choice, ["", *offered], selection.language)
    for said in (_who(opened, selection, choice), _why_not(opened, selection, asked, offered)):
        if said:
            page.source_line(said)
    return choice


def current() -> CompareChoice:
    """Return what the address says, and the usual choice where it says nothing."""
    return CompareChoice.from_query(st.query_params.to_dict())


def remember(choice: CompareChoice) -> None:
    """Make `choice` the current one: put it in the address, beside what all pages share."""
    own_choice.put(choice.to_query(), PARAMETERS.values())


def selections(opened: OpenedRelease, selection: Selection, splits: str) -> list[Selection]:
    """Return what every column of a split is of; nothing for several figures, or where there is only a total."""
    if len(selection.indicators) > 1 or indicator(opened, selection.indicators[0])["kind"] not in SQL_OF:
        return []
    offered, field = offer.of(opened, selection.language), SPLITS[splits]
    kind = KINDS.get(splits)
    codes = [code for code in offered.codes(field, selection) if code != ALL]
    return [
        selection.with_(**{field: code}) for code in codes if kind is None or offered.period_kinds.get(code) == kind
    ]  # fmt: skip


def line(opened: OpenedRelease, selection: Selection, choice: CompareChoice) -> Line | None:
    """Return the regions that all are put beside, None for the country or where none were chosen yet."""
    if choice.beside == ALIKE:
        members = most_alike(opened, selection.own_region)
        words = [texts.text(f"compare.line_alike_{one}", selection.language) for one in ("in", "title")]
    else:
        members = choice.members if choice.beside == GROUP else ()
        usual = [texts.text(f"compare.line_group_{one}", selection.language) for one in ("in", "title")]
        words = [choice.name] * 2 if choice.name else usual
    return Line(tuple(members), *words) if members else None


def _who(opened: OpenedRelease, selection: Selection, choice: CompareChoice) -> str:
    """Return who regions are put beside, and of similar ones in what they are alike; nothing for the country."""
    language = selection.language
    words = offer.of(opened, language).words["own_region"]
    if choice.beside == ALIKE:
        names = ", ".join(alike(opened, str(selection.own_region), language))
        region = words[str(selection.own_region)]
        return texts.text("compare.line_alike_members", language, names=names, region=region)
    if choice.beside == GROUP and not choice.members:
        return texts.text("compare.line_group_empty", language)
    found = line(opened, selection, choice)
    names = ", ".join(words[code] for code in choice.members)
    return texts.text("compare.line_group_members", language, name=found.title, names=names) if found else ""


def _why_not(opened: OpenedRelease, selection: Selection, asked: CompareChoice, offered: list[str]) -> str:
    """Return why something cannot be chosen: similar regions without a region, or a split that is not there."""
    said = []
    if len(selection.indicators) > 1:
        name = "several" if asked.splits else ""
    elif indicator(opened, selection.indicators[0])["kind"] not in SQL_OF:
        name = "amount"
    else:
        name = "" if len(offered) == len(SPLITS) else "plan"
    given = {"names": ", ".join(_words("splits", one, selection.language) for one in SPLITS if one not in offered)}
    said += [texts.text(f"compare.no_split_{name}", selection.language, **given)] if name else []
    said += (
        [texts.text("compare.no_alike", selection.language)]
        if asked.beside == ALIKE and not selection.own_region
        else []
    )
    return " ".join(said)


def _words(field: str, code: str, language: str) -> str:
    return texts.text(f"compare.{field}_{code or 'none'}", language)


def _select(field: str, choice: CompareChoice, codes: list[str], language: str) -> None:
    st.session_state[KEY.format(field)] = getattr(choice, field)
    st.selectbox(
        texts.text(f"compare.choose_{field}", language),
        codes,
        key=KEY.format(field),
        format_func=lambda code: _words(field, code, language),
        on_change=_take_over,
        args=(field,),
    )


def _members(choice: CompareChoice, known: offer.Words, language: str) -> None:
    st.session_state[KEY.format("members")] = list(choice.members)
    st.multiselect(
        texts.text("compare.choose_members", language),
        list(known),
        key=KEY.format("members"),
        format_func=known.__getitem__,
        placeholder=texts.text("filters.choose", language),
        on_change=_take_over,
        args=("members",),
    )


def _name(choice: CompareChoice, language: str) -> None:
    st.session_state[KEY.format("name")] = choice.name
    st.text_input(
        texts.text("compare.choose_name", language),
        key=KEY.format("name"),
        max_chars=LONGEST_NAME,
        placeholder=texts.text("compare.line_group_title", language),
        on_change=_take_over,
        args=("name",),
    )


def _take_over(field: str) -> None:
    value: Any = st.session_state[KEY.format(field)]
    remember(current().with_(**{field: tuple(value) if isinstance(value, list) else (value or "").strip()}))
