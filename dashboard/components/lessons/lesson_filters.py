"""The choices of *Lessen en ervaringen*: read from the address, drawn in one row, and written back to the address.

Like filters.py, which does this for what all pages share; what is chosen here stays on this page. Not here: what may be
chosen (lesson_options.py) and what a choice means for the data (queries/lessons.py).
"""

from collections.abc import Mapping

import streamlit as st

from dashboard import texts
from dashboard.components.hall import own_choice
from dashboard.components.lessons.lesson_options import Options, options
from dashboard.lesson_choice import EXPERIENCES, KINDS, LESSONS, LONGEST, OF_ONE_KIND, PARAMETERS, LessonChoice
from dashboard.release import OpenedRelease

KEY = "lessons_{}"
ROW = {EXPERIENCES: ("region", "question"), LESSONS: ("region", "question", "subject")}
MORE = {EXPERIENCES: (), LESSONS: ("theme", "pillar")}


def choose(opened: OpenedRelease, language: str) -> LessonChoice:
    """Draw the kinds and the row of filters, and return what is chosen; what the release does not offer falls away."""
    asked = current()
    offered = options(opened, asked.kind, language)
    lost = [field for field in ("region", *OF_ONE_KIND) if getattr(asked, field) not in offered.get(field, ("",))]
    choice = asked.with_(**dict.fromkeys(lost, ""))
    remember(choice)
    with st.container(key="pow_kinds"):
        _kinds(choice, language)
    with st.container(key="pow_filters"):
        _row(choice, offered, language)
    return choice


def current() -> LessonChoice:
    """Return what is chosen now: what the address says, and the usual choice where it says nothing."""
    return LessonChoice.from_query(st.query_params.to_dict())


def remember(choice: LessonChoice) -> None:
    """Make `choice` the current one: put it in the address, beside what all pages share."""
    own_choice.put(choice.to_query(), PARAMETERS.values())


def _kinds(choice: LessonChoice, language: str) -> None:
    st.session_state[KEY.format("kind")] = choice.kind
    st.segmented_control(
        texts.text("lessons.kind", language),
        KINDS,
        key=KEY.format("kind"),
        format_func=lambda kind: texts.text(f"lessons.kind_{kind}", language),
        required=True,
        label_visibility="collapsed",
        on_change=_take_over,
        args=("kind",),
    )


def _row(choice: LessonChoice, offered: Options, language: str) -> None:
    names, more = ROW[choice.kind], [name for name in MORE[choice.kind] if len(offered[name]) > 1]
    columns = iter(st.columns(1 + len(names) + bool(more), gap="small", vertical_alignment="bottom"))
    with next(columns):
        _search(choice, language)
    for name in names:
        with next(columns):
            _select(name, choice, offered[name], language)
    if more:
        chosen = sum(bool(getattr(choice, name)) for name in more)
        label = texts.text("lessons.more_chosen" if chosen else "lessons.more_filters", language, count=chosen)
        with next(columns), st.popover(label, key="lessons_more_filters", width="stretch"):
            for name in more:
                _select(name, choice, offered[name], language)


def _search(choice: LessonChoice, language: str) -> None:
    st.session_state[KEY.format("search")] = choice.search
    st.text_input(
        texts.text("lessons.search", language),
        key=KEY.format("search"),
        max_chars=LONGEST,
        placeholder=texts.text("lessons.search_how", language),
        on_change=_take_over,
        args=("search",),
    )


def _select(name: str, choice: LessonChoice, words: Mapping[str, str], language: str) -> None:
    st.session_state[KEY.format(name)] = getattr(choice, name)
    st.selectbox(
        texts.text(f"lessons.{name}", language),
        list(words),
        key=KEY.format(name),
        format_func=words.__getitem__,
        placeholder=texts.text("filters.choose", language),
        on_change=_take_over,
        args=(name,),
    )


def _take_over(name: str) -> None:
    remember(current().with_(**{name: (st.session_state[KEY.format(name)] or "").strip()}))
