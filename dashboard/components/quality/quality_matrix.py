"""Which figures are complete: regions by measures, each cell a shape with its word. Real HTML."""

from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components.figures.way_to_findings import address
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.verdict_shape import verdict_shape
from dashboard.selection import Selection

SHAPES = {"full": "accepted", "partial": "accepted_with_quarantine", "none": "waiting"}
ORDER = ("full", "partial", "none")
NAMES = {"name": "long", "abbreviation": "short"}


def matrix(rows: pd.DataFrame, selection: Selection) -> Markup:
    """Return legend and table; `rows` is `queries.quality.complete`. Own region first, the others by alphabet.

    The name of a region of which something is not complete leads to what was found in its delivery.
    """
    own, language = selection.own_region, selection.language
    measures = rows.drop_duplicates("measure")
    heads = [element("th", texts.text("quality.region", language), scope="col")]
    heads += [element("th", element("span", title), scope="col") for title in measures[f"title_{language}"]]
    regions = sorted(rows.groupby("region_code", sort=False), key=lambda pair: pair[0] != own)
    caption = element("caption", texts.text("quality.matrix_caption", language), class_="pow-hidden")
    body = element("tbody", [_row(cells, selection) for _, cells in regions])
    table = element("table", caption, element("thead", element("tr", heads)), body, class_="pow-matrix")
    return element("div", _legend(language), element("div", table, class_="pow-scrolls", tabindex="0", role="region",
                   aria_label=texts.text("quality.matrix_caption", language)))  # fmt: skip


def _row(cells: pd.DataFrame, selection: Selection) -> Markup:
    first, language = cells.iloc[0], selection.language
    look = "pow-own" if first["region_code"] == selection.own_region else None
    marks = [element("td", _mark(row, language), class_=f"pow-mark-{row.coverage}") for row in cells.itertuples()]
    name: Any = [element("span", first[one], class_=f"pow-{size}") for one, size in NAMES.items()]
    if (cells["coverage"] == "partial").any():
        to = address(selection, first["region_code"])
        name = element("a", name, href=to, target="_self", title=texts.text("quality.to_findings", language))
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
