"""The drawing of the small multiples: the tiles of the map as one SVG with its legend, and words under the pointer.

Colours and thickness come from styles/multiples.css, so that a change of theme draws nothing anew. Not here: where
anything lies (charts/small_multiples.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.small_multiples import BOX, CEILING, FLOOR, SIDE, Drawing, Tile
from dashboard.components.hall import markup
from dashboard.components.hall.markup import Markup, element

LEGEND = ("events", "hidden", "country", "immature")
NAME, MIDDLE = 15, 60  # how far down a tile its name stands, and words in place of its line
BACKGROUND, HATCH = "pow-multiples-ground", "pow-multiples-hatch"  # what is drawn once and used in every tile


@dataclass(frozen=True)
class Parts:
    """The figure without an own region: its legend, what its tiles share, and per region what is in its tile."""

    legend: Markup
    shared: Markup
    tiles: tuple[tuple[str, Markup], ...]


def parts(drawing: Drawing, said: Sequence[str], words: dict[str, str]) -> Parts:
    """Return the parts. `said` has what is known of every period, region by region; `words` are of legend and tiles."""
    many = len(drawing.periods)
    tiles = tuple(
        (tile.code, _tile(drawing, tile, said[index * many : (index + 1) * many], words["missing"]))
        for index, tile in enumerate(drawing.tiles)
    )
    legend = [element("li", element("span", class_=f"pow-multiples-{name}"), words[name]) for name in LEGEND]
    return Parts(element("ul", legend, aria_hidden="true"), _shared(drawing), tiles)


def whole(parts: Parts, own: str | None, alternative: str) -> Markup:
    """Return the figure, with the tile of the own region marked."""
    looks = {own: "pow-multiples-own"}
    tiles = [element("g", tile, class_=looks.get(code), data_region=code) for code, tile in parts.tiles]
    figure = element("svg", parts.shared, tiles, role="img", aria_label=alternative, tabindex="0")
    return element("div", parts.legend, figure, class_="pow-multiples")


def _shared(drawing: Drawing) -> Markup:
    """Return what every tile with lines has: the events, its floor, and the line of the country."""
    events = "".join(f"M{start} {CEILING}h{long}V{FLOOR}h-{long}z" for start, long in drawing.events)
    background = [
        element("path", d=events, class_="pow-multiples-events"),
        element("path", d=f"M{SIDE} {FLOOR}H{BOX - SIDE}", class_="pow-multiples-floor"),
        element("path", d=drawing.country, class_="pow-multiples-country"),
    ]
    stripes = element("path", d="M0 0H6", class_="pow-multiples-stripe")
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(-45)"}
    hatch = element("pattern", stripes, id=HATCH, width=6, height=6, **turned)
    return element("defs", hatch, element("g", background, id=BACKGROUND))


def _tile(drawing: Drawing, tile: Tile, said: Sequence[str], missing: str) -> Markup:
    lines = [
        element("use", href=f"#{BACKGROUND}"),
        element("path", d=tile.line, class_="pow-multiples-line"),
        element("path", d=tile.points, class_="pow-multiples-point"),
        [element("path", d=tile.waiting, class_=f"pow-multiples-{ring}") for ring in ("ring", "within")],
    ]
    under_pointer = [
        element("rect", element("title", words), x=start, width=long, y=CEILING - 10, height=BOX - CEILING + 10)
        for (start, long), words in zip(drawing.periods, said, strict=True)
    ]
    inside = [lines if tile.has_any else None, element("g", under_pointer, class_="pow-multiples-said")]
    box = {"viewBox": f"0 0 {BOX} {BOX}", "preserveAspectRatio": "none"}
    words = [(tile.name, NAME, "name"), (tile.abbreviation, NAME, "short")]
    words += [] if tile.has_any else [(missing, MIDDLE, "missing")]
    return markup.join(
        element("title", tile.name),
        element("rect", class_="pow-multiples-panel", **_position(drawing, tile, 0, 0, BOX, BOX)),
        element("svg", inside, **box, **_position(drawing, tile, 0, 0, BOX, BOX)),
        [_hatched(drawing, tile, *drawing.periods[one]) for one in tile.hidden],
        [_words(drawing, tile, *one) for one in words],
    )


def _hatched(drawing: Drawing, tile: Tile, start: float, long: float) -> Markup:
    """Return a period that is kept back; beside the lines, because a pattern would be stretched with them."""
    position = _position(drawing, tile, start, CEILING, long, FLOOR - CEILING)
    return element("rect", fill=f"url(#{HATCH})", class_="pow-multiples-hidden", **position)


def _words(drawing: Drawing, tile: Tile, words: str, down: float, look: str) -> Markup:
    position = _position(drawing, tile, SIDE, down)
    return element("text", words, class_=f"pow-multiples-{look}", **position)


def _position(drawing: Drawing, tile: Tile, across: float, down: float, *size: float) -> dict[str, str]:
    """Return where something within a tile lies in the figure, and how large it is where it has a size."""
    wide, high = drawing.size
    parts = {"x": tile.left + wide * across / BOX, "y": tile.top + high * down / BOX}
    if size:
        parts |= {"width": wide * size[0] / BOX, "height": high * size[1] / BOX}
    return {name: f"{part * 100:.2f}%" for name, part in parts.items()}
