"""The map of tiles: each region in its place, with its figure as text, in a colour that the legend explains."""

from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components.figures.compared import Compared
from dashboard.components.figures.way_to_findings import with_way
from dashboard.components.hall import ways
from dashboard.components.hall.cell_words import cell_text, spoken, verdict_text
from dashboard.components.hall.markup import Markup, element
from dashboard.components.overview import tile_look


def tile_map(regions: pd.DataFrame, compared: Compared) -> Markup:
    """Return the tiles in alphabetical order, each placed on the map; `regions` is `queries.overview.regions`."""
    rows = {row.region_code: row for row in compared.regions.itertuples()}
    edges = tile_look.edges_of(compared)
    tiles = [_tile(region, rows[region.region_code], edges, compared) for region in regions.itertuples()]
    language = compared.selection.language
    label = texts.text("overview.map_alt", language, indicator=compared.about[f"title_{language}"])
    return element("ul", tiles, class_="pow-tiles", style=f"--columns:{regions.tile_column.max()}", aria_label=label)


def _tile(region: Any, row: Any, edges: list[float], compared: Compared) -> Markup:
    language, about = compared.selection.language, compared.about
    own = " pow-tile-own" if region.region_code == compared.selection.own_region else ""
    return element(
        "li",
        ways.region(_name(region), region.region_code, compared.selection, f"{region.name} ({region.abbreviation})"),
        with_way(element("strong", cell_text(row, about, language)), row, compared),
        _sign(row, compared),
        class_=f"pow-tile {tile_look.look(row, edges, compared)}{own}",
        style=f"grid-row:{int(region.tile_row)};grid-column:{int(region.tile_column)}",
        title=spoken(row, about, language, region.name),
    )


def _name(region: Any) -> list[Markup]:
    """Return the name, and the short one that stands there where tiles are small."""
    short = element("span", region.abbreviation, class_="pow-tile-short", aria_hidden="true")
    return [element("span", region.short_name, class_="pow-tile-name"), short]


def _sign(row: Any, compared: Compared) -> Markup | None:
    """Return the sign of a verdict, with its words for who cannot see it; nothing where no difference is to be seen."""
    if row.status != "shown" or not compared.is_rate or not tile_look.sign(row.verdict):
        return None
    words = verdict_text(row.verdict, compared.about, compared.selection.language)
    sign = element("span", tile_look.sign(row.verdict), aria_hidden="true")
    return element("span", sign, element("span", words, class_="pow-hidden"), class_="pow-tile-sign")
