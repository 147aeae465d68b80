"""Protection of the tables that are no cube: trajectories, lessons and findings."""

import numpy as np
import pandas as pd

from pipelines.protection import rounding

PROTECTED = frozenset({"trajectories", "lessons", "findings"})
OUTCOMES = ["placements", "sustained_placements", "praktijkverklaringen", "further_education"]
FREE_TEXT = ["reason", "lead", "partners", "accountability_link"]
OUTCOMES_FROM = 50
BANDS = ((10, "<10"), (25, "10-24"), (50, "25-49"))


def trajectories(table: pd.DataFrame, counts: pd.DataFrame, is_exact: bool) -> pd.DataFrame:
    """Return one row per trajectory; for the public a band of participants and outcomes from 50 participants.

    Public bands are of the rounded number: a limit between 8 and 12 would tell more than 10 does. A project gives no
    outcome that the public `counts` keep back for its region or pillar, of which it may be the only one. Reasons,
    leads, partners and links are free text of a delivery and stay with the support team until cleaned.
    """
    size = table["participants"].astype("Int64")
    if is_exact:
        return table.assign(participants_band=bands(size))
    size = rounding.rounded(size).mask((size < rounding.SMALLEST_SHOWN).fillna(False), 0)
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
    """Return `<10`, `10-24`, `25-49` or `50+` for numbers of participants, missing where the number is."""
    number = size.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    with np.errstate(invalid="ignore"):
        names = np.select([number < limit for limit, _ in BANDS], [name for _, name in BANDS], default="50+")
    return pd.Series(names, index=size.index, dtype="str").mask(size.isna())


def lessons(table: pd.DataFrame, is_exact: bool) -> pd.DataFrame:
    """Return the lessons that this audience may read: the public only those shared with everyone."""
    return table if is_exact else table.loc[table["share_with"] == "iedereen"].reset_index(drop=True)


def findings(table: pd.DataFrame, is_exact: bool) -> pd.DataFrame:
    """Return the findings; for the public per delivery, rule and table only the number of rows.

    A row in which two columns break the same rule is one row.
    """
    if is_exact:
        return table
    keys = ["delivery_id", "region_code", "rule", "severity", "table_name"]
    rows = table.drop_duplicates([*keys, "file", "row"])
    counted = rows.groupby(keys, dropna=False, as_index=False)["rows"].sum()
    return counted.reindex(columns=table.columns).astype({"rows": "Int64"})
