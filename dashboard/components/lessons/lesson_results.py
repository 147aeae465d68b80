"""What was found on *Lessen en ervaringen*: how much, the cards, more of them, or what to do where there is nothing."""

import pandas as pd
import streamlit as st

from dashboard import formatting
from dashboard.components.hall import markup, page
from dashboard.components.hall.figure_head import Head, figure_head
from dashboard.components.hall.unread_texts import is_held_back, unread_texts
from dashboard.components.lessons import lesson_filters
from dashboard.components.lessons.card_columns import card_columns
from dashboard.components.lessons.experience_list import experience_cards
from dashboard.components.lessons.lesson_list import lesson_cards
from dashboard.components.lessons.lesson_options import options
from dashboard.components.lessons.looking import Looking
from dashboard.lesson_choice import EXPERIENCES, LESSONS, LessonChoice
from dashboard.queries import contents
from dashboard.queries.lessons import Found

CARDS = {EXPERIENCES: experience_cards, LESSONS: lesson_cards}
TABLES = {EXPERIENCES: "experiences", LESSONS: "lessons"}
IN_BLOCK = 8
SHOWN = "lessons_shown"


def show(found: Found, looking: Looking) -> None:
    """Draw the results, or the empty state."""
    table = TABLES[looking.choice.kind]
    unread_texts(looking.opened, table, looking.language)
    if found.total == 0:
        state = "held_back" if is_held_back(looking.opened, table) else "none"
        page.nothing_to_show(looking.say(f"{state}_{looking.choice.kind}"))
    elif found.rows.empty:
        _nothing(found, looking)
    else:
        figure_head(_head(found, looking), looking.opened, looking.language)
        _cards(found.rows, looking)


def _head(found: Found, looking: Looking) -> Head:
    kind = looking.choice.kind
    table = TABLES[kind]

    def rows() -> pd.DataFrame:
        columns = [name for name in contents.whole(looking.opened, table).columns if name in found.rows]
        return contents.headed(looking.opened, found.rows[columns], table, looking.language)

    return Head(
        key="told",
        title=counted(found.rows, looking),
        note=_note(looking),
        download=looking.say("download"),
        file=[looking.say(f"kind_{kind}"), _chosen(looking)],
        rows=rows,
    )


def counted(rows: pd.DataFrame, looking: Looking) -> str:
    """Return how much was found: answers and interviews, or lessons and regions."""
    first, second = ("answers", "interviews"), ("lessons", "regions")
    one, of = first if looking.choice.kind == EXPERIENCES else second
    groups = rows["interview" if one == "answers" else "region_code"].nunique()
    return looking.say("counted", what=_number(one, len(rows), looking), of=_number(of, groups, looking))


def _number(word: str, count: int, looking: Looking) -> str:
    return looking.say(f"{word}_{'one' if count == 1 else 'many'}", count=formatting.number(count, looking.language))


def _note(looking: Looking) -> str:
    """What was chosen, in words: on paper there are no filters. Or, without a choice, what holds for everything."""
    words = _chosen(looking)
    return looking.say("chosen", words=words) if words else looking.say(f"note_{looking.choice.kind}")


def _chosen(looking: Looking) -> str:
    choice = looking.choice
    offered = options(looking.opened, choice.kind, looking.language)
    return " · ".join(
        looking.say("searched", words=value) if field == "search" else offered[field][value]
        for field, value in choice.narrowed.items()
    )


def _cards(rows: pd.DataFrame, looking: Looking) -> None:
    """Show the first cards, whole, and a button for more; another choice begins at the first again."""
    choice = looking.choice
    asked, count = st.session_state.get(SHOWN, (choice, IN_BLOCK))
    count = count if asked == choice else IN_BLOCK
    st.session_state[SHOWN] = (choice, count)
    card_of = rows["interview"] if choice.kind == EXPERIENCES else rows.index.to_series()
    every = card_of.unique()
    markup.show(card_columns(CARDS[choice.kind](rows[card_of.isin(every[:count])], looking), IN_BLOCK))
    if len(every) > count:
        more = looking.say("more", count=len(every) - count)
        st.button(more, key="lessons_more", on_click=_more, args=(choice, count))


def _more(choice: LessonChoice, count: int) -> None:
    st.session_state[SHOWN] = (choice, count + IN_BLOCK)


def _nothing(found: Found, looking: Looking) -> None:
    """Say that nothing fits, and offer the two ways out: without the filters, or the other kind."""
    page.nothing_to_show(looking.say("nothing", words=_chosen(looking)))
    choice = looking.choice
    with st.container(key="pow_ways_out", horizontal=True):
        st.button(
            looking.say("clear"),
            key="lessons_clear",
            on_click=lesson_filters.remember,
            args=(LessonChoice(choice.kind),),
        )
        if found.elsewhere:
            other = LESSONS if choice.kind == EXPERIENCES else EXPERIENCES
            words = _number("lessons" if other == LESSONS else "answers", found.elsewhere, looking)
            st.button(
                looking.say("elsewhere", what=words, kind=looking.say(f"kind_{other}")),
                key="lessons_elsewhere",
                on_click=lesson_filters.remember,
                args=(choice.with_(kind=other),),
            )
