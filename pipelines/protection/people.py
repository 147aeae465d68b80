"""The people in public amounts: what the public reads of participants, of a cell or of its projects."""

import pandas as pd

from pipelines.registries import programme

REACH, REALISATION, MEDIAN = "reach", "target_realisation", "participants_per_trajectory"


def of_amounts(cube: pd.DataFrame, counts: pd.DataFrame, projects: pd.DataFrame) -> pd.Series:
    """Return the public number of people of every row of the true `cube_amounts`; missing where there is none.

    `counts` is the public `cube_counts`; `projects` has region_code, pillar, `is_counted`, `is_aimed` (true facts of a
    project) and the public number of participants.
    """
    place = ["region_code", "pillar"]
    is_total = (counts["measure"] == "participants") & (counts["period"] == "all") & (counts["target_group"] == "all")
    known = {REACH: counts.loc[is_total].set_index(place)["count"].astype("Float64")}
    everywhere = pd.concat([projects, projects.assign(region_code=programme().country_code)])
    each = pd.concat([everywhere, everywhere.assign(pillar="all")])
    each = each.assign(participants=each["participants"].astype("Float64"))
    known[MEDIAN] = each.loc[each["is_counted"]].groupby(place)["participants"].median()
    known[REALISATION] = each.loc[each["is_aimed"]].groupby(place)["participants"].sum(min_count=1)
    found = pd.Series(pd.NA, index=cube.index, dtype="Float64")
    for indicator, people in known.items():
        own = cube.loc[cube["indicator"] == indicator, place]
        found.loc[own.index] = people.reindex(pd.MultiIndex.from_frame(own)).to_numpy()
    return found
