"""Protection of the three cubes: counts, rates and amounts. One row in, one row out, for every key of the plan."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.protection import rounding
from pipelines.statistics import wilson

KEYS = ["region_code", "period", "target_group", "pillar"]
FEW_PEOPLE, BELOW_5 = "few_people", "below_5"


def within_plan(cube: pd.DataFrame, plan: list[dict[str, str]]) -> pd.DataFrame:
    """Return the rows whose breakdown the plan names; the others are absent, not hidden."""
    period = cube["period"].astype("object")
    kinds = np.select([period == "all", period.str.contains("-")], ["all", "half_year"], default="year")
    groups = np.where(cube["target_group"] == "all", "all", "each")
    pillars = np.where(cube["pillar"] == "all", "all", "each")
    allowed = {(row["period_kind"], row["target_group"], row["pillar"]) for row in plan}
    keep = [key in allowed for key in zip(kinds, groups, pillars, strict=True)]
    return cube.loc[keep].reset_index(drop=True)


def counts(cube: pd.DataFrame, rates: pd.DataFrame, indicators: pd.DataFrame, is_exact: bool) -> pd.DataFrame:
    """Return region_code, period, target_group, pillar, measure, count, status, coverage, precision, hidden_because.

    Rounded counts hide 0 to 4, and also every numerator that a capped rate keeps back. All of them say `few_people`:
    that a count was delivered as `<5` would tell that it is hardly ever 0.
    """
    cube = cube.assign(count=cube["count"].astype("Int64").mask(cube["status"] != "shown"))
    if is_exact:
        return cube.assign(precision="exact")
    protected = rounding.rounded(cube["count"]).mask(_kept_back(cube, rates, indicators))
    status = cube["status"].mask((cube["status"] == "shown") & protected.isna(), "hidden")
    because = _because(status == "hidden", pd.Series(FEW_PEOPLE, index=cube.index))
    return cube.assign(count=protected, status=status, precision="controlled5", hidden_because=because)


def _because(is_hidden: pd.Series, reason: pd.Series) -> pd.Series:
    """Return the reason where a cell is hidden, else missing."""
    return reason.astype("str").where(is_hidden.astype(bool))


def _kept_back(cube: pd.DataFrame, rates: pd.DataFrame, indicators: pd.DataFrame) -> pd.Series:
    """Return which counts are the numerator of a rate that is capped at the same key."""
    measure_of = indicators.set_index("indicator")["numerator"]
    capped = rates.loc[rates["cap"] != "none"]
    taken = set(zip(*(capped[key] for key in KEYS), capped["indicator"].map(measure_of), strict=True))
    own = zip(*(cube[key] for key in KEYS), cube["measure"], strict=True)
    return pd.Series([key in taken for key in own], index=cube.index, dtype=bool)


def rates(cube: pd.DataFrame, is_exact: bool) -> pd.DataFrame:
    """Return keys, indicator, numerator, denominator, cap, lower, upper, status, coverage, precision, hidden_because.

    `lower` and `upper` are fractions: the Wilson 95% interval, on rounded counts widened to every possible true pair.
    `hidden_because` is `few_people`, or `below_5` where rows delivered as `<5` hold too many of the people. The public
    hears `below_5` only of a share that would be shown without that rule: then the figures themselves were safe, and
    the reason tells nothing about small ones.
    """
    is_shown = cube["status"] == "shown"
    numerator = cube["numerator"].astype("Int64")
    denominator = cube["denominator"].astype("Int64")
    reason = pd.Series(BELOW_5, index=cube.index, dtype="str")
    if is_exact:
        cap = pd.Series("none", index=cube.index, dtype="str")
        # Of nobody there is no share. The public is not told that it was nobody: there the cell is hidden.
        status = cube["status"].mask(is_shown & (denominator == 0).fillna(False), "not_applicable")
        lower, upper = wilson(_floats(numerator), _floats(denominator))
    else:
        numerator, denominator = rounding.rounded(numerator), rounding.rounded(denominator)
        cap = rounding.caps(numerator, denominator)
        reason = reason.mask(cap == "hidden", FEW_PEOPLE)
        status = cube["status"].mask(is_shown & (cap == "hidden"), "hidden")
        cap = cap.where(status == "shown", "none")
        lower, upper = rounding.spans(numerator, denominator)
    speaks = status == "shown"
    return cube[[*KEYS, "indicator"]].assign(
        numerator=numerator.where(speaks & (cap == "none")),
        denominator=denominator.where(speaks),
        cap=cap,
        lower=pd.Series(lower, index=cube.index, dtype="Float64").where(speaks),
        upper=pd.Series(upper, index=cube.index, dtype="Float64").where(speaks),
        status=status,
        coverage=cube["coverage"],
        precision="exact" if is_exact else "controlled5",
        hidden_because=_because(status == "hidden", reason),
    )


def _floats(values: pd.Series) -> NDArray[np.float64]:
    return np.asarray(values.astype("Float64").to_numpy(dtype=float, na_value=np.nan))


def amounts(cube: pd.DataFrame, counts: pd.DataFrame, is_exact: bool) -> pd.DataFrame:
    """Return the keys with indicator, amount, status, coverage, precision, hidden_because.

    The true cube holds numerator, denominator, factor and `people_in` (numerator, denominator, median or none): the
    part that counts people is protected before the division, so no amount tells more than the published counts. What
    the public `counts` do not say of the participants of a cell, no amount of that cell says; nor of one project alone.
    """
    people = cube["people_in"]
    numerator, denominator = cube["numerator"].astype("Float64"), cube["denominator"].astype("Float64")
    reason = pd.Series(BELOW_5, index=cube.index, dtype="str")
    if not is_exact:
        numerator = numerator.mask(people == "numerator", _rounded_floats(numerator))
        denominator = denominator.mask(people == "denominator", _rounded_floats(denominator))
        reason = pd.Series(FEW_PEOPLE, index=cube.index, dtype="str")
        numerator = numerator.mask(people == "median", _rounded_floats(numerator))
        numerator = numerator.mask((people != "none") & (~_counted(cube, counts) | _is_of_few_projects(cube)))
    amount = (numerator / denominator.mask(denominator == 0) * cube["factor"]).where(cube["status"] == "shown")
    is_rounded = (people != "none") & (not is_exact)
    status = cube["status"].mask((cube["status"] == "shown") & amount.isna(), "not_applicable")
    status = status.mask((cube["status"] == "shown") & amount.isna() & is_rounded, "hidden")
    return cube[[*KEYS, "indicator"]].assign(
        amount=amount,
        status=status,
        coverage=cube["coverage"],
        precision=pd.Series(np.where(is_rounded, "controlled5", "exact"), index=cube.index, dtype="str"),
        hidden_because=_because(status == "hidden", reason),
    )


def _is_of_few_projects(cube: pd.DataFrame) -> pd.Series:
    """Return which amounts of people are of one project alone, or are the median of a few."""
    is_few = (cube["people_in"] == "median") & (cube["trajectories"] < rounding.MEDIAN_FROM_TRAJECTORIES)
    return is_few | (cube["trajectories"] == 1)


def _counted(cube: pd.DataFrame, counts: pd.DataFrame) -> pd.Series:
    """Return for which cells the public counts give the number of participants."""
    known = counts.loc[(counts["measure"] == "participants") & (counts["status"] == "shown"), KEYS]
    own = pd.MultiIndex.from_frame(cube[KEYS])
    return pd.Series(own.isin(pd.MultiIndex.from_frame(known)), index=cube.index)


def _rounded_floats(values: pd.Series) -> pd.Series:
    """Round numbers of people that may be halves (a median); halves go up before they are rounded to 5."""
    whole = pd.Series(np.floor(_floats(values) + 0.5), index=values.index).astype("Int64")
    return rounding.rounded(whole).astype("Float64")
