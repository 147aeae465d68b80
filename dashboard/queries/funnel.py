"""How far a share may lie from the country by chance alone, for regions of every size on the page."""

import numpy as np
import pandas as pd

from dashboard.queries.comparison import COUNTRY
from pipelines.statistics import verdict_limits
from pipelines.statistics.funnel import dispersion
from pipelines.statistics.intervals import z_value
from pipelines.statistics.shrinkage import empirical_bayes

LEVELS = {"95": 0.95, "998": 0.998}
POINTS = 120


def with_limits(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the regions that have a share, with `lower_95`, `upper_95`, `lower_998`, `upper_998` for their size.

    `rows` is a frame of `queries.comparison`. The limits are fractions, and the exact inverse of the verdict
    (docs/method.md, section 3). Empty where the country has no share of its own.
    """
    regions = rows[(rows["region_code"] != COUNTRY) & (rows["status"] == "shown")]
    return _limited(regions, _country(rows), regions["denominator"].to_numpy(dtype=float))


def limits(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the same limits for sizes from the smallest to beyond the largest region: `people` and six bounds.

    The size of every region is among them: there the line is exact, not drawn between two neighbours.
    """
    sizes = with_limits(rows)["denominator"].to_numpy(dtype=float)
    if not len(sizes):
        return pd.DataFrame(columns=["people"])
    people = np.union1d(np.geomspace(sizes.min() * 0.8, sizes.max() * 1.06, POINTS), sizes)
    return _spread(_limited(pd.DataFrame({"people": people}), _country(rows), people), rows)


def _spread(bands: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the bands with the limits of the ordinary spread between regions, missing where chance explains it all.

    Source: Spiegelhalter (2005), the additive variance between regions. It changes no verdict.
    """
    regions, country = with_limits(rows), _country(rows)
    within = country * (1 - country)
    tau2 = 0.0
    if within > 0:
        errors = np.sqrt(within / regions["denominator"].to_numpy(dtype=float))
        tau2 = dispersion(regions["value"].to_numpy(dtype=float), errors, country).tau2
    half = z_value(LEVELS["95"]) * np.sqrt(within / bands["people"].to_numpy() + tau2)
    ends = {"lower_spread": country - half, "upper_spread": country + half}
    return bands.assign(**{name: np.clip(end, 0, 1) if tau2 > 0 else np.nan for name, end in ends.items()})


def drawn_in(points: pd.DataFrame) -> np.ndarray:
    """Return the shares of regions drawn towards their mean, the more the fewer people (docs/method.md, section 10)."""
    x, n = (points[name].to_numpy(dtype=float, na_value=np.nan) for name in ("numerator", "denominator"))
    return np.asarray(empirical_bayes(x, n))


def _country(rows: pd.DataFrame) -> float:
    value = rows.loc[rows["region_code"] == COUNTRY, "value"].iloc[0]
    return float("nan") if pd.isna(value) else float(value)


def _limited(frame: pd.DataFrame, country: float, people: np.ndarray) -> pd.DataFrame:
    if np.isnan(country):
        return frame.iloc[:0]
    bounds = {name: verdict_limits(people, country, level) for name, level in LEVELS.items()}
    return frame.assign(
        **{
            f"{side}_{name}": pair[index]
            for name, pair in bounds.items()
            for index, side in enumerate(("lower", "upper"))
        }
    )
