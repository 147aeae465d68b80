"""Thirty-five small lines on the map of tiles, as one figure on one pair of axes: every tile is an offset.

One pair of axes instead of 35 keeps the figure quick and the scale the same everywhere: from 0 up to one top.
"""

from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme

COUNTRY = "NL"
STEP = 1.1  # from one tile to the next; a tile is 1 by 1
FLOOR, CEILING = 0.08, 0.72  # where in a tile the axis begins and ends; above it stands the name
CAPPED = {"below_5": 0.05, "above_95": 0.95}
WIDTH, HEIGHT = 860, 620


def figure(rows: pd.DataFrame, events: pd.DataFrame, own_region: str | None, words: dict[str, str], dark: bool) -> Any:
    """Return the figure. `rows` is a frame of `queries.development`; `words` has country, immature and events."""
    colours = theme.TOKENS["dark" if dark else "light"]
    plane = _Plane(rows)
    drawn = go.Figure()
    drawn.add_trace(_panels(plane, colours))
    drawn.add_trace(_bands(plane, events, words["events"], colours))
    drawn.add_trace(_country(plane, rows, words["country"], colours))
    is_own = rows["region_code"] == own_region
    for part, colour in ((rows[~is_own], colours["same"]), (rows[is_own], colours["own_region"])):
        drawn.add_trace(_lines(plane, part, colour))
    drawn.add_trace(_open_points(plane, rows, words["immature"], colours))
    drawn.add_trace(_names(plane, own_region, colours))
    return _laid_out(drawn, colours)


class _Plane:
    """Where a region, a day and a share lie on the one pair of axes."""

    def __init__(self, rows: pd.DataFrame) -> None:
        regions = rows[rows["region_code"] != COUNTRY].drop_duplicates("region_code").set_index("region_code")
        self.tiles = regions[["short_name", "tile_row", "tile_column"]]
        self.first, self.last = pd.Timestamp(rows["first_day"].min()), pd.Timestamp(rows["last_day"].max())
        shares = rows["value"].fillna(rows["cap"].map(CAPPED))
        self.top = max(float(shares.max()), 0.1) if shares.notna().any() else 1.0
        country = rows[(rows["region_code"] == COUNTRY) & rows["value"].notna()]
        self.middle = float(country["value"].mean()) if len(country) else self.top / 2

    def corner(self, region: str) -> tuple[float, float]:
        """Return left and bottom of a tile."""
        tile = self.tiles.loc[region]
        return float(tile["tile_column"]) * STEP, -float(tile["tile_row"]) * STEP

    def x(self, region: str, day: date | pd.Timestamp) -> float:
        """Return where a day lies in a tile; days outside the periods lie on its edge."""
        part = (pd.Timestamp(day) - self.first) / (self.last - self.first)
        return self.corner(region)[0] + min(max(float(part), 0.0), 1.0)

    def y(self, region: str, share: float) -> float:
        """Return where a share lies in a tile."""
        return self.corner(region)[1] + FLOOR + (CEILING - FLOOR) * share / self.top

    def point(self, row: Any, share: float) -> tuple[float, float]:
        """Return where the share of one period lies: in the middle of that period."""
        middle = pd.Timestamp(row.first_day) + (pd.Timestamp(row.last_day) - pd.Timestamp(row.first_day)) / 2
        return self.x(row.region_code, middle), self.y(row.region_code, share)


def share_of(row: Any) -> float | None:
    """Return the share to draw: a capped one on its cap, None where there is none."""
    if row.status != "shown":
        return None
    return CAPPED[row.cap] if row.cap in CAPPED else float(row.value)


def _rectangles(corners: list[tuple[float, float, float, float]], colour: str, **more: Any) -> go.Scatter:
    xs = [x for left, _, right, _ in corners for x in (left, right, right, left, left, None)]
    ys = [y for _, low, _, high in corners for y in (low, low, high, high, low, None)]
    look = {"fill": "toself", "fillcolor": colour, "line": {"width": 0}, "hoverinfo": "skip", "mode": "lines"}
    return go.Scatter(x=xs, y=ys, **(look | more))


