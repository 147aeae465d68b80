"""Regions on two figures at once: a point each, its intervals both ways, and the country as two dashed lines."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import look, marks
from dashboard.charts.axis import ticks
from dashboard.charts.points import names, points

HEIGHT, MARGIN = 520, {"l": 56, "r": 84, "t": 32, "b": 48}
WIDTH = 600  # taken for granted where names are placed; the figure itself follows the screen
AXES = ("across", "up")


def figure(rows: pd.DataFrame, seen: dict[str, Any], dark: bool) -> go.Figure:
    """Return the figure.

    `rows` has one row per region with both figures: region_code, verdict, label (its name or nothing), said, and per
    axis `across` and `up` a value with `_lower` and `_upper`, missing where there is no interval. `seen` says
    own_region, separators, and per axis country (missing where no line belongs), country_said, top, ticks and title.
    """
    colours = look.colours_of(dark)
    rows = rows.assign(is_own=rows["region_code"] == seen["own_region"])
    others, own = rows[~rows["is_own"]], rows[rows["is_own"]]
    tops = tuple(float(seen[axis]["top"]) for axis in AXES)
    box = WIDTH - MARGIN["l"] - MARGIN["r"], HEIGHT - MARGIN["t"] - MARGIN["b"]
    traces = [
        _intervals(others, colours["bar"], 1.2, "intervals"),
        *(_country(axis, seen, tops, colours) for axis in AXES),
        points(others, AXES, colours),
        _intervals(own, colours["own_region"], 2, "own_intervals"),
        points(own, AXES, colours, colours["own_region"]),
        names(rows, AXES, (tops[0], tops[1]), box, colours),
    ]
    said = [_label(axis, seen, colours) for axis in AXES if not pd.isna(seen[axis]["country"])]
    layout = {"margin": MARGIN, "showlegend": False, "annotations": said, "separators": seen["separators"]}
    axes = {f"{name}axis": _axis(seen[axis], colours) for name, axis in zip("xy", AXES, strict=True)}
    return look.laid_out(traces, colours, HEIGHT, **layout, **axes)


def decides(across: str, up: str) -> str:
    """Return the verdict that marks a point: what differs goes first, then what cannot be told; else no difference."""
    for one in (across, up):
        if one.endswith("_2"):
            return one
    return "unknown" if "unknown" in (marks.tone(across), marks.tone(up)) else "same"


def _intervals(rows: pd.DataFrame, colour: str, width: float, name: str) -> go.Scatter:
    """Return both intervals of every region as loose pieces of one line."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row in rows.itertuples():
        if not pd.isna(row.across_lower):
            x += [row.across_lower, row.across_upper, None]
            y += [row.up, row.up, None]
        if not pd.isna(row.up_lower):
            x += [row.across, row.across, None]
            y += [row.up_lower, row.up_upper, None]
    line = {"color": colour, "width": width}
    return look.scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", name=name)


def _country(axis: str, seen: dict[str, Any], tops: tuple[float, ...], colours: dict[str, str]) -> go.Scatter:
    value = seen[axis]["country"]
    ends = ([value, value], [0, tops[1]]) if axis == "across" else ([0, tops[0]], [value, value])
    x, y = ([], []) if pd.isna(value) else ends
    line = {"color": colours["country"], "width": 1.5, "dash": "dot"}
    return look.scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", name=f"country_{axis}")


def _label(axis: str, seen: dict[str, Any], colours: dict[str, str]) -> dict[str, Any]:
    """Return the words for the country at the end of its line, outside the points."""
    value = seen[axis]["country"]
    said, font = [look.hover(part) for part in seen[axis]["country_said"]], {"color": colours["country"]}
    if axis == "across":
        place = {"x": value, "y": 1, "yref": "paper", "xanchor": "center", "yanchor": "bottom", "text": " ".join(said)}
    else:
        place = {"x": 1, "xref": "paper", "y": value, "xanchor": "left", "yanchor": "middle", "xshift": 6}
        place |= {"text": "<br>".join(said), "align": "left"}
    return place | {"font": font, "showarrow": False}


def _axis(one: dict[str, Any], colours: dict[str, str]) -> dict[str, Any]:
    bare = {"fixedrange": True, "zeroline": False, "showgrid": True, "gridcolor": colours["line"]}
    marked = {"tickvals": ticks(one["top"]), "ticktext": one["ticks"]}
    return bare | marked | {"range": [0, one["top"] * 1.001], "title": look.title(one["title"])}
