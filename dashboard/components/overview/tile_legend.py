"""The legend of the map: each colour, sign and line that is on it, in words, with how many regions have it."""

from itertools import pairwise

from dashboard import texts
from dashboard.components.figures.compared import Compared
from dashboard.components.hall.cell_words import value_text, verdict_text
from dashboard.components.hall.markup import Markup, element
from dashboard.components.overview import tile_look

ORDER = ("higher_2", "lower_2", "higher_1", "lower_1", "same", "unknown_few", "unknown")


def legend(compared: Compared) -> Markup:
    """Return what the map shows and no more: verdicts or shades, what has no figure, the own region."""
    language = compared.selection.language
    statuses = set(compared.regions["status"])
    items = _verdicts(compared) if compared.is_rate else _shades(compared)
    if "hidden" in statuses:
        items.append(_item("pow-tile-hidden", texts.text("overview.legend_hidden", language)))
    if statuses - {"shown", "hidden"}:
        items.append(_item("pow-tile-empty", texts.text("overview.legend_none", language)))
    if compared.selection.own_region:
        items.append(_item("pow-tile-own", texts.text("overview.legend_own", language)))
    return element("ul", items, class_="pow-legend", aria_label=texts.text("overview.legend", language))


def _verdicts(compared: Compared) -> list[Markup]:
    """Return every verdict on the map with its look, its sign and its number of regions."""
    language = compared.selection.language
    counted = compared.regions.loc[compared.regions["status"] == "shown", "verdict"].value_counts()
    items = []
    for verdict in (one for one in ORDER if one in counted.index):
        words = verdict_text(verdict, compared.about, language)
        said = texts.text("overview.legend_verdict", language, words=words, count=int(counted[verdict]))
        items.append(_item(tile_look.of_verdict(verdict), said, tile_look.sign(verdict)))
    return items


def _shades(compared: Compared) -> list[Markup]:
    """Return every shade with its limits."""
    edges = tile_look.edges_of(compared)
    return [
        _item(f"pow-shade-{tile_look.strength(index, len(edges) - 1)}", _range(low, high, compared))
        for index, (low, high) in enumerate(pairwise(edges), 1)
    ]


def _range(low: float, high: float, compared: Compared) -> str:
    ends = [value_text(end, compared.about, compared.selection.language) for end in (low, high)]
    return texts.text("overview.legend_range", compared.selection.language, low=ends[0], high=ends[1])


def _item(look: str, words: str, sign: str = "") -> Markup:
    return element("li", element("span", sign, class_=f"pow-swatch {look}", aria_hidden="true"), words)
