"""Thirty-five small lines on the map of tiles, as one figure on one pair of axes: every tile is an offset.

One pair of axes instead of 35 keeps the figure quick and the scale the same everywhere. Where things lie: plane.py.
"""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import look
from dashboard.charts.plane import CEILING, COUNTRY, FLOOR, SIDE, Floats, Plane, broken, rings

HEIGHT = 540
NAME = 10.5  # px: the largest at which every short name fits a tile of a figure of 552 px; see styles/figures.css
EDGE = 0.02  # so that an outline is not cut off at the edge of the figure
COLUMNS = ["region_code", "short_name", "abbreviation", "tile_row", "tile_column", "first_day", "last_day"]
COLUMNS += ["value", "cap", "status", "said"]
MIDDLE = (FLOOR + CEILING) / 2


def figure(rows: pd.DataFrame, events: pd.DataFrame, seen: dict[str, Any], dark: bool) -> go.Figure:
    """Return the figure.

    `rows` is a frame of `queries.development` with `said`, the words under the pointer. `seen` says own_region, top
    (where every axis ends) and the words region, country, immature, hidden, missing and events.
    """
    rows = rows[COLUMNS].assign(said=rows["said"].map(look.hover))
    colours, own = look.colours_of(dark), seen["own_region"]
    plane, is_country = Plane(rows, seen["top"]), rows["region_code"] == COUNTRY
    country, placed = rows[is_country], plane.placed(rows[~is_country])
    is_own = placed["region_code"] == own
    traces = [
        _panels(plane, colours),
        *_own_panel(plane, own, colours),
        _rectangles(plane.spans(events), colours["line"], name=seen["events"], showlegend=True),
        _floors(plane, colours),
        *_hidden(placed[placed["status"] == "hidden"], seen["hidden"], colours),
        _country(plane, country, seen["country"], colours),
        _lines(placed[~is_own], seen["region"], colours["muted"]),
        _lines(placed[is_own], own, colours["own_region"]),
        _open_points(plane, placed[placed["status"] == "immature"], country, seen["immature"], colours),
        _names(plane, plane.names, own, colours, "names"),
        _names(plane, plane.abbreviations, own, colours, "abbreviations"),
        _not_delivered(plane, seen["missing"], colours),
    ]
    return look.laid_out(traces, colours, HEIGHT, **_layout(plane, colours))


def _rectangles(boxes: Floats, colour: str, **more: Any) -> go.Scatter:
    x, y = rings(boxes)
    usual = {"fill": "toself", "fillcolor": colour, "line": {"width": 0}, "hoverinfo": "skip", "mode": "lines"}
    return look.scatter(x=x, y=y, **(usual | {"showlegend": False} | more))


def _tiles(plane: Plane, kept: Any) -> Floats:
    left, bottom = plane.left[kept], plane.bottom[kept]
    return np.column_stack([left, bottom, left + 1, bottom + 1])


def _panels(plane: Plane, colours: dict[str, str]) -> go.Scatter:
    return _rectangles(_tiles(plane, slice(None)), colours["panel"], name="panels")


def _own_panel(plane: Plane, own: str | None, colours: dict[str, str]) -> list[go.Scatter]:
    """Return the orange outline of the own region; nothing where none is chosen."""
    boxes = _tiles(plane, plane.codes == own)
    outline = {"line": {"width": 2, "color": colours["own_region"]}, "name": "own_panel"}
    return [_rectangles(boxes, colours["panel"], **outline)] if len(boxes) else []


def _floors(plane: Plane, colours: dict[str, str]) -> go.Scatter:
    """Return a thin line at 0 in every tile that has lines."""
    left, low = plane.left[plane.has_any], plane.bottom[plane.has_any] + FLOOR
    x, y = broken([np.column_stack([left + SIDE, left + 1 - SIDE]), np.column_stack([low, low])])
    line = {"color": colours["control"], "width": 1}
    return look.scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", showlegend=False, name="floors")


