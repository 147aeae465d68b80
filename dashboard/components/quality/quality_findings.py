"""What the check found, by kind: the rule in a sentence, what a region can do, how many rows and regions, and which."""

from itertools import groupby
from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import NUMBER, WORDS, Row, columns, grouped

MOST_SHOWN = 200


def kinds_table(kinds: pd.DataFrame, language: str, rows: pd.DataFrame | None = None) -> Markup:
    """Return the table of `queries.quality.kinds`, grouped by how grave it is.

    With `rows` (one region, the file of the support team) every kind opens to its findings; without it the table tells
    of how many regions a kind is. Where there is no kind, it says that nothing was found.
    """
    if kinds.empty:
        return element("p", texts.text("quality.own_nothing", language), class_="pow-text")
    heads = columns("quality", language, rule=WORDS, remedy=WORDS, rows=NUMBER)
    if rows is None:
        heads += columns("quality", language, regions_count=NUMBER)
    groups = [
        (texts.text(f"quality.{severity}", language), [_row(row, rows, language) for row in same])
        for severity, same in groupby(kinds.itertuples(), key=lambda row: row.severity)
    ]
    return grouped(heads, groups, "pow-findings pow-kinds")


def _row(row: Any, rows: pd.DataFrame | None, language: str) -> Row:
    said = row._asdict()
    why = said[f"why_{language}"]
    what = [element("strong", said[f"what_{language}"]), f" {why}" if isinstance(why, str) and why else None]
    if rows is not None:
        what.append(_details(rows[rows["rule"] == row.rule], language))
    remedy = said[f"remedy_{language}"]
    cells = [what, remedy if isinstance(remedy, str) else None, _number(row.rows, "rows", "whole", language)]
    if rows is None:
        cells.append(_number(row.regions, "regions_count", "nobody", language))
    return Row(None, cells)


def _number(count: int, of: str, otherwise: str, language: str) -> list[str]:
    """Return how many, or the words where that says nothing. On a phone, without heads, it says of what."""
    if not count:
        return [texts.text(f"quality.{otherwise}", language)]
    unit = element(
        "span", " ", texts.text(f"quality.{of}_{'one' if count == 1 else 'many'}", language), class_="pow-unit"
    )
    return [formatting.number(count, language), unit]


def _details(rows: pd.DataFrame, language: str) -> Markup | None:
    """Return the sentences of one kind in a part that opens; nothing where this file holds none."""
    said = rows[f"message_{language}"].dropna()
    if said.empty:
        return None
    words = "details_one" if len(said) == 1 else "details"
    summary = element("summary", texts.text(f"quality.{words}", language, count=len(said)))
    items = [element("li", sentence) for sentence in said.head(MOST_SHOWN)]
    return element("details", summary, element("ul", items), class_="pow-opens", open=len(said) == 1)
