"""Interviews on the page, a card each: quote, who speaks, the answers that were found, origin.

Nothing that was told is ever raw HTML. Not here: the order of the cards (card_columns.py), and which are shown.
"""

from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd

from dashboard import searching
from dashboard.components.hall.markup import Markup, element
from dashboard.components.lessons.card_region import card_region
from dashboard.components.lessons.looking import Looking
from dashboard.components.lessons.marked_text import marked, paragraphs

Row = dict[str, Any]


def experience_cards(rows: pd.DataFrame, looking: Looking) -> list[Markup]:
    """Return one card per interview in `rows` (queries/lessons.py, experiences), with the answers that are there."""
    interviews = groupby(rows.to_dict("records"), key=itemgetter("interview"))
    return [_card(list(answers), looking) for _, answers in interviews]


def _card(answers: list[Row], looking: Looking) -> Markup:
    first = answers[0]
    is_own = first["place"] == looking.selection.own_region
    named = first["region"] if first["region_note"] == "one" else looking.say(first["place"])
    origin = looking.say("fictitious" if first["is_sample"] else "origin", origin=first["origin"])
    return element(
        "article",
        card_region(named, is_own, looking, code=first["place"] if first["region_note"] == "one" else None),
        element("figure", _quote(first, looking), _speaker(first, looking)),
        [_answer(row, looking, is_only=len(answers) == 1) for row in answers],
        element("p", origin, class_="pow-note"),
        class_="pow-card pow-mine" if is_own else "pow-card",
    )


def _quote(first: Row, looking: Looking) -> Markup | None:
    return element("blockquote", marked(first["quote"], looking.words)) if isinstance(first["quote"], str) else None


def _speaker(first: Row, looking: Looking) -> Markup | None:
    about = [part for part in (first["role"], first["organisation"]) if isinstance(part, str) and part]
    return element("figcaption", marked(" · ".join(about), looking.words)) if about else None


def _answer(row: Row, looking: Looking, is_only: bool) -> Markup:
    """One question with its answer, opened where it is the only one or holds what was searched for."""
    is_found = bool(searching.spans(row["answer"], looking.words))
    question = element("summary", marked(row["question"], looking.words))
    return element("details", question, paragraphs(row["answer"], looking.words), open=is_only or is_found)
