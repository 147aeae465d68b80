"""The tables of one audience out of the true ones. Every number of people leaves through `protect`."""

from collections.abc import Mapping

import pandas as pd

from pipelines.protection import cubes, details
from pipelines.protection.keeping_back import keep_back
from pipelines.registries import publication_plan

Tables = dict[str, pd.DataFrame]
EXACT_AUDIENCES = frozenset({"landelijk"})


def protect(true: Mapping[str, pd.DataFrame], audience: str) -> Tables:
    """Return the tables of `audience`: only its breakdowns, every count of people protected as that audience needs.

    `true` holds the marts by name (grain in pipelines/models/marts); `landelijk` gets exact counts, `openbaar`
    rounded ones. Raises KeyError for an audience without a publication plan.
    """
    plan = publication_plan()[audience]
    is_exact = audience in EXACT_AUDIENCES
    indicators = true["indicators"].loc[
        true["indicators"]["audiences"].str.split(",").map(lambda names: audience in names)
    ]
    offered = set(indicators["indicator"])
    planned = {name: cubes.within_plan(true[name], plan) for name in ("cube_counts", "cube_rates", "cube_amounts")}
    planned["cube_rates"] = planned["cube_rates"].loc[planned["cube_rates"]["indicator"].isin(offered)]
    rates = cubes.rates(planned["cube_rates"], is_exact)
    counts = cubes.counts(planned["cube_counts"], rates, true["indicators"], is_exact)
    if not is_exact:
        counts, rates = keep_back(planned, counts, rates, indicators)
    rates_before = cubes.rates(true["previous_rates"].loc[true["previous_rates"]["indicator"].isin(offered)], is_exact)
    counts_before = cubes.counts(true["previous_counts"], rates_before, true["indicators"], is_exact)
    amounts = planned["cube_amounts"]
    return {
        **{name: table for name, table in true.items() if name not in details.PROTECTED | set(planned)},
        "cube_counts": counts,
        "cube_rates": rates,
        "cube_amounts": cubes.amounts(amounts.loc[amounts["indicator"].isin(offered)], counts, is_exact),
        "trajectories": details.trajectories(true["trajectories"], counts, is_exact),
        "lessons": details.lessons(true["lessons"], is_exact),
        "findings": details.findings(true["findings"], is_exact),
        "changes": details.changes(true["changes"], counts, counts_before, is_exact),
        "indicators": indicators,
        "breakdowns": pd.DataFrame(plan, columns=["period_kind", "target_group", "pillar"]),
    }