def _panels(plane: _Plane, colours: dict[str, str]) -> go.Scatter:
    corners = [plane.corner(region) for region in plane.tiles.index]
    return _rectangles([(x, y, x + 1, y + 1) for x, y in corners], colours["panel"], showlegend=False, name="panels")


def _bands(plane: _Plane, events: pd.DataFrame, name: str, colours: dict[str, str]) -> go.Scatter:
    corners = [
        (
            plane.x(region, event.first_day),
            plane.y(region, 0),
            plane.x(region, event.last_day),
            plane.y(region, plane.top),
        )
        for region in plane.tiles.index
        for event in events.itertuples()
    ]
    return _rectangles(corners, colours["line"], name=name)


def _country(plane: _Plane, rows: pd.DataFrame, name: str, colours: dict[str, str]) -> go.Scatter:
    """Return the line of the country in every tile, period by period."""
    shares = [(row, share_of(row)) for row in rows[rows["region_code"] == COUNTRY].itertuples()]
    xs: list[float | None] = []
    ys: list[float | None] = []
    for region in plane.tiles.index:
        for row, share in shares:
            at = plane.point(row._replace(region_code=region), share) if share is not None else (None, None)
            xs.append(at[0])
            ys.append(at[1])
        xs.append(None)
        ys.append(None)
    line = {"color": colours["country"], "width": 1, "dash": "dot"}
    return go.Scatter(x=xs, y=ys, mode="lines", line=line, name=name, hoverinfo="skip")


def _lines(plane: _Plane, rows: pd.DataFrame, colour: str) -> go.Scatter:
    """Return the lines of regions as one trace; a period without a figure breaks a line."""
    listed = [row for row in rows.itertuples() if row.region_code != COUNTRY]
    xs: list[float | None] = []
    ys: list[float | None] = []
    said: list[str] = []
    for row, following in pairwise([*listed, None]):
        share = share_of(row)
        x, y = plane.point(row, share) if share is not None else (None, None)
        ends = following is None or following.region_code != row.region_code
        xs += [x, None] if ends else [x]
        ys += [y, None] if ends else [y]
        said += [row.said, ""] if ends else [row.said]
    look = {"line": {"color": colour, "width": 2}, "marker": {"color": colour, "size": 4}, "mode": "lines+markers"}
    return go.Scatter(x=xs, y=ys, text=said, hoverinfo="text", showlegend=False, **look)


def _open_points(plane: _Plane, rows: pd.DataFrame, name: str, colours: dict[str, str]) -> go.Scatter:
    """Return an open point per period that is not measurable yet, at the height of the country: it has no value."""
    waiting = rows[(rows["status"] == "immature") & (rows["region_code"] != COUNTRY)]
    points = [(plane.point(row, plane.middle), row.said) for row in waiting.itertuples()]
    return go.Scatter(
        x=[at[0] for at, _ in points],
        y=[at[1] for at, _ in points],
        text=[said for _, said in points],
        hoverinfo="text",
        mode="markers",
        name=name,
        marker={"symbol": "circle-open", "size": 5, "color": colours["muted"]},
    )


def _names(plane: _Plane, own_region: str | None, colours: dict[str, str]) -> go.Scatter:
    corners = [plane.corner(region) for region in plane.tiles.index]
    inks = [colours["own_region" if region == own_region else "ink"] for region in plane.tiles.index]
    return go.Scatter(
        x=[x + 0.04 for x, _ in corners],
        y=[y + 0.87 for _, y in corners],
        text=list(plane.tiles["short_name"]),
        mode="text",
        textposition="middle right",
        textfont={"color": inks, "size": 11},
        hoverinfo="skip",
        showlegend=False,
        name="names",
    )


def _laid_out(drawn: go.Figure, colours: dict[str, str]) -> go.Figure:
    bare = {"visible": False, "fixedrange": True}
    drawn.update_layout(
        xaxis=bare,
        yaxis=bare,
        width=WIDTH,
        height=HEIGHT,
        margin={"l": 0, "r": 0, "t": 0, "b": 32},
        paper_bgcolor=colours["ground"],
        plot_bgcolor=colours["ground"],
        font={"family": theme.FONT, "size": theme.SIZES["note"], "color": colours["ink"]},
        legend={"orientation": "h", "x": 0, "y": -0.02, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
    )
    return drawn
