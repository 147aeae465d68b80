"""The map of 35 tiles: each region in its place, with its figure as text, in a shade that a legend explains."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.charts.marks import SIGNS
from dashboard.charts.shades import CLASSES, limits, shade
from dashboard.components.cell_words import cell_text, spoken, value_text, verdict_text
from dashboard.components.compared import Compared
from dashboard.components.markup import Markup, element

# What a sign on a tile says -> the verdicts that have one; of the others there is nothing to see.
MARKED = {"differs": ("higher_2", "lower_2"), "possibly": ("higher_1", "lower_1")}


def tile_map(places: pd.DataFrame, compared: Compared) -> Markup:
    """Return the tiles in alphabetical order, each placed on the map; `places` is `queries.overview.regions`."""
    rows = {row.region_code: row for row in compared.regions.itertuples()}
    edges = edges_of(compared)
    tiles = [_tile(place, rows[place.region_code], edges, compared) for place in places.itertuples()]
    language = compared.selection.language
    label = texts.text("overview.map_alt", language, indicator=compared.about[f"title_{language}"])
    return element("ul", tiles, class_="pow-tiles", aria_label=label)


def _tile(place: Any, row: Any, edges: list[float], compared: Compared) -> Markup:
    language, about = compared.selection.language, compared.about
    look = f"pow-shade-{_class(row, edges, compared)}" if row.status == "shown" else "pow-tile-none"
    own = " pow-tile-own" if place.region_code == compared.selection.own_region else ""
    return element(
        "li",
        element("span", place.short_name, class_="pow-tile-name"),
        element("span", place.abbreviation, class_="pow-tile-short", aria_hidden="true"),
        element("strong", cell_text(row, about, language)),
        _sign(row, compared),
        class_=f"pow-tile {look}{own}",
        style=f"grid-row:{int(place.tile_row)};grid-column:{int(place.tile_column)}",
        title=spoken(row, about, language, place.name),
    )


def _sign(row: Any, compared: Compared) -> Markup | None:
    """Return the sign of a difference that may be more than chance."""
    if row.status != "shown" or not any(row.verdict in verdicts for verdicts in MARKED.values()):
        return None
    words = verdict_text(row.verdict, compared.about, compared.selection.language)
    sign = element("span", SIGNS[row.verdict], aria_hidden="true")
    return element("span", sign, element("span", words, class_="pow-hidden"), class_="pow-tile-sign")


def edges_of(compared: Compared) -> list[float]:
    """Return the limits of the shades, over the figures as the screen rounds them."""
    values = [_rounded(value, compared) for value in compared.regions["value"].dropna()]
    return limits(values, 10.0 ** -_digits(compared))


def _digits(compared: Compared) -> int:
    return int(compared.about["decimals"]) + (2 if compared.about["unit"] == "percent" else 0)


def _rounded(value: float, compared: Compared) -> float:
    step = Decimal(1).scaleb(-_digits(compared))
    return float(Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP))


def _class(row: Any, edges: list[float], compared: Compared) -> int:
    """Return the shade, 1 to 5; a share known only as below 5% or above 95% gets the one at that end."""
    classes = max(1, len(edges) - 1)
    place = {"below_5": 1, "above_95": classes}.get(row.cap) or shade(_rounded(row.value, compared), edges)
    return strength(place, classes)


def strength(place: int, classes: int) -> int:
    """Return which of the five shades a class gets: spread over all of them, so that few classes still differ."""
    return 3 if classes == 1 else 1 + round((place - 1) * (CLASSES - 1) / (classes - 1))


def legend(compared: Compared) -> Markup:
    """Return what the shades, the hatching, the outline and the signs mean, with the limits of each shade."""
    language = compared.selection.language
    edges = edges_of(compared)
    items = [
        _item(f"pow-shade-{strength(place, len(edges) - 1)}", _range(low, high, compared))
        for place, (low, high) in enumerate(pairwise(edges), 1)
    ]
    if (compared.regions["status"] != "shown").any():
        items.append(_item("pow-tile-none", texts.text("overview.legend_none", language)))
    if compared.selection.own_region:
        items.append(_item("pow-tile-own", texts.text("overview.legend_own", language)))
    shapes = [_shape(name, codes, compared) for name, codes in MARKED.items() if _has(codes, compared)]
    return element("ul", items, shapes, class_="pow-legend", aria_label=texts.text("overview.legend", language))


def _has(verdicts: tuple[str, ...], compared: Compared) -> bool:
    return bool(compared.regions.loc[compared.regions["status"] == "shown", "verdict"].isin(verdicts).any())


def _shape(name: str, verdicts: tuple[str, ...], compared: Compared) -> Markup:
    signs = element("span", " ".join(SIGNS[one] for one in verdicts), aria_hidden="true", class_="pow-tile-sign")
    return element("li", signs, texts.text(f"overview.legend_{name}", compared.selection.language))


def _range(low: float, high: float, compared: Compared) -> str:
    ends = [value_text(end, compared.about, compared.selection.language) for end in (low, high)]
    return texts.text("overview.legend_range", compared.selection.language, low=ends[0], high=ends[1])


def _item(look: str, words: str) -> Markup:
    return element("li", element("span", class_=f"pow-swatch {look}", aria_hidden="true"), words)
