"""Protection of the tables that are no cube: trajectories, lessons and findings."""

import numpy as np
import pandas as pd

from pipelines.protection import rounding
from pipelines.protection.rounding import SMALLEST_SHOWN

PROTECTED = frozenset({"trajectories", "lessons", "findings", "changes"})
TABLES = ("levering", "trajecten", "resultaten", "lessen")
OUTCOMES = ["placements", "sustained_placements", "praktijkverklaringen", "further_education"]
BELOW_5, HIDES = "BELOW_5", "BELOW_5_HIDES"
STATED = ("status", "hidden_because")
FREE_TEXT = ["reason", "lead", "partners", "accountability_link"]
OUTCOMES_FROM = 50
BANDS = ((10, "below_10"), (25, "10_to_24"), (50, "25_to_49"))  # never `10-24`: a spreadsheet makes that a date
LARGEST_BAND = "50_or_more"


def trajectories(table: pd.DataFrame, counts: pd.DataFrame, is_exact: bool) -> pd.DataFrame:
    """Return one row per trajectory; for the public a band of participants and outcomes from 50 participants.

    Public bands are of the rounded number: a limit between 8 and 12 would tell more than 10 does. A project gives no
    outcome that the public `counts` keep back for its region or pillar, of which it may be the only one. Reasons,
    leads, partners and links are free text of a delivery and stay with the support team until cleaned.
    """
    size = table["participants"].astype("Int64")
    if is_exact:
        return table.assign(participants_band=bands(size))
    size = rounding.rounded(size).mask((size < SMALLEST_SHOWN).fillna(False), 0)
    public = table.assign(participants_band=bands(size), participants=pd.array([pd.NA] * len(table), dtype="Int64"))
    for measure in OUTCOMES:
        is_told = (size >= OUTCOMES_FROM).fillna(False) & _is_counted(table, counts, measure)
        public[measure] = rounding.rounded(table[measure]).where(is_told)
    for column in FREE_TEXT:
        public[column] = pd.array([None] * len(table), dtype="str")
    return public


def _is_counted(table: pd.DataFrame, counts: pd.DataFrame, measure: str) -> pd.Series:
    """Return for which projects the measure is shown for the region and for the region's pillar, over all people."""
    whole = counts.loc[(counts["period"] == "all") & (counts["target_group"] == "all") & (counts["status"] == "shown")]
    known = pd.MultiIndex.from_frame(whole.loc[whole["measure"] == measure, ["region_code", "pillar"]])
    own = pd.MultiIndex.from_frame(table[["region_code", "pillar"]])
    total = pd.MultiIndex.from_frame(table[["region_code"]].assign(pillar="all"))
    return pd.Series(own.isin(known) & total.isin(known), index=table.index)


def bands(size: pd.Series) -> pd.Series:
    """Return `below_10`, `10_to_24`, `25_to_49` or `50_or_more` for numbers of participants, missing where one is."""
    number = size.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    with np.errstate(invalid="ignore"):
        names = np.select([number < limit for limit, _ in BANDS], [name for _, name in BANDS], default=LARGEST_BAND)
    return pd.Series(names, index=size.index, dtype="str").mask(size.isna())


def lessons(table: pd.DataFrame, is_exact: bool) -> pd.DataFrame:
    """Return the lessons that this audience may read: the public only those shared with everyone."""
    return table if is_exact else table.loc[table["share_with"] == "iedereen"].reset_index(drop=True)


def findings(table: pd.DataFrame, rates: pd.DataFrame, is_exact: bool) -> pd.DataFrame:
    """Return the findings; for the public per region, standing, rule and table only the number of rows.

    That `<5` hides shares is told where the public `rates` say so. A row in which two columns break the same rule is
    one row. A sheet may have been called anything; the public reads the name of a table only where it is one of ours.
    """
    bent = set(rates.loc[rates["hidden_because"] == "below_5", "region_code"])
    told = table.loc[(table["rule"] != HIDES) | table["region_code"].isin(bent)]
    hiding = set(told.loc[told["rule"] == HIDES, "delivery_id"])
    table = told.loc[(told["rule"] != BELOW_5) | ~told["delivery_id"].isin(hiding)]  # that says it already
    if is_exact:
        return table
    keys = ["region_code", "standing", "rule", "severity", "table_name"]
    rows = table.drop_duplicates([*keys, "delivery_id", "file", "row"])
    known = rows.assign(table_name=rows["table_name"].where(rows["table_name"].isin(TABLES)))
    counted = known.groupby(keys, dropna=False, as_index=False)["rows"].sum()
    return counted.reindex(columns=table.columns).astype({"rows": "Int64"})


def changes(table: pd.DataFrame, now: pd.DataFrame, before: pd.DataFrame, is_exact: bool) -> pd.DataFrame:
    """Return the changes with the published figures: a difference is that of two published counts, or there is none.

    `now` and `before` are protected counts; of a project that came or went there is no number.
    """
    published = table.drop(columns=["delivery_id", "previous", "previous_status", "current", "current_status"])
    for name, cube in (("previous", before), ("current", now)):
        figures = _totals(cube).rename(columns={"count": name, **{one: f"{name}_{one}" for one in STATED}})
        published = published.merge(figures, how="left", on=["region_code", "subject"], validate="many_to_one")
    is_measure = (published["kind"] == "measure").to_numpy()
    for name in ("previous", "current"):
        published[name] = published[name].astype("Int64").where(is_measure)
        for one in STATED:
            published[f"{name}_{one}"] = published[f"{name}_{one}"].where(is_measure)
    return published.assign(
        difference=published["current"] - published["previous"],
        precision=pd.Series("exact" if is_exact else "controlled5", index=published.index, dtype="str").where(
            is_measure
        ),
    )


def _totals(cube: pd.DataFrame) -> pd.DataFrame:
    """Return region_code, subject, count, status and hidden_because over all periods, groups and pillars."""
    is_total = (cube["period"] == "all") & (cube["target_group"] == "all") & (cube["pillar"] == "all")
    return cube.loc[is_total, ["region_code", "measure", "count", *STATED]].rename(columns={"measure": "subject"})
