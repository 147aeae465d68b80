"""The parts of the overview: key figures, the map of 35 tiles, and who delivered. Real HTML."""

from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.components import markup
from dashboard.components.markup import Markup, element
from dashboard.components.region_table import cell_text, value_text

SHADES = 60  # how many percent of the bar colour the darkest tile has


def key_figures(rows: pd.DataFrame, language: str) -> Markup:
    """Return a table of the country's figures: name, value, and out of how many with its interval."""
    heads = [texts.text(f"overview.{name}", language) for name in ("figure", "value", "basis")]
    body = []
    for row in rows.itertuples():
        about = row._asdict()
        cells = [
            element("th", about[f"title_{language}"], scope="row"),
            element("td", element("strong", cell_text(row, about, language)), class_="pow-number"),
            element("td", _basis(row, about, language), class_="pow-note"),
        ]
        body.append(element("tr", cells))
    head = element("thead", element("tr", [element("th", one, scope="col") for one in heads]))
    return element("table", head, element("tbody", body), class_="pow-regions")


def _basis(row: Any, about: dict[str, Any], language: str) -> str:
    parts = []
    if row.kind == "rate" and not pd.isna(row.lower):
        if not pd.isna(row.counted):
            x, n = (formatting.number(part, language) for part in (row.counted, row.counted_of))
            parts.append(texts.text("compare.counted_of", language, x=x, n=n))
        low, high = (formatting.percentage(part, language, 1) for part in (row.lower, row.upper))
        parts.append(texts.text("overview.interval", language, low=low, high=high))
    else:
        parts.append(texts.text(f"overview.unit_{about['unit']}", language))
    if row.coverage == "partial":
        parts.append(texts.text("overview.partial", language))
    return " · ".join(parts)


def tile_map(places: pd.DataFrame, rows: pd.DataFrame, about: dict[str, Any], own: str | None, language: str) -> Markup:
    """Return 35 tiles in the order of the map, darker where the figure is higher, each with its value as text."""
    found = {row.region_code: row for row in rows.itertuples()}
    values = rows.loc[rows["region_code"] != "NL", "value"]
    low, high = values.min(), values.max()
    tiles = []
    for place in places.itertuples():
        row = found[place.region_code]
        value = cell_text(row, about, language)
        share = 0 if pd.isna(row.value) or high == low else int(8 + (SHADES - 8) * (row.value - low) / (high - low))
        style = f"grid-row:{int(place.tile_row)};grid-column:{int(place.tile_column)};--pow-shade:{share}%"
        kind = "pow-tile pow-tile-own" if place.region_code == own else "pow-tile"
        if row.status != "shown":
            kind += " pow-tile-none"
        content = [element("span", place.short_name, class_="pow-tile-name"), element("strong", value)]
        tiles.append(element("li", content, class_=kind, style=style, title=f"{place.name}: {value}"))
    label = texts.text("overview.map_alt", language, indicator=about[f"title_{language}"])
    return element("ul", tiles, class_="pow-tiles", aria_label=label)


def legend(rows: pd.DataFrame, about: dict[str, Any], language: str) -> str:
    """Return from what to what the shades run, in words."""
    values = rows.loc[rows["region_code"] != "NL", "value"].dropna()
    if values.empty:
        return texts.text("overview.legend_empty", language)
    low, high = (value_text(float(one), about, language) for one in (values.min(), values.max()))
    return texts.text("overview.legend", language, low=low, high=high)


def deliveries(places: pd.DataFrame, language: str) -> Markup:
    """Return who has delivered up to which reference date: one row per date, and who did not."""
    groups = places.assign(until=places["reference_date"].astype("object").where(places["delivered"], None))
    said = []
    for until, rows in sorted(groups.groupby("until"), reverse=True):
        said.append((formatting.date(until, language), rows["name"]))
    absent = groups.loc[~groups["delivered"], "name"]
    if len(absent):
        said.append((texts.text("compare.missing", language), absent))
    body = [
        element(
            "tr",
            element("th", when, scope="row"),
            element("td", str(len(names)), class_="pow-number"),
            element("td", ", ".join(names)),
        )
        for when, names in said
    ]
    heads = [texts.text(f"overview.{name}", language) for name in ("until", "number", "regions")]
    head = element("thead", element("tr", [element("th", one, scope="col") for one in heads]))
    return markup.join(element("table", head, element("tbody", body), class_="pow-regions"))
