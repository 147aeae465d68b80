"""Regions as points of a figure, marked by their verdict, and the names of some of them where they cover nothing."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import labels, look, marks

SIZES = {"higher": 12, "lower": 12, "same": 10, "unknown": 9}  # px; triangles look smaller than they are


def points(rows: pd.DataFrame, axes: tuple[str, str], colours: dict[str, str], own: str | None = None) -> go.Scatter:
    """Return the regions as points: symbol and colour by verdict; the own region keeps its symbol and is orange.

    `rows` has region_code, verdict and `said`, the words under the pointer; `axes` are the columns across and up.
    """
    given = rows["verdict"].tolist()
    return look.scatter(
        x=rows[axes[0]].tolist(),
        y=rows[axes[1]].tolist(),
        mode="markers",
        name="own" if own else "regions",
        customdata=rows["region_code"].tolist(),
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


def names(
    rows: pd.DataFrame,
    axes: tuple[str, str],
    ends: tuple[float, float],
    box: tuple[float, float],
    colours: dict[str, str],
) -> go.Scatter:
    """Return the names of the rows that have one (column `label`, else empty), placed where they cover nothing.

    `ends` are where the axes end and `box` how large the figure is in px. The own region (`is_own`) is placed first.
    """
    places = zip(rows[axes[0]] / ends[0] * box[0], rows[axes[1]] / ends[1] * box[1], strict=True)
    at = [(float(across), float(up)) for across, up in places]
    own, has_name = rows["is_own"].to_numpy(), (rows["label"] != "").to_numpy()
    kept: Sequence[Any] = [*np.flatnonzero(own & has_name), *np.flatnonzero(has_name & ~own)]
    named = rows.iloc[kept]
    wanted = [(at[index], rows["label"].iloc[index]) for index in kept]
    return look.scatter(
        x=named[axes[0]].to_numpy(),
        y=named[axes[1]].to_numpy(),
        mode="markers+text",
        marker={"opacity": 0, "size": 10},
        text=named["label"].to_numpy(),
        textposition=labels.positions(wanted, at, *box),
        textfont={"color": np.where(named["is_own"], colours["own_region"], colours["ink"])},
        hoverinfo="skip",
        cliponaxis=False,
        name="names",
    )
