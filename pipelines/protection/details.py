"""Protection of the tables that are no cube: trajectories, lessons, findings and deliveries."""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from pipelines.protection import cubes

TABLES = ("levering", "trajecten", "resultaten", "lessen")
OUTCOMES = ["participants", "placements", "sustained_placements", "praktijkverklaringen", "further_education"]
BELOW_5, HIDES = "BELOW_5", "BELOW_5_HIDES"
FREE_TEXT = ["reason", "lead", "partners", "accountability_link"]
BANDS = ((10, "below_10"), (25, "10_to_24"), (50, "25_to_49"))  # never `10-24`: a spreadsheet makes that a date
LARGEST_BAND = "50_or_more"


def public_projects(table: pd.DataFrame, rounded: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the true trajectories with the public numbers of people, which add up to those of their pillar.

    `rounded` has per region trajectory and measures; a project of which a number is not known has none.
    """
    own = [one.assign(region_code=region) for region, one in rounded.items() if len(one)]
    keys = ["region_code", "trajectory"]
    numbers = pd.concat(own).reindex(columns=[*keys, *OUTCOMES]) if own else pd.DataFrame(columns=[*keys, *OUTCOMES])
    public = table.drop(columns=OUTCOMES).merge(numbers, how="left", on=keys, validate="one_to_one")
    return _told(public.astype(dict.fromkeys(OUTCOMES, "Int64")))


def _told(public: pd.DataFrame) -> pd.DataFrame:
    """Return the projects with what the public hears of each outcome: nowhere that it was delivered as `<5`.

    An outcome of which all was, is a 0 like that of any 0 to 5 people, as in the cubes; and where `<5` is all that is
    not known of one, every outcome of that kind in the region is partial.
    """
    said: dict[str, pd.Series] = {}
    for outcome in OUTCOMES:
        true = public[f"{outcome}_status"]
        number = public[outcome].mask((true == "hidden") & public[outcome].isna(), 0)
        told = true.mask(number.notna(), "shown").mask((true == "shown") & number.isna(), "hidden")
        said |= {outcome: number, f"{outcome}_status": told}
        said[f"{outcome}_coverage"] = _coverage(public, f"{outcome}_coverage", told == "shown").where(told != "hidden")
    has_people = public["participants_status"] != "not_applicable"
    return public.assign(**said, coverage=_coverage(public, "coverage", has_people))


def _coverage(public: pd.DataFrame, name: str, speaks: pd.Series) -> pd.Series:
    """Return how much the public hears is known: where `<5` is why, everything of the region that speaks is partial."""
    otherwise = public[f"{name}_otherwise"]
    is_small = speaks & (public[name] == "partial") & (otherwise != "partial")
    everywhere = is_small.groupby(public["region_code"]).transform("any")
    return otherwise.mask(speaks & everywhere & (otherwise == "full"), "partial")


def public_trajectories(projects: pd.DataFrame) -> pd.DataFrame:
    """Return one row per trajectory with its public numbers and the band of them.

    Reasons, leads, partners and links are free text of a delivery and stay with the support team.
    """
    nothing = {column: pd.array([None] * len(projects), dtype="str") for column in FREE_TEXT}
    return projects.assign(participants_band=bands(projects["participants"]), **nothing)


def exact_counts(table: pd.DataFrame) -> pd.DataFrame:
    """Return the true counts of every project as the support team reads them: columns of `trajectory_counts`."""
    return table.assign(count=table["count"].astype("Int64").where(table["status"] == "shown"))


def exact_rates(table: pd.DataFrame, offered: Collection[str]) -> pd.DataFrame:
    """Return the true shares of every project as the support team reads them, of the indicators that it reads."""
    own = table.loc[table["indicator"].isin(offered)].reset_index(drop=True)
    return cubes.exact_rates(own, ["region_code", "trajectory", "period"])


def bands(size: pd.Series) -> pd.Series:
    """Return `below_10`, `10_to_24`, `25_to_49` or `50_or_more` for numbers of participants, missing where one is."""
    number = size.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    with np.errstate(invalid="ignore"):
        names = np.select([number < limit for limit, _ in BANDS], [name for _, name in BANDS], default=LARGEST_BAND)
    return pd.Series(names, index=size.index, dtype="str").mask(size.isna())


def public_lessons(table: pd.DataFrame) -> pd.DataFrame:
    """Return the lessons that the public may read: only those shared with everyone."""
    return table.loc[table["share_with"] == "iedereen"].reset_index(drop=True)


def public_deliveries(table: pd.DataFrame) -> pd.DataFrame:
    """Return the deliveries with an id that says nothing of their files: the region and a number within it."""
    order = table.sort_values(["region_code", "reference_date", "version", "delivery_id"], na_position="first")
    place = order.groupby("region_code", dropna=False).cumcount() + 1
    return table.assign(delivery_id=order["region_code"].fillna("?") + "-" + place.astype(str))


def exact_findings(table: pd.DataFrame) -> pd.DataFrame:
    """Return the findings; where it is told that rows with `<5` hide shares, not once more that there are any."""
    hiding = set(table.loc[table["rule"] == HIDES, "delivery_id"])
    return table.loc[(table["rule"] != BELOW_5) | ~table["delivery_id"].isin(hiding)]


def public_findings(table: pd.DataFrame) -> pd.DataFrame:
    """Return per region, standing, rule and table only the number of rows.

    A row in which two columns break the same rule is one row. A sheet may have been called anything; the public reads
    the name of a table only where it is one of ours.
    """
    keys = ["region_code", "standing", "rule", "severity", "table_name"]
    rows = exact_findings(table).drop_duplicates([*keys, "delivery_id", "file", "row"])
    known = rows.assign(table_name=rows["table_name"].where(rows["table_name"].isin(TABLES)))
    counted = known.groupby(keys, dropna=False, as_index=False)["rows"].sum()
    return counted.reindex(columns=table.columns).astype({"rows": "Int64"})
