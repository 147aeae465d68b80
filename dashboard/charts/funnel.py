"""Regions by number of people and share, on the limits that chance alone would give."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import labels, look, marks
from dashboard.charts.axis import ticks

HEIGHT, MARGIN = 340, {"l": 56, "r": 100, "t": 16, "b": 44}
SIZES = {"higher": 12, "lower": 12, "same": 10, "unknown": 9}  # px; triangles look smaller than they are
WIDTH = 540  # taken for granted where names are placed; the figure itself follows the screen


def figure(points: pd.DataFrame, limits: pd.DataFrame, seen: dict[str, Any], dark: bool) -> go.Figure:
    """Return the figure.

    `points` has one row per region with a share: region_code, short_name, denominator, value, verdict and `said`, the
    words under the pointer. `limits` is a frame of `queries.funnel.limits`. `seen` says own_region, country (a
    fraction), country_said (two lines), top (where the axis ends), ticks (its words), and people and share (the titles
    of the axes).
    """
    colours = look.colours_of(dark)
    points = points.assign(is_own=points["region_code"] == seen["own_region"])
    traces = [
        *_bands(limits, seen["top"], colours),
        _country_line(limits, seen["country"], colours),
        _points(points[~points["is_own"]], colours),
        _points(points[points["is_own"]], colours, colours["own_region"]),
        _names(points, seen, colours),
    ]
    layout = {"margin": MARGIN, "showlegend": False, "annotations": [_label(seen, colours)]}
    return look.laid_out(traces, colours, HEIGHT, **layout, **_axes(points, seen, colours))


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


def _country_line(limits: pd.DataFrame, country: float, colours: dict[str, str]) -> go.Scatter:
    line = {"color": colours["country"], "width": 1.5, "dash": "dot"}
    ends = [0, limits["people"].max()]
    return look.scatter(x=ends, y=[country, country], mode="lines", line=line, hoverinfo="skip", name="country")


def _points(rows: pd.DataFrame, colours: dict[str, str], own: str | None = None) -> go.Scatter:
    """Return the regions as points: symbol and colour by verdict; the own region keeps its symbol and is orange."""
    given = rows["verdict"].tolist()
    return look.scatter(
        x=rows["denominator"].tolist(),
        y=rows["value"].tolist(),
        mode="markers",
        name="own" if own else "regions",
        text=[look.hover(line) for line in rows["said"]],
        hoverinfo="text",
        marker={
            "symbol": [marks.SYMBOLS[marks.tone(verdict)] for verdict in given],
            "color": [own or marks.colour(verdict, colours) for verdict in given],
            "size": [SIZES[marks.tone(verdict)] for verdict in given],
            "line": {"width": 1.5, "color": [_edge(verdict, colours) for verdict in given]},
            "opacity": 1,
        },
    )


def _edge(verdict: str, colours: dict[str, str]) -> str:
    """Return the colour around a mark: a ring is drawn by it, other marks it only keeps apart."""
    return colours["muted" if marks.tone(verdict) == "unknown" else "ground"]


def _names(points: pd.DataFrame, seen: dict[str, Any], colours: dict[str, str]) -> go.Scatter:
    """Return the names of the own region and of those that differ, placed where they cover nothing."""
    width, height = WIDTH - MARGIN["l"] - MARGIN["r"], HEIGHT - MARGIN["t"] - MARGIN["b"]
    across = points["denominator"].to_numpy(dtype=float) / _end(points) * width
    at = list(zip(across, points["value"].to_numpy() / seen["top"] * height, strict=True))
    own, differs = points["is_own"].to_numpy(), points["verdict"].str.endswith("_2").to_numpy(dtype=bool)
    kept = [*np.flatnonzero(own), *np.flatnonzero(differs & ~own)]
    named, names = points.iloc[kept], points["short_name"].to_numpy()[kept]
    return look.scatter(
        x=named["denominator"].to_numpy(),
        y=named["value"].to_numpy(),
        mode="markers+text",
        marker={"opacity": 0, "size": 10},
        text=names,
        textposition=labels.positions(
            [(at[index], points["short_name"].iloc[index]) for index in kept], at, width, height
        ),
        textfont={"color": np.where(named["is_own"], colours["own_region"], colours["ink"])},
        hoverinfo="skip",
        cliponaxis=False,
        name="names",
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


def _end(points: pd.DataFrame) -> float:
    return float(points["denominator"].max()) * 1.06


def _axes(points: pd.DataFrame, seen: dict[str, Any], colours: dict[str, str]) -> dict[str, Any]:
    bare = {"fixedrange": True, "zeroline": False, "showgrid": False}
    people = {"range": [0, _end(points)], "title": look.title(seen["people"]), "tickformat": ",d", "nticks": 7}
    ticked = {"ticks": "outside", "ticklen": 6, "tickcolor": colours["line"]}
    share = {"range": [0, seen["top"] * 1.001], "title": look.title(seen["share"])}
    marked = {"tickvals": ticks(seen["top"]), "ticktext": seen["ticks"], "showgrid": True, "gridcolor": colours["line"]}
    return {"xaxis": bare | people | ticked, "yaxis": bare | share | marked, "separators": seen["separators"]}
