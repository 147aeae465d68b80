"""From whom a region can learn: lessons of regions that are like it, and its own answers to the ten questions."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.hall import markup, page
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.page_link import page_link
from dashboard.components.lessons.card_columns import card_columns
from dashboard.components.lessons.lesson_list import lesson_cards
from dashboard.components.lessons.looking import Looking
from dashboard.components.mine.mine_block import stands_here
from dashboard.components.mine.own_region import OwnRegion
from dashboard.lesson_choice import LessonChoice
from dashboard.queries import contents, lessons, line

MOST = 3
FIRST = ("V7", "V5", "V1")  # what others should do, what was done differently, what went well
QUESTIONS = "questions"


def show(own: OwnRegion) -> None:
    """Draw lessons of similar regions, and which of the ten questions the region answered."""
    rows = lessons.lessons(own.opened)
    looking = Looking(own.opened, own.selection, LessonChoice())
    stands_here("learn")
    with st.container(key="pow_mine_learn"):
        alike = line.alike(own.opened, own.code, own.language)
        page.section(own.say("learn"), own.say("learn_note", names="; ".join(alike)))
        markup.show(own.remember("learn", partial(_alike, rows, looking, own)))
    mine_rows = rows[rows["region_code"] == own.code]
    page.section(own.say("own_lessons", region=own.name), own.say("own_lessons_note"))
    markup.show(answered(mine_rows, own))
    if len(mine_rows):
        markup.show(card_columns(lesson_cards(mine_rows.head(MOST), looking), MOST))
    page_link("lessons", own.say("to_lessons"), own.selection)


def _alike(rows: pd.DataFrame, looking: Looking, own: OwnRegion) -> Markup:
    cards = lesson_cards(of_alike(rows, line.most_alike(own.opened, own.code)), looking)
    return card_columns(cards, MOST) if cards else element("p", own.say("learn_none"), class_="pow-text")


def of_alike(rows: pd.DataFrame, alike: tuple[str, ...]) -> pd.DataFrame:
    """Return at most three lessons: per region, the most alike first, the newest to the first of the questions."""
    found: list[Any] = []
    told: set[str] = set()
    for region in alike:
        own = rows[(rows["region_code"] == region) & ~rows["text"].isin(told)]
        for question in FIRST:
            newest = own[own["question"] == question].sort_values("half_year", ascending=False, kind="stable")
            if len(newest):
                found.append(newest.index[0])
                told.add(str(newest.iloc[0]["text"]))
                break
    return rows.loc[found[:MOST]]


def answered(rows: pd.DataFrame, own: OwnRegion) -> Markup:
    """Return the ten questions, a full dot before those with an answer that this audience may read."""
    codes = contents.codes(own.opened)
    every = codes[codes["list"] == QUESTIONS]
    given = set(rows["question"].dropna())
    items = [_question(row, row.code in given, own) for row in every.itertuples()]
    return element("ul", items, class_="pow-questions")


def _question(row: Any, is_answered: bool, own: OwnRegion) -> Markup:
    mark = element("span", "●" if is_answered else "○", aria_hidden="true")
    words = element("span", own.say("answered" if is_answered else "unanswered"), class_="pow-hidden")
    name = getattr(row, f"name_{own.language}")
    return element("li", mark, element("strong", name) if is_answered else name, words)
