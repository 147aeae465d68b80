"""Which figures are complete: regions by measures, each cell a shape with its word. Real HTML."""

from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components.figures.way_to_findings import address
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import WORDS, Column, Row, cell, columns, of_regions, table
from dashboard.components.hall.verdict_shape import verdict_shape
from dashboard.selection import Selection

SHAPES = {"full": "accepted", "partial": "accepted_with_quarantine", "none": "waiting"}
NAMES = {"name": "long", "abbreviation": "short"}


def matrix(rows: pd.DataFrame, selection: Selection) -> Markup:
    """Return legend and table; `rows` is `queries.quality.complete`.

    The name of a region of which something is not complete leads to what was found in its delivery.
    """
    own, language = selection.own_region, selection.language
    measures = rows.drop_duplicates("measure")
    heads = columns("quality", language, region=WORDS)
    heads += [Column(element("span", title)) for title in measures[f"title_{language}"]]
    regions = {str(code): _row(cells, selection) for code, cells in rows.groupby("region_code", sort=False)}
    caption = texts.text("quality.matrix_caption", language)
    whole = table(heads, of_regions(regions, own), "pow-matrix", caption)
    scrolls = element("div", whole, class_="pow-scrolls", tabindex="0", role="region", aria_label=caption)
    return element("div", _legend(language), scrolls)


def _row(cells: pd.DataFrame, selection: Selection) -> Row:
    first, language = cells.iloc[0], selection.language
    marks = [cell(_mark(row, language), class_=f"pow-mark-{row.coverage}") for row in cells.itertuples()]
    name: Any = [element("span", first[one], class_=f"pow-{size}") for one, size in NAMES.items()]
    if (cells["coverage"] == "partial").any():
        to = address(selection, first["region_code"])
        name = element("a", name, href=to, target="_self", title=texts.text("quality.to_findings", language))
    return Row(name, marks)


def _mark(row: Any, language: str) -> list[Markup]:
    """Return the shape of a cell, with its word for who cannot see it."""
    found = "not_applicable" if row.status == "not_applicable" else str(row.coverage)
    words = element("span", texts.text(f"quality.{found}", language), class_="pow-hidden")
    shape = element("span", "–", aria_hidden="true") if found == "not_applicable" else verdict_shape(SHAPES[found])
    return [shape, words]


def _legend(language: str) -> Markup:
    items = [element("li", verdict_shape(SHAPES[name]), texts.text(f"quality.{name}", language)) for name in SHAPES]
    items.append(
        element("li", element("span", "–", aria_hidden="true"), texts.text("quality.not_applicable", language))
    )
    return element("ul", items, class_="pow-legend")
