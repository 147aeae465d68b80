"""The table of all regions: name, x of n, bar with whisker beside the country, share and verdict. Real HTML.

Belongs here: one table out of a frame of `queries.comparison`. Not here: fetching, and any sentence
(texts/compare.yml).
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.components import markup
from dashboard.components.markup import Markup, element

WIDTH, HEIGHT = 200, 18
SHAPES = {"higher_2": "▲▲", "higher_1": "▲", "same": "●", "lower_1": "▼", "lower_2": "▼▼", "unknown": "○"}
STEPS = (0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.8, 1.0)


@dataclass(frozen=True)
class Frame:
    """What every row of one table shares: the indicator, the language, whose region it is, the axis, the country."""

    about: dict[str, Any]
    language: str
    own_region: str | None
    top: float
    country: float | None

    @property
    def is_rate(self) -> bool:
        """Tell whether the table shows shares, which have counts, an interval and a verdict."""
        return bool(self.about["kind"] == "rate")

    def say(self, name: str, **values: Any) -> str:
        """Return a text of this table."""
        return texts.text(f"compare.{name}", self.language, **values)


def region_table(rows: pd.DataFrame, about: dict[str, Any], own_region: str | None, language: str) -> Markup:
    """Return the table: own region first, the others in alphabetical order, the country as the last row."""
    country = rows[rows["region_code"] == "NL"]
    shown = country["value"].dropna()
    frame = Frame(about, language, own_region, _top(rows, about), float(shown.iloc[0]) if len(shown) else None)
    regions = rows[rows["region_code"] != "NL"]
    order = [*regions[regions["region_code"] == own_region].itertuples()]
    order += [*regions[regions["region_code"] != own_region].itertuples(), *country.itertuples()]
    head = [element("th", frame.say("region"), scope="col")]
    if frame.is_rate:
        head.append(element("th", frame.say("counted"), scope="col", class_="pow-number pow-wide"))
    axis = frame.say("axis", top=value_text(frame.top, about, language))
    head += [
        element("th", axis, scope="col", class_="pow-wide"),
        element("th", frame.say("share" if frame.is_rate else "value"), scope="col", class_="pow-number"),
    ]
    if frame.is_rate:
        head.append(element("th", frame.say("verdict"), scope="col"))
    caption = element("caption", frame.say("table_caption", indicator=about[f"title_{language}"]))
    body = element("tbody", [_row(frame, row) for row in order])
    return element("table", caption, element("thead", element("tr", head)), body, class_="pow-regions")


def _top(rows: pd.DataFrame, about: dict[str, Any]) -> float:
    """Return where the axis ends: for shares a round percentage above every interval, else the largest region."""
    regions = rows[rows["region_code"] != "NL"]
    if about["kind"] != "rate":
        return float(regions["value"].max()) if regions["value"].notna().any() else 1.0
    highest = regions["upper"].max()
    return next((step for step in STEPS if pd.isna(highest) or highest <= step), 1.0)


def _row(frame: Frame, row: Any) -> Markup:
    kinds = {"NL": "pow-country", frame.own_region: "pow-own"}
    cells = [element("th", row.name, scope="row")]
    is_shown = row.status == "shown"
    if frame.is_rate:
        counted = _counted(frame, row) if is_shown else None
        cells.append(element("td", counted, class_="pow-number pow-wide"))
    cells.append(element("td", _bar(frame, row) if is_shown and row.region_code != "NL" else None, class_="pow-wide"))
    said = cell_text(row, frame.about, frame.language)
    cells.append(
        element(
            "td",
            element("strong", said) if is_shown else said,
            class_="pow-number" if is_shown else "pow-note pow-number",
        )
    )
    if frame.is_rate:
        cells.append(element("td", _verdict(frame, row) if is_shown and row.region_code != "NL" else None))
    return element("tr", cells, class_=kinds.get(row.region_code))


def _counted(frame: Frame, row: Any) -> Markup | str:
    of = formatting.number(row.denominator, frame.language)
    if pd.isna(row.numerator):
        return frame.say("of", n=of)
    return markup.join(element("strong", formatting.number(row.numerator, frame.language)), " " + frame.say("of", n=of))


def cell_text(row: Any, about: dict[str, Any], language: str) -> str:
    """Return a value as text with its unit, or in words why there is none."""
    if row.status != "shown":
        kind = "rate" if about["kind"] == "rate" else "count"
        return texts.text(
            f"compare.{row.status}_{kind}" if row.status == "hidden" else f"compare.{row.status}", language
        )
    if row.cap != "none":
        return texts.text(f"compare.{row.cap}", language)
    return value_text(row.value, about, language)


def value_text(value: float, about: dict[str, Any], language: str) -> str:
    """Return a value in the unit of its indicator: `12%`, `1.234`, `€ 1.200`."""
    decimals = int(about["decimals"])
    if about["unit"] == "percent":
        return formatting.percentage(value, language, decimals)
    if about["unit"] == "eur":
        return formatting.money(value, language)
    return formatting.number(value, language, decimals)


def _bar(frame: Frame, row: Any) -> Markup:
    """Return bar, whisker of the 95% interval and dashed line of the country; the text beside it says the same."""

    def x(value: float) -> float:
        return round(min(max(value / frame.top, 0), 1) * WIDTH, 1) if frame.top else 0.0

    colour = "var(--pow-own-region)" if row.region_code == frame.own_region else "var(--pow-bar)"
    parts = []
    if not pd.isna(row.value):
        parts.append(element("rect", x="0", y="4", width=x(row.value), height="10", style=f"fill:{colour}"))
    if not pd.isna(row.lower):
        low, high, ink = x(row.lower), x(row.upper), "stroke:var(--pow-ink);stroke-width:1.2"
        parts.append(element("path", d=f"M{low} 9H{high}M{low} 5V13M{high} 5V13", style=ink + ";fill:none"))
    if frame.country is not None and frame.is_rate:
        at = x(frame.country)
        line = "stroke:var(--pow-country);stroke-width:1.5;stroke-dasharray:2 2"
        parts.append(element("path", d=f"M{at} 0V{HEIGHT}", style=line))
    size = {"width": WIDTH, "height": HEIGHT, "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    return element("svg", parts, aria_hidden="true", **size)


def _verdict(frame: Frame, row: Any) -> Markup:
    tone = row.verdict.rsplit("_", 1)[0]
    shape = element("span", SHAPES[row.verdict], aria_hidden="true", class_="pow-shape")
    return element("span", shape, " " + frame.say(f"verdict_{row.verdict}"), class_=f"pow-verdict pow-{tone}")
