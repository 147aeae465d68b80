"""Per region: delivered or not, up to when, the verdict in word and shape, and how many of its rows count."""

from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.verdict_shape import verdict_shape

ROWS = ("read", "accepted", "quarantined", "control")


def regions_table(rows: pd.DataFrame, own: str | None, language: str) -> Markup:
    """Return the table: own region first, the others by alphabet; `rows` is `queries.quality.regions`."""
    order = sorted(rows.itertuples(), key=lambda row: row.region_code != own)
    words = [texts.text(f"quality.{name}", language) for name in ("region", "until", "verdict")]
    heads = [
        element("th", word, scope="col", class_="pow-wide" if place == 1 else None) for place, word in enumerate(words)
    ]
    heads += [_number_head(texts.text(f"quality.{name}", language), name != "quarantined") for name in ROWS]
    caption = element("caption", texts.text("quality.regions_caption", language), class_="pow-hidden")
    body = element("tbody", [_row(row, own, language) for row in order])
    table = caption, element("thead", element("tr", heads)), body
    return element("table", table, class_="pow-regions pow-quality")


def _number_head(words: str, is_wide: bool) -> Markup:
    return element("th", words, scope="col", class_="pow-number pow-wide" if is_wide else "pow-number")


def _row(row: Any, own: str | None, language: str) -> Markup:
    look = "pow-own" if row.region_code == own else None
    cells = [
        element("th", row.name, scope="row"),
        element("td", formatting.date(row.reference_date, language), class_="pow-wide"),
        element("td", verdict(row, language)),
    ]
    for name in ROWS:
        number = formatting.number(getattr(row, f"rows_{name}"), language)
        cells.append(element("td", number, class_="pow-number" if name == "quarantined" else "pow-number pow-wide"))
    return element("tr", cells, class_=look)


def standing(row: Any) -> str:
    """Return the verdict of a region as one word: that of what counts, else whether something waits or was refused."""
    if isinstance(row.verdict, str):
        return row.verdict
    if isinstance(row.waiting_verdict, str):
        return "waiting"
    return "rejected" if row.is_refused else "missing"


def verdict(row: Any, language: str) -> list[Markup | None]:
    """Return the verdict on a region in shape and words, and whether a newer delivery waits or was refused."""
    found = standing(row)
    words = element("span", texts.text(f"quality.verdict_{found}", language))
    newer = {"newer_short": isinstance(row.waiting_verdict, str), "refused_short": row.is_refused}
    said = [name for name, is_so in newer.items() if is_so and isinstance(row.verdict, str)]
    return [verdict_shape(found), words, *(element("small", texts.text(f"quality.{name}", language)) for name in said)]
