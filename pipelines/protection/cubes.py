"""Protection of the three cubes: counts, rates and amounts. One row in, one row out, for every key of the plan.

Exact for the support team; for the public the numbers of the rounded regions (regions.py). Not here: how these are
found.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.protection.people import REALISATION
from pipelines.registries import programme
from pipelines.registries.publication import controlled
from pipelines.statistics import behind, wilson

KEYS = ["region_code", "period", "target_group", "pillar"]
FEW_PEOPLE, BELOW_5, NOT_WITHIN, FEW_REGIONS = "few_people", "below_5", "not_within", "few_regions"
EXACT, PRECISION = "exact", "controlled5"
HAS_NUMBER = ("shown", "hidden")


def within_plan(cube: pd.DataFrame, plan: list[dict[str, str]]) -> pd.DataFrame:
    """Return the rows whose breakdown the plan names; the others are absent, not hidden."""
    period = cube["period"].astype("object")
    kinds = np.select([period == "all", period.str.contains("-")], ["all", "half_year"], default="year")
    groups = np.where(cube["target_group"] == "all", "all", "each")
    pillars = np.where(cube["pillar"] == "all", "all", "each")
    allowed = {(row["period_kind"], row["target_group"], row["pillar"]) for row in plan}
    keep = [key in allowed for key in zip(kinds, groups, pillars, strict=True)]
    return cube.loc[keep].reset_index(drop=True)


def exact_counts(cube: pd.DataFrame) -> pd.DataFrame:
    """Return the true counts as the support team reads them: columns of `cube_counts`."""
    return cube.assign(count=cube["count"].astype("Int64").mask(cube["status"] != "shown"), precision=EXACT)


def public_counts(cube: pd.DataFrame, rounded: pd.DataFrame) -> pd.DataFrame:
    """Return the counts for the public: columns of `cube_counts`.

    `rounded` has keys, measure and the `public` count of every cell that has a number. None of
    a region is hidden: not even that a count was delivered as `<5` can be seen. The country is, where too few regions
    stand behind it, or where they are too few for a table of it that leaves enough (gate.py).
    """
    found = cube.drop(columns="count").merge(rounded, how="left", on=[*KEYS, "measure"], validate="one_to_one")
    found.index = cube.index
    status = found["status"].mask(found["public"].notna(), "shown")
    few = _is_of_few_regions(cube, "measure") | (cube["status"].isin(HAS_NUMBER) & found["public"].isna())
    status = _as_their_total(cube.assign(status=status), "measure").mask(few, "hidden")
    return cube.assign(
        count=found["public"].astype("Int64").where(status == "shown"),
        status=status,
        coverage=_coverage(cube, status, "measure"),
        precision=PRECISION,
        hidden_because=_because(status == "hidden", pd.Series(FEW_REGIONS, index=cube.index)),
    )


def _because(is_hidden: pd.Series, reason: pd.Series) -> pd.Series:
    """Return the reason where a cell is hidden, else missing."""
    return reason.astype("str").where(is_hidden.astype(bool))


def _is_of_few_regions(cube: pd.DataFrame, what: str) -> pd.Series:
    """Return which figures of the country come from too few regions: they would be those of one or two of them."""
    is_country = cube["region_code"] == programme().country_code
    place = [*KEYS[1:], what]
    telling = cube.loc[~is_country & cube["status"].isin(HAS_NUMBER)].groupby(place).size()
    regions = telling.reindex(pd.MultiIndex.from_frame(cube[place]), fill_value=0).to_numpy()
    few = (regions > 0) & (regions < controlled().country_from_regions)
    return is_country & few & cube["status"].isin(HAS_NUMBER)


def _as_their_total(cube: pd.DataFrame, what: str) -> pd.Series:
    """Return the statuses, where what lies under a total that is missing or not applicable says the same."""
    status = cube["status"].copy()
    for axis in ("period", "target_group", "pillar"):
        place = [name for name in [*KEYS, what] if name != axis]
        totals = cube.loc[cube[axis] == "all"].set_index(place)["status"]
        above = totals.reindex(pd.MultiIndex.from_frame(cube[place])).to_numpy(dtype=object)
        silent = pd.Series(above, index=cube.index).where(lambda one: one.isin(("missing", "not_applicable")))
        status = silent.fillna(status).astype(status.dtype)
    return status


def _coverage(cube: pd.DataFrame, status: pd.Series, what: str) -> pd.Series:
    """Return the coverage as the public reads it: where `<5` is why, everything of the region and measure is partial.

    So it tells that rows were delivered as `<5`, and not where.
    """
    speaks = status == "shown"
    is_small = (
        (speaks | (status == "hidden")) & (cube["coverage"] == "partial") & (cube["coverage_otherwise"] != "partial")
    )
    everywhere = is_small.groupby([cube["region_code"], cube[what]]).transform("any")
    otherwise = cube["coverage_otherwise"].mask((status == "missing") & (cube["status"] != "missing"), "none")
    otherwise = otherwise.mask((status == "not_applicable") & (cube["status"] != "not_applicable"), "full")
    return otherwise.mask(speaks & everywhere, "partial").where(status != "hidden")


def exact_rates(cube: pd.DataFrame, place: list[str] = KEYS) -> pd.DataFrame:
    """Return the true shares as the support team reads them: columns of `cube_rates`, or of another `place`.

    `lower` and `upper` are fractions: the Wilson 95% interval. Of nobody there is no share. A share is hidden
    (`below_5`) where rows delivered as `<5` hold too many of the people.
    """
    numerator, denominator = cube["numerator"].astype("Int64"), cube["denominator"].astype("Int64")
    status = cube["status"].mask((cube["status"] == "shown") & (denominator == 0).fillna(False), "not_applicable")
    shown = status == "shown"
    bounds = wilson(_floats(numerator.where(shown)), _floats(denominator.where(shown)))
    reason = pd.Series(BELOW_5, index=cube.index)
    own = cube[[*place, "indicator"]]
    return _rates(own, (numerator, denominator), bounds, status, reason).assign(
        coverage=cube["coverage"], precision=EXACT
    )


def public_rates(cube: pd.DataFrame, rounded: pd.DataFrame) -> pd.DataFrame:
    """Return the shares for the public: columns of `cube_rates`.

    `rounded` has keys, indicator, public numerator and denominator, and `is_close`: whether people with the outcome,
    without it and all of them are close enough to the true ones. `lower` and `upper` span every pair of true counts
    behind the shown ones. Why a share is withheld, rounding or rows delivered as `<5`, is not told: `not_within`.
    """
    found = cube[[*KEYS, "indicator"]].merge(rounded, how="left", on=[*KEYS, "indicator"], validate="one_to_one")
    found.index = cube.index
    numerator, denominator = found["numerator"].astype("Int64"), found["denominator"].astype("Int64")
    has_number = cube["status"].isin(HAS_NUMBER)
    is_small = (denominator < controlled().share_from).fillna(True)
    is_far = (cube["status"] == "hidden") | ~found["is_close"].fillna(False).astype(bool)
    few = _is_of_few_regions(cube, "indicator") | (has_number & denominator.isna())
    status = cube["status"].mask(has_number, "shown").mask(has_number & (is_small | is_far | few), "hidden")
    reason = pd.Series(np.select([few, is_small], [FEW_REGIONS, FEW_PEOPLE], NOT_WITHIN), index=cube.index)
    status = _as_their_total(cube.assign(status=status), "indicator")
    shown = status == "shown"
    true = behind(_floats(numerator.where(shown)), _floats(denominator.where(shown)), PRECISION)
    bounds = wilson(*true.lowest_pair())[0], wilson(*true.highest_pair())[1]
    public = _rates(cube[[*KEYS, "indicator"]], (numerator, denominator), bounds, status, reason)
    return public.assign(coverage=_coverage(cube, status, "indicator"), precision=PRECISION)


def _rates(
    keys: pd.DataFrame,
    pair: tuple[pd.Series, pd.Series],
    bounds: tuple[NDArray[np.float64], NDArray[np.float64]],
    status: pd.Series,
    reason: pd.Series,
) -> pd.DataFrame:
    speaks = status == "shown"
    return keys.assign(
        numerator=pair[0].where(speaks),
        denominator=pair[1].where(speaks),
        lower=pd.Series(bounds[0], index=keys.index, dtype="Float64").where(speaks),
        upper=pd.Series(bounds[1], index=keys.index, dtype="Float64").where(speaks),
        status=status,
        hidden_because=_because(status == "hidden", reason),
    )


def _floats(values: pd.Series) -> NDArray[np.float64]:
    return np.asarray(values.astype("Float64").to_numpy(dtype=float, na_value=np.nan))


def amounts(cube: pd.DataFrame, people: pd.Series | None) -> pd.DataFrame:
    """Return the keys with indicator, amount, trajectories_behind, status, coverage, precision, hidden_because.

    The true cube holds numerator, denominator, of how many `trajectories`, factor and `people_in` (numerator,
    denominator, median or none): which part counts people. `people` is what the public reads of that part, in the order
    of the cube; None gives the true amounts. So no amount tells more than the public counts do.
    """
    numerator, denominator = cube["numerator"].astype("Float64"), cube["denominator"].astype("Float64")
    is_of_people = (cube["people_in"] != "none") & (people is not None)
    if people is not None:
        public = people.astype("Float64")
        numerator = numerator.mask(is_of_people & (cube["people_in"] != "denominator"), public)
        denominator = denominator.mask(is_of_people & (cube["people_in"] == "denominator"), public)
    # Of what is truly hidden, because all of it was delivered as `<5`, the public count tells what it tells everywhere.
    told = cube["status"].mask((cube["status"] == "hidden") & is_of_people & numerator.notna(), "shown")
    amount = (numerator / denominator.mask(denominator == 0) * cube["factor"]).where(told == "shown")
    status = told.mask((told == "shown") & amount.isna(), "not_applicable")
    status = status.mask((status == "not_applicable") & (told == "shown") & is_of_people & numerator.isna(), "hidden")
    reason = BELOW_5 if people is None else FEW_REGIONS
    is_aimed = cube["indicator"] == REALISATION
    return cube[[*KEYS, "indicator"]].assign(
        amount=amount,
        trajectories_behind=cube["trajectories"].astype("Int64").where(is_aimed & (status == "shown")),
        status=status,
        coverage=cube["coverage"].where((status != "hidden") | (people is None)),
        precision=pd.Series(np.where(is_of_people, PRECISION, EXACT), index=cube.index, dtype="str"),
        hidden_because=_because(status == "hidden", pd.Series(reason, index=cube.index)),
    )
