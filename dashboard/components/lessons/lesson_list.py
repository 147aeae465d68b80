"""Lessons of the deliveries on the page, a card each: the question, the lesson, what it is about, origin.

Nothing that was delivered is ever raw HTML. Not here: the order of the cards (card_columns.py), and which are shown.
"""

from typing import Any

import pandas as pd

from dashboard import formatting
from dashboard.components.hall import ways
from dashboard.components.hall.markup import Markup, element
from dashboard.components.lessons.card_region import card_region
from dashboard.components.lessons.looking import Looking
from dashboard.components.lessons.marked_text import marked, paragraphs
from pipelines.settings import PUBLIC

Row = dict[str, Any]


def lesson_cards(rows: pd.DataFrame, looking: Looking) -> list[Markup]:
    """Return one card per lesson in `rows` (queries/lessons.py, lessons)."""
    return [_card(_known(row), looking) for row in rows.to_dict("records")]


def _known(row: Row) -> Row:
    return {name: None if formatting.is_absent(value) else value for name, value in row.items()}


def _card(row: Row, looking: Looking) -> Markup:
    language = looking.language
    is_own = row["region_code"] == looking.selection.own_region
    question = row[f"question_{language}"]
    place = row["region"] or row["region_code"]
    return element(
        "article",
        card_region(place, is_own, looking, row[f"half_year_{language}"] or "", row["region_code"]),
        element("h3", marked(question, looking.words)) if question else None,
        element("div", paragraphs(row["text"], looking.words), class_="pow-lesson"),
        _about(row, looking),
        element("p", _origin(row, looking), class_="pow-note"),
        class_="pow-card pow-mine" if is_own else "pow-card",
    )


def _about(row: Row, looking: Looking) -> Markup | None:
    """Return subject, theme and project of a lesson; the name of the project is the way to its page."""
    said: list[Any] = [marked(one, looking.words) for one in (row[f"subject_{looking.language}"], row["theme"]) if one]
    if row["trajectory_name"]:
        name = marked(row["trajectory_name"], looking.words)
        said.append(ways.project(name, row["region_code"], row["trajectory"], looking.selection))
    parts = [[" · " if place else None, one] for place, one in enumerate(said)]
    return element("p", parts, class_="pow-note") if said else None


def _origin(row: Row, looking: Looking) -> str:
    """Whose delivery, of which day, whether it is invented, and, in a file that holds more, who may read it."""
    key = "delivered_sample" if looking.opened.is_sample else "delivered"
    told = looking.say(key, region=row["region"], date=formatting.date(row["reference_date"], looking.language))
    if looking.opened.audience == PUBLIC or not row["share_with"]:
        return told
    return f"{told} {looking.say('shared', who=row[f'share_with_{looking.language}'])}"