def _hidden(hidden: pd.DataFrame, name: str, colours: dict[str, str]) -> list[go.Scatter]:
    """Return a hatched span per hidden period, and what carries its words under the pointer."""
    start, end, bottom = (hidden[side].to_numpy(dtype=float) for side in ("start", "end", "bottom"))
    boxes = np.column_stack([start, bottom + FLOOR, end, bottom + CEILING])
    hatch = {"shape": "/", "size": 5, "solidity": 0.2, "fgcolor": colours["control"], "bgcolor": colours["panel"]}
    usual = {"hoverinfo": "text", "mode": "markers", "marker": {"opacity": 0, "size": 12}, "showlegend": False}
    words = look.scatter(
        x=hidden["x"].to_numpy(), y=bottom + MIDDLE, text=hidden["said"].to_numpy(), name="hidden", **usual
    )
    return [_rectangles(boxes, colours["panel"], fillpattern=hatch, name=name, showlegend=True), words]


def _country(plane: Plane, country: pd.DataFrame, name: str, colours: dict[str, str]) -> go.Scatter:
    """Return the line of the country in every tile, period by period."""
    x, y = plane.copied(country)
    line = {"color": colours["country"], "width": 1.2, "dash": "dot"}
    return look.scatter(x=x, y=y, mode="lines", line=line, name=name, hoverinfo="skip")


def _lines(placed: pd.DataFrame, name: str | None, colour: str) -> go.Scatter:
    """Return the lines of regions as one trace, a gap after every region; a period without a share breaks a line."""
    codes = placed["region_code"].to_numpy()
    ends = np.flatnonzero(codes[1:] != codes[:-1]) + 1
    x, y = (np.insert(placed[side].to_numpy(dtype=float), ends, np.nan) for side in ("x", "y"))
    said = np.insert(placed["said"].to_numpy(dtype=object), ends, "")
    style = {"line": {"color": colour, "width": 2}, "marker": {"color": colour, "size": 4.5}, "mode": "lines+markers"}
    return look.scatter(x=x, y=y, text=said, hoverinfo="text", showlegend=False, name=name, **style)


def _open_points(
    plane: Plane, waiting: pd.DataFrame, country: pd.DataFrame, name: str, colours: dict[str, str]
) -> go.Scatter:
    """Return an open point per period that is not measurable yet, at the height of the country: it has no value."""
    level = country["value"].mean()
    height = plane.up(np.array(plane.top / 2 if pd.isna(level) else level))
    return look.scatter(
        x=waiting["x"].to_numpy(),
        y=waiting["bottom"].to_numpy(dtype=float) + height,
        text=waiting["said"].to_numpy(),
        hoverinfo="text",
        mode="markers",
        name=name,
        marker={"symbol": "circle-open", "size": 5, "color": colours["muted"]},
    )


def _names(plane: Plane, words: Any, own: str | None, colours: dict[str, str], name: str) -> go.Scatter:
    """Return what the tiles are called, whole or abbreviated: styles/figures.css shows what fits, and knows them by
    their place among what has words."""
    inks = np.where(plane.codes == own, colours["own_region"], colours["ink"])
    return _words(plane.left + SIDE, plane.bottom + 0.85, words, inks, name)


def _not_delivered(plane: Plane, words: str, colours: dict[str, str]) -> go.Scatter:
    """Return the words for a region without a single period, in its tile."""
    left, bottom = plane.left[~plane.has_any], plane.bottom[~plane.has_any]
    return _words(left + SIDE, bottom + MIDDLE, [words] * len(left), colours["muted"], "missing")


def _words(x: Floats, y: Floats, texts: Any, ink: Any, name: str) -> go.Scatter:
    font = {"color": ink, "size": NAME}
    usual = {"mode": "text", "textposition": "middle right", "hoverinfo": "skip", "showlegend": False}
    return look.scatter(x=x, y=y, text=texts, textfont=font, name=name, **usual)


def _layout(plane: Plane, colours: dict[str, str]) -> dict[str, Any]:
    """Fill the figure with the map, and lay the legend in its empty north-west."""
    bare = {"visible": False, "fixedrange": True}
    across = bare | {"range": [plane.left.min() - EDGE, plane.left.max() + 1 + EDGE]}
    up = bare | {"range": [plane.bottom.min() - EDGE, plane.bottom.max() + 1 + EDGE]}
    still = {"itemclick": False, "itemdoubleclick": False, "bgcolor": colours["ground"]}
    margin = {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0}
    return {"margin": margin, "legend": {"x": 0, "y": 1, "yanchor": "top"} | still, "xaxis": across, "yaxis": up}
