"""Which regions are most alike in inhabitants, urbanity and benefits, never in outcomes.

Belongs here: the distance between regions and why two are close. Worked example: docs/method.md, section 7.
"""

import numpy as np
import pandas as pd

from pipelines.statistics.intervals import Floats

BENEFITS = ("bijstand", "ww", "arbeidsongeschiktheid")
MEASURES = ("inhabitants", "urbanity", *BENEFITS)
COLUMNS = ["region_code", "neighbour", "position", "distance", "alike_1", "alike_2"]


def neighbours(context: pd.DataFrame) -> pd.DataFrame:
    """Return one row per region and other region, nearest first: region_code, neighbour, position, distance,
    alike_1, alike_2.

    `context` has one row per region: region_code, inhabitants_2020, urbanity_2020, bijstand_2020, ww_2020 and
    arbeidsongeschiktheid_2020 (people on that benefit). `distance` is Euclidean over the measures, each in standard
    deviations over the regions; `alike_1` and `alike_2` are the two measures on which the pair is closest. A region of
    which a number is not known is left out.
    """
    known = context.dropna(subset=["region_code", *_columns()]).sort_values("region_code", ignore_index=True)
    codes = known["region_code"].astype(str).to_numpy(dtype=object)
    scores = _standardised(measures(known).to_numpy())
    gaps = np.abs(scores[:, np.newaxis, :] - scores[np.newaxis, :, :])
    distance = np.sqrt((gaps**2).sum(axis=-1))
    np.fill_diagonal(distance, -1)
    order = np.argsort(np.round(distance, 12), axis=1, kind="stable")[:, 1:]
    region = np.repeat(np.arange(len(codes)), max(len(codes) - 1, 0))
    other = order.ravel()
    alike = np.argsort(np.round(gaps[region, other], 12), axis=-1, kind="stable")
    names = np.array(MEASURES, dtype=object)
    found = (codes[region], codes[other], _positions(len(codes)), distance[region, other], *names[alike[:, :2]].T)
    return pd.DataFrame(dict(zip(COLUMNS, found, strict=True)))


def measures(context: pd.DataFrame) -> pd.DataFrame:
    """Return the measures of every region: the logarithm of inhabitants, urbanity, benefits per 1,000 inhabitants."""
    inhabitants = context["inhabitants_2020"].astype(float)
    benefits = {name: 1000 * context[f"{name}_2020"].astype(float) / inhabitants for name in BENEFITS}
    urbanity = context["urbanity_2020"].astype(float)
    return pd.DataFrame({"inhabitants": np.log(inhabitants), "urbanity": urbanity, **benefits})


def _columns() -> list[str]:
    return [f"{name}_2020" for name in MEASURES]


def _standardised(values: Floats) -> Floats:
    """Return the values in standard deviations over the regions; 0 where all are the same."""
    spread = values.std(axis=0) if len(values) else np.ones(values.shape[1])
    return (values - values.mean(axis=0)) / np.where(spread > 0, spread, 1.0) if len(values) else values


def _positions(regions: int) -> np.ndarray:
    return np.tile(np.arange(1, max(regions, 1)), regions)
