"""Thirty-five small lines on the map of tiles: where everything lies, as paths of SVG. Pure: no markup and no words.

Every tile is a box of 100 by 100, stretched to its place on the map, so one period lies equally far in all of them and
one share equally high. Not here: the drawing (components), its colours and thickness (styles/multiples.css).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.charts.axis import heights
from pipelines.registries import programme

Floats = NDArray[np.float64]

COUNTRY = programme().country_code
STEP = 1.08  # from one tile to the next; a tile is 1 by 1
BOX, FLOOR, CEILING, SIDE = 100, 90, 30, 4  # of a tile: its size, where its axis begins and ends, and its margins
COLUMNS = ["region_code", "short_name", "abbreviation", "tile_row", "tile_column", "status"]


@dataclass(frozen=True)
class Tile:
    """A region: where on the map (parts of its width and height), and what lies within, per period in order of time.

    `line` and `points` are of its shares, `waiting` is where a point will come; all are paths. `hidden` are the periods
    that are kept back. A region that did not deliver has none of these.
    """

    code: str
    name: str
    abbreviation: str
    left: float
    top: float
    line: str
    points: str
    waiting: str
    hidden: tuple[int, ...]
    has_any: bool


@dataclass(frozen=True)
class Drawing:
    """The tiles, how large one is (parts of the width and height), and what all of them have in common.

    `periods` and `events` are where they begin and how long they are. `country` is a path.
    """

    tiles: tuple[Tile, ...]
    size: tuple[float, float]
    periods: tuple[tuple[float, float], ...]
    events: tuple[tuple[float, float], ...]
    country: str


def drawing(rows: pd.DataFrame, events: pd.DataFrame, top: float) -> Drawing:
    """Return the drawing of `rows`, a frame of `queries.development`, on axes that run from 0 to `top`."""
    first, last = rows["first_day"].min(), rows["last_day"].max()
    is_country = rows["region_code"] == COUNTRY
    country, regions = rows[is_country], rows[~is_country]
    periods, across = _spans(country, first, last), _spans(events, first, last)
    middles = periods.sum(axis=1) / 2
    level = country["value"].mean()
    waiting = height(np.array([top / 2 if pd.isna(level) else level]), top)[0]
    columns, lines = (regions[name].to_numpy(dtype=float) for name in ("tile_column", "tile_row"))
    wide, high = (np.ptp(axis) * STEP + 1 if len(axis) else 1.0 for axis in (columns, lines))
    corners = zip(_from_0(columns) * STEP / wide, _from_0(lines) * STEP / high, strict=True)
    each = zip(regions[COLUMNS].itertuples(), corners, height(heights(regions), top), strict=True)
    tiles = tuple(_tile(list(part), middles, waiting) for _, part in groupby(each, key=lambda one: one[0].region_code))
    country_path = _line(middles, height(heights(country), top))
    return Drawing(tiles, (1 / wide, 1 / high), _lengths(periods), _lengths(across), country_path)


def _tile(part: list[tuple[Any, tuple[float, float], float]], middles: Floats, waiting: float) -> Tile:
    """Return the tile of one region; `part` has its rows, where its tile lies, and how high its shares."""
    row, (left, top), _ = part[0]
    statuses = [one.status for one, _, _ in part]
    up = np.array([height for _, _, height in part])
    is_known, is_waiting = ~np.isnan(up), [status == "immature" for status in statuses]
    return Tile(
        row.region_code,
        row.short_name,
        row.abbreviation,
        left,
        top,
        _line(middles, up),
        _dots(zip(middles[is_known], up[is_known], strict=True)),
        _dots((x, waiting) for x in middles[is_waiting]),
        tuple(index for index, status in enumerate(statuses) if status == "hidden"),
        any(status != "missing" for status in statuses),
    )


def _spans(rows: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> Floats:
    """Return how far into a tile rows begin and end; days outside the periods lie on its edge."""
    days = rows[["first_day", "last_day"]].apply(pd.to_datetime)
    part = ((days - first) / (last - first)).to_numpy(dtype=float)
    return np.asarray(SIDE + np.clip(part, 0, 1) * (BOX - 2 * SIDE))


def _lengths(spans: Floats) -> tuple[tuple[float, float], ...]:
    return tuple((round(float(start), 1), round(float(end - start), 1)) for start, end in spans)


def _from_0(places: Floats) -> Floats:
    found: Floats = places - places.min(initial=np.inf)
    return found


def height(shares: Floats, top: float) -> Floats:
    """Return how far down a tile shares lie on an axis that ends at `top`."""
    found: Floats = FLOOR - (FLOOR - CEILING) * shares / top
    return found


def _line(across: Floats, up: Floats) -> str:
    """Return a path through the points; a period without a share breaks it."""
    begins = np.isnan(np.concatenate([[np.nan], up[:-1]]))
    return "".join(
        f"{'M' if starts else 'L'}{_short(x)} {_short(y)}"
        for x, y, starts in zip(across, up, begins, strict=True)
        if not np.isnan(y)
    )


def _dots(points: Iterable[tuple[float, float]]) -> str:
    """Return a path of no length at every point: its round ends are a dot, however much the tile is stretched."""
    return "".join(f"M{_short(x)} {_short(y)}h0" for x, y in points)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
