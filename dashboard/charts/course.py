"""One share over time in one region, with its intervals: where everything lies, as paths of SVG. Pure."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.charts.small_multiples import COUNTRY, Drawing, drawing, height


@dataclass(frozen=True)
class Course:
    """The small multiples of one region or none, and the intervals of its shares as one path."""

    multiples: Drawing
    intervals: str


def course(rows: pd.DataFrame, events: pd.DataFrame, top: float, region: str | None) -> Course:
    """Return the course of a region beside the country. `rows` is a frame of `queries.development`;
    what an interval has above the axis is cut off."""
    kept = rows[rows["region_code"].isin([region, COUNTRY])]
    multiples = drawing(kept, events, top)
    own = kept[kept["region_code"] == region]
    ends = (np.clip(own[side].to_numpy(dtype=float, na_value=np.nan), 0, top) for side in ("lower", "upper"))
    lines = zip(multiples.periods, own["status"], *(height(end, top) for end in ends), strict=False)
    drawn = [
        f"M{start + long / 2:.1f} {low:.1f}V{high:.1f}"
        for (start, long), status, low, high in lines
        if status == "shown" and not pd.isna(low)
    ]
    return Course(multiples, "".join(drawn))
