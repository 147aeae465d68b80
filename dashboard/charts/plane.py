"""Where a region, a day and a share lie when every tile of the map is an offset on one pair of axes.

Everything is an array: 35 tiles are drawn at once, which a loop over rows would make ten times slower.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.charts.axis import heights
from pipelines.registries import programme

Floats = NDArray[np.float64]

COUNTRY = programme().country_code
STEP = 1.08  # from one tile to the next; a tile is 1 by 1
FLOOR, CEILING = 0.1, 0.7  # where in a tile its axis begins and ends; above it stands the name
SIDE = 0.04


class Plane:
    """The tiles of the regions in `rows`, a frame of `queries.development`; their axes run from 0 to `top`."""

    def __init__(self, rows: pd.DataFrame, top: float) -> None:
        regions = rows[rows["region_code"] != COUNTRY].drop_duplicates("region_code")
        self.codes, self.names = regions["region_code"].to_numpy(), regions["short_name"].to_numpy()
        self.abbreviations = regions["abbreviation"].to_numpy()
        self.left = regions["tile_column"].to_numpy(dtype=float) * STEP
        self.bottom = -regions["tile_row"].to_numpy(dtype=float) * STEP
        self.first, self.last = pd.Timestamp(rows["first_day"].min()), pd.Timestamp(rows["last_day"].max())
        self.top = top
        delivered = set(rows.loc[rows["status"] != "missing", "region_code"])
        self.has_any = np.array([code in delivered for code in self.codes], dtype=bool)

    def across(self, days: pd.Series) -> Floats:
        """Return how far into a tile days lie, 0 to 1; days outside the periods lie on its edge."""
        part = (pd.to_datetime(days) - self.first) / (self.last - self.first)
        return SIDE + np.clip(part.to_numpy(dtype=float), 0.0, 1.0) * (1 - 2 * SIDE)

    def up(self, shares: Floats) -> Floats:
        """Return how high in a tile shares lie."""
        return FLOOR + (CEILING - FLOOR) * shares / self.top

    def placed(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of regions with `x` and `y` of their point, and `start`, `end` and `bottom` of their period.

        A capped share lies on its cap; `y` is missing where there is no share.
        """
        place = pd.Index(self.codes).get_indexer(rows["region_code"])
        start, end, bottom = self.across(rows["first_day"]), self.across(rows["last_day"]), self.bottom[place]
        middle, height = (start + end) / 2, self.up(heights(rows))
        left = self.left[place]
        return rows.assign(x=left + middle, y=bottom + height, start=left + start, end=left + end, bottom=bottom)

    def copied(self, rows: pd.DataFrame) -> tuple[Floats, Floats]:
        """Return the points of one line, that of the country, in every tile of a region that delivered."""
        middle = (self.across(rows["first_day"]) + self.across(rows["last_day"])) / 2
        height = self.up(heights(rows))
        return broken([self.left[self.has_any, None] + middle, self.bottom[self.has_any, None] + height])

    def spans(self, events: pd.DataFrame) -> Floats:
        """Return left, low, right and high of every event, over the whole axis of every tile that has lines."""
        left, bottom = self.left[self.has_any, None], self.bottom[self.has_any, None]
        start, end = self.across(events["first_day"]), self.across(events["last_day"])
        sides = np.broadcast_arrays(left + start, bottom + FLOOR, left + end, bottom + CEILING)
        return np.stack([side.ravel() for side in sides], axis=1)


def broken(parts: Sequence[Floats]) -> tuple[Floats, Floats]:
    """Return x and y, one row per line, as one row each with a gap after every line."""
    x, y = (np.column_stack([part, np.full(len(part), np.nan)]).ravel() for part in parts)
    return x, y


def rings(boxes: Floats) -> tuple[Floats, Floats]:
    """Return x and y around boxes (left, low, right, high), with a gap after every box."""
    left, low, right, high = boxes.T
    return broken([np.column_stack([left, right, right, left, left]), np.column_stack([low, low, high, high, low])])
