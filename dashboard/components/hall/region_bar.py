"""The bar of one region: how long, between which bounds, and where the country lies. Inline SVG that fits its cell."""

from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import Column

STRIP = 10  # under the value of a cell
HEIGHT = 26  # of a row: so the dashed line of the country runs on from row to row


def axis_head(top: float, language: str) -> Column:
    """Return the head over bars of shares: the ends of their axis, and in words for who cannot see it."""
    said = [formatting.percentage(end, language) for end in (0.0, top)]
    ends = element("span", [element("span", end) for end in said], class_="pow-axis", aria_hidden="true")
    spoken = texts.text("compare.axis", language, low=said[0], top=said[1])
    return Column([element("span", spoken, class_="pow-hidden"), ends], "pow-bars")


def bar(row: Any, top: float, country: float | None, said: str) -> Markup:
    """Return bar, whisker of the 95% interval and the country's line on an axis from 0 to `top`.

    `country` is None where no line belongs; `said` is the text alternative.
    """
    parts = []
    if not pd.isna(row.value):
        parts.append(element("rect", class_="pow-bar", y=8, width=_x(row.value, top), height=10))
    if not pd.isna(row.lower):
        low, high = _x(row.lower, top), _x(row.upper, top)
        parts.append(element("path", class_="pow-whisker", d=f"M{low} 13H{high}M{low} 9V17M{high} 9V17"))
    if country is not None:
        parts.append(element("path", class_="pow-beside", d=f"M{_x(country, top)} 0V{HEIGHT}"))
    named = {"role": "img", "aria_label": said} if said else {"aria_hidden": "true"}
    return element("svg", parts, viewBox=f"0 0 100 {HEIGHT}", preserveAspectRatio="none", **named)


def strip(row: Any, top: float, country: float | None) -> Markup:
    """Return the place of one share on its axis: interval, dot, and the country's tick. Its cell has the words."""
    middle = STRIP / 2
    low, high, value = (_x(one, top) for one in (row.lower, row.upper, row.value))
    parts = [
        element("path", class_="pow-strip-line", d=f"M{low} {middle}H{high}"),
        element("path", class_="pow-strip-dot", d=f"M{value} {middle}h0"),
    ]
    if country is not None:
        parts.append(element("path", class_="pow-beside", d=f"M{_x(country, top)} 0V{STRIP}"))
    return element("svg", parts, viewBox=f"0 0 100 {STRIP}", preserveAspectRatio="none", aria_hidden="true")


def _x(value: float, top: float) -> float:
    return round(min(max(value / top, 0), 1) * 100, 1)
