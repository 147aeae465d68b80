"""Definitions on the page: every indicator and word as the release tells it."""

import pandas as pd

from dashboard import texts
from dashboard.components import markup
from dashboard.components.markup import Markup, element

PARTS = ("definition", "why", "method", "caveats", "source")


def indicators(rows: pd.DataFrame, language: str) -> Markup:
    """Return one block per indicator: what it is, why it matters, how it is computed, what to mind, where from."""
    return markup.join([_indicator(row._asdict(), language) for row in rows.itertuples()])


def _indicator(row: dict, language: str) -> Markup:
    parts = [
        [element("dt", texts.text(f"explanation.{part}", language)), element("dd", row[f"{part}_{language}"])]
        for part in PARTS
    ]
    return element(
        "details", element("summary", row[f"title_{language}"]), element("dl", parts), class_="pow-definition"
    )


def words(rows: pd.DataFrame, language: str) -> Markup:
    """Return the words of the code lists with what they mean."""
    pairs = [
        [element("dt", row[f"name_{language}"]), element("dd", row[f"explanation_{language}"])]
        for row in (one._asdict() for one in rows.itertuples())
    ]
    return element("dl", pairs, class_="pow-words")
