"""What is different since the delivery, or the publication, before: the table `changes` of either audience."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from pipelines.protection.cubes import EXACT, PRECISION
from pipelines.registries import programme

if TYPE_CHECKING:
    from pipelines.protection.audience import Earlier

COLUMNS = [
    "region_code", "kind", "subject", "name", "previous_date", "reference_date", "previous", "previous_status",
    "current", "current_status", "difference", "precision", "previous_hidden_because", "current_hidden_because",
]  # fmt: skip


def exact_changes(table: pd.DataFrame) -> pd.DataFrame:
    """Return the true changes: the delivery that counts beside the one that counted before it."""
    is_measure = table["kind"] == "measure"
    shown = {
        name: table[name].astype("Int64").where(table[f"{name}_status"] == "shown") for name in ("previous", "current")
    }
    hidden = {
        f"{name}_hidden_because": pd.Series("below_5", index=table.index, dtype="str").where(
            table[f"{name}_status"] == "hidden"
        )
        for name in shown
    }
    precision = pd.Series(EXACT, index=table.index, dtype="str").where(is_measure)
    return table.assign(**shown, **hidden, difference=shown["current"] - shown["previous"], precision=precision)


def public_changes(
    earlier: Mapping[str, "Earlier"], counts: pd.DataFrame, projects: pd.DataFrame, regions: pd.DataFrame
) -> pd.DataFrame:
    """Return what is different between two public tables of a region, which is all that the public has seen of it.

    A region of which nothing else was published has no row, and neither has the country; of a project that came or went
    there is no number.
    """
    is_total = (counts["period"] == "all") & (counts["target_group"] == "all") & (counts["pillar"] == "all")
    days = regions.set_index("region_code")["reference_date"]
    rows = []
    for region, before in sorted(earlier.items()):
        if region == programme().country_code:
            continue
        dates = {"region_code": region, "previous_date": before.reference_date, "reference_date": days[region]}
        previous = before.held.table.groupby("measure")["count"].sum()
        now = counts.loc[is_total & (counts["region_code"] == region)]
        for row in now.itertuples():
            known = row.measure in previous.index
            both = known and row.status == "shown"
            was = int(previous[row.measure]) if known else None
            rows.append(
                {
                    **dates,
                    "kind": "measure",
                    "subject": row.measure,
                    "previous": was,
                    "current": row.count,
                    "previous_status": "shown" if known else "missing",
                    "current_status": row.status,
                    "difference": row.count - was if both else None,
                    "precision": PRECISION,
                }
            )
        own = projects.loc[projects["region_code"] == region].set_index("trajectory")["name"]
        gone = set(before.held.projects["trajectory"])
        rows += [
            {**dates, "kind": "project_added", "subject": one, "name": own[one]} for one in own.index if one not in gone
        ]
        rows += [{**dates, "kind": "project_removed", "subject": one} for one in sorted(gone - set(own.index))]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype(dict.fromkeys(("previous", "current", "difference"), "Int64"))
