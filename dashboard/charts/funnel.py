"""Regions by number of people and share, on the limits that chance alone would give."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import look
from dashboard.charts.axis import ticks
from dashboard.charts.points import names, points

HEIGHT, MARGIN = 340, {"l": 56, "r": 100, "t": 16, "b": 44}
AXES = ("denominator", "value")
WIDTH = 540  # taken for granted where names are placed; the figure itself follows the screen


def figure(rows: pd.DataFrame, limits: pd.DataFrame, seen: dict[str, Any], dark: bool) -> go.Figure:
    """Return the figure.

    `rows` has one row per region with a share: region_code, short_name, denominator, value, verdict and `said`, the
    words under the pointer. `limits` is a frame of `queries.funnel.limits`. `seen` says own_region, country (a
    fraction), country_said (two lines), top (where the axis ends), ticks (its words), and people and share (the titles
    of the axes).
    """
    colours = look.colours_of(dark)
    rows = rows.assign(is_own=rows["region_code"] == seen["own_region"])
    traces = [
        *_bands(limits, seen["top"], colours),
        *_spread(limits, seen["top"], colours),
        _country_line(limits, seen["country"], colours),
        points(rows[~rows["is_own"]], AXES, colours),
        points(rows[rows["is_own"]], AXES, colours, colours["own_region"]),
        _names(rows, seen, colours),
    ]
    layout = {"margin": MARGIN, "showlegend": False, "annotations": [_label(seen, colours)]}
    return look.laid_out(traces, colours, HEIGHT, **layout, **_axes(rows, seen, colours))


def _bands(limits: pd.DataFrame, top: float, colours: dict[str, str]) -> list[go.Scatter]:
    """Return the two areas in which regions fall by chance, the widest first."""
    people = limits["people"].to_numpy()
    bands = []
    for name, token in (("998", "band_99"), ("95", "band_95")):
        low, high = (limits[f"{side}_{name}"].clip(0, top).to_numpy() for side in ("lower", "upper"))
        ring = {"x": np.concatenate([people, people[::-1]]), "y": np.concatenate([high, low[::-1]])}
        area = {"mode": "lines", "fill": "toself", "fillcolor": colours[token], "line": {"width": 0}}
        bands.append(look.scatter(**ring, **area, hoverinfo="skip", name=f"band_{name}"))
    return bands


def _spread(limits: pd.DataFrame, top: float, colours: dict[str, str]) -> list[go.Scatter]:
    """Return the two dotted limits of the ordinary spread between regions; none where chance explains all of it."""
    if limits["lower_spread"].isna().all():
        return []
    line = {"color": colours["muted"], "width": 1, "dash": "dot"}
    people = limits["people"].to_numpy()
    return [
        look.scatter(
            x=people, y=limits[name].clip(0, top).to_numpy(), mode="lines", line=line, hoverinfo="skip", name=name
        )
        for name in ("lower_spread", "upper_spread")
    ]


def _country_line(limits: pd.DataFrame, country: float, colours: dict[str, str]) -> go.Scatter:
    line = {"color": colours["country"], "width": 1.5, "dash": "dot"}
    ends = [0, limits["people"].max()]
    return look.scatter(x=ends, y=[country, country], mode="lines", line=line, hoverinfo="skip", name="country")


def _names(rows: pd.DataFrame, seen: dict[str, Any], colours: dict[str, str]) -> go.Scatter:
    """Return the names of the own region and of those that differ."""
    box = WIDTH - MARGIN["l"] - MARGIN["r"], HEIGHT - MARGIN["t"] - MARGIN["b"]
    is_named = rows["is_own"] | rows["verdict"].str.endswith("_2")
    return names(
        rows.assign(label=rows["short_name"].where(is_named, "")), AXES, (_end(rows), seen["top"]), box, colours
    )


def _label(seen: dict[str, Any], colours: dict[str, str]) -> dict[str, Any]:
    """Return the words for the country beside its line, outside the points: there they cover none."""
    words = {
        "text": "<br>".join(map(look.hover, seen["country_said"])),
        "font": {"color": colours["country"]},
        "align": "left",
    }
    position = {"x": 1, "xref": "paper", "xanchor": "left", "y": seen["country"], "yanchor": "middle"}
    return words | position | {"xshift": 6, "showarrow": False}


def _end(rows: pd.DataFrame) -> float:
    return float(rows["denominator"].max()) * 1.06


def _axes(rows: pd.DataFrame, seen: dict[str, Any], colours: dict[str, str]) -> dict[str, Any]:
    bare = {"fixedrange": True, "zeroline": False, "showgrid": False}
    people = {"range": [0, _end(rows)], "title": look.title(seen["people"]), "tickformat": ",d", "nticks": 7}
    ticked = {"ticks": "outside", "ticklen": 6, "tickcolor": colours["line"]}
    share = {"range": [0, seen["top"] * 1.001], "title": look.title(seen["share"])}
    marked = {"tickvals": ticks(seen["top"]), "ticktext": seen["ticks"], "showgrid": True, "gridcolor": colours["line"]}
    return {"xaxis": bare | people | ticked, "yaxis": bare | share | marked, "separators": seen["separators"]}
