"""Definitions on the page: every indicator and every word of a delivery, as the release tells them."""

from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components.hall import markup
from dashboard.components.hall.markup import Markup, element

PARTS = ("definition", "why", "method", "caveats", "source")
GROUPS = {"rate": "rate", "count": "count", "amount": "amount", "median": "amount"}


def indicators(rows: pd.DataFrame, language: str) -> Markup:
    """Return the indicators in groups (shares, counts, amounts): each with its definition, the rest opens."""
    groups = rows.groupby(rows["kind"].map(GROUPS), sort=False)
    return markup.join([_group(kind, found, language) for kind, found in groups])


def _group(kind: Any, rows: pd.DataFrame, language: str) -> Markup:
    title = element("h3", texts.text(f"explanation.kind_{kind}", language), class_="pow-group")
    found = [_indicator(row._asdict(), language) for row in rows.itertuples()]
    return markup.join(title, element("div", found, class_="pow-two"))


def _indicator(row: dict[str, Any], language: str) -> Markup:
    title = element("h4", row[f"title_{language}"])
    about = element("p", row[f"definition_{language}"])
    named = element("span", f": {row[f'title_{language}']}", class_="pow-hidden")
    more = element("summary", texts.text("explanation.more", language), named)
    return element("div", title, about, element("details", more, _parts(row, PARTS[1:], language)), class_="pow-figure")


def definition(row: dict[str, Any], language: str) -> Markup:
    """Return what one indicator is, why it matters, how it is computed, what to mind and where it comes from."""
    return _parts(row, PARTS, language)


def _parts(row: dict[str, Any], names: tuple[str, ...], language: str) -> Markup:
    parts = [
        [element("dt", texts.text(f"explanation.{part}", language)), element("dd", row[f"{part}_{language}"])]
        for part in names
    ]
    return element("dl", parts)


def words(rows: pd.DataFrame, language: str) -> Markup:
    """Return the words of the code lists with what they mean, per list under its own heading."""
    lists = [_list(name, found, language) for name, found in rows.groupby("list", sort=False)]
    return element("div", lists, class_="pow-lists")


def _list(name: Any, rows: pd.DataFrame, language: str) -> Markup:
    title = element("h3", texts.text(f"explanation.list_{name}", language), class_="pow-group")
    pairs = [
        element("div", element("dt", row[f"name_{language}"]), element("dd", row[f"explanation_{language}"]))
        for row in (one._asdict() for one in rows.itertuples())
    ]
    return element("section", title, element("dl", pairs, class_="pow-pairs"), class_="pow-list")
