"""What changed since the delivery before: every number then and now, and projects that came or went."""

from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.components.hall import ways
from dashboard.components.hall.cell_words import people_text, reason
from dashboard.components.hall.markup import Markup, element, join
from dashboard.components.hall.table import NUMBER, WORDS, Row, columns, table
from dashboard.selection import Selection

CAME = "project_added"


def changes_table(rows: pd.DataFrame, selection: Selection) -> Markup:
    """Return the table of numbers and the list of projects; `rows` is `queries.quality.changes`, not empty."""
    language = selection.language
    heads = columns("quality", language, measure=WORDS, before=NUMBER, now=NUMBER, difference=NUMBER)
    numbers = [_row(row, language) for row in rows[rows["kind"] == "measure"].itertuples()]
    return join(table(heads, numbers, "pow-changes"), _projects(rows[rows["kind"] != "measure"], selection))


def _row(row: Any, language: str) -> Row:
    before, now = (_number(row, when, language) for when in ("previous", "current"))
    return Row(row._asdict()[f"title_{language}"], [before, now, _difference(row.difference, language)])


def _number(row: Any, when: str, language: str) -> Markup | str:
    """Return the number of `previous` or `current`, or in a few words why there is none."""
    value, status, because = (getattr(row, when + part) for part in ("", "_status", "_hidden_because"))
    if not pd.isna(value):
        return people_text(value, row.precision, language)
    words = reason(pd.Series({"status": status, "hidden_because": because}), language, is_short=True)
    return element("span", words, class_="pow-muted")


def _difference(value: Any, language: str) -> str:
    if pd.isna(value):
        return ""
    if not value:
        return texts.text("quality.same", language)
    return ("+" if value > 0 else "") + formatting.number(value, language)


def _projects(rows: pd.DataFrame, selection: Selection) -> Markup | None:
    """Return the projects that came or went, by their name or else their code; nothing where none did."""
    items = [element("li", _project(row, selection)) for row in rows.itertuples()]
    return element("ul", items, class_="pow-came-or-went") if items else None


def _project(row: Any, selection: Selection) -> Markup | str:
    """Return what became of a project; one that is there leads to its page."""
    name = row.subject if pd.isna(row.name) else row.name
    said = texts.text(f"quality.{row.kind}", selection.language, name=name)
    is_there = row.kind == CAME and selection.own_region is not None
    return ways.project(said, str(selection.own_region), row.subject, selection) if is_there else said
