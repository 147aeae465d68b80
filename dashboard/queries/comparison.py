"""Regions side by side for one indicator, with the verdict beside the country."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease
from dashboard.selection import ALL, Selection
from pipelines.registries import programme
from pipelines.statistics import country_range, verdict

COUNTRY = programme().country_code
SQL_OF = {"rate": "comparison_rate", "count": "comparison_count"}
AMOUNT = "comparison_amount"


def indicator(opened: OpenedRelease, code: str) -> dict[str, Any]:
    """Return one indicator as the release defines it, by column name of the table `indicators`."""
    found: dict[str, Any] = opened.query(statement("indicator"), {"indicator": code}).iloc[0].to_dict()
    return found


def defined(opened: OpenedRelease, codes: Iterable[str]) -> list[str]:
    """Return which of these figures the release has: a programme may ask for fewer."""
    return [code for code in codes if not opened.query(statement("indicator"), {"indicator": code}).empty]


def comparison(opened: OpenedRelease, selection: Selection, code: str) -> pd.DataFrame:
    """Return one row per region, and NL: region_code, name, short_name, numerator, denominator, value, lower, upper,
    status, coverage, precision, hidden_because, period, target_group, pillar, verdict; the choices are those
    that the figures are of.

    `value` is a fraction for a share, else in the indicator's unit. `verdict` is `unknown` where nothing can be said,
    and empty for what is not a share. Amounts are given over the whole period and all groups.
    """
    about = indicator(opened, code)
    is_amount = about["kind"] not in SQL_OF
    keys = {
        "indicator": code,
        "period": ALL if is_amount else selection.period,
        "target_group": ALL if is_amount else selection.target_group,
        "pillar": selection.pillar,
    }
    frame = opened.query(statement(SQL_OF.get(about["kind"], AMOUNT)), keys)
    frame = frame.assign(**{name: keys[name] for name in ("period", "target_group", "pillar")})
    return frame.assign(verdict=_verdicts(frame) if about["kind"] == "rate" and len(frame) else "")


def _verdicts(frame: pd.DataFrame) -> np.ndarray:
    x, n = (frame[name].to_numpy(dtype=float, na_value=np.nan) for name in ("numerator", "denominator"))
    precision = str(frame["precision"].iloc[0])
    country = int(np.flatnonzero(frame["region_code"] == COUNTRY)[0])
    return verdict(x, n, country_range(x[country], n[country], precision), precision)
