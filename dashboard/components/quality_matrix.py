"""Which figures are complete: regions by measures, each cell a shape with its word. Real HTML."""

from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components.markup import Markup, element
from dashboard.components.verdict_shape import verdict_shape

SHAPES = {"full": "accepted", "partial": "accepted_with_quarantine", "none": "waiting"}
ORDER = ("full", "partial", "none")


def matrix(rows: pd.DataFrame, own: str | None, language: str) -> Markup:
    """Return legend and table; `rows` is `queries.quality.complete`. Own region first, the others by alphabet."""
    measures = rows.drop_duplicates("measure")
    heads = [element("th", texts.text("quality.region", language), scope="col")]
    heads += [element("th", element("span", title), scope="col") for title in measures[f"title_{language}"]]
    regions = sorted(rows.groupby("region_code", sort=False), key=lambda pair: pair[0] != own)
    caption = element("caption", texts.text("quality.matrix_caption", language), class_="pow-hidden")
    body = element("tbody", [_row(cells, own, language) for _, cells in regions])
    table = element("table", caption, element("thead", element("tr", heads)), body, class_="pow-matrix")
    return element("div", _legend(language), element("div", table, class_="pow-scrolls", tabindex="0", role="region",
                   aria_label=texts.text("quality.matrix_caption", language)))  # fmt: skip


def _row(cells: pd.DataFrame, own: str | None, language: str) -> Markup:
    first = cells.iloc[0]
    look = "pow-own" if first["region_code"] == own else None
    marks = [element("td", _mark(row, language), class_=f"pow-mark-{row.coverage}") for row in cells.itertuples()]
    name = element("span", first["name"], class_="pow-long"), element("span", first["abbreviation"], class_="pow-short")
    return element("tr", element("th", name, scope="row"), marks, class_=look)


def _mark(row: Any, language: str) -> list[Markup]:
    """Return the shape of a cell, with its word for who cannot see it."""
    found = "not_applicable" if row.status == "not_applicable" else str(row.coverage)
    words = element("span", texts.text(f"quality.{found}", language), class_="pow-hidden")
    shape = element("span", "–", aria_hidden="true") if found == "not_applicable" else verdict_shape(SHAPES[found])
    return [shape, words]


def _legend(language: str) -> Markup:
    items = [element("li", verdict_shape(SHAPES[name]), texts.text(f"quality.{name}", language)) for name in ORDER]
    items.append(
        element("li", element("span", "–", aria_hidden="true"), texts.text("quality.not_applicable", language))
    )
    return element("ul", items, class_="pow-legend")
