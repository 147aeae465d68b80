"""The tables of one audience out of the true ones. Every number of people leaves through `protect`."""

from collections.abc import Mapping

import pandas as pd

from pipelines.protection import cubes, details, texts
from pipelines.protection.keeping_back import keep_back
from pipelines.registries import contents, publication_plan

Tables = dict[str, pd.DataFrame]
EXACT_AUDIENCES = frozenset({"landelijk"})
OF_INDICATORS = ("cube_rates", "cube_amounts", "previous_rates")
PLANNED = ("cube_counts", "previous_counts", *OF_INDICATORS)


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
    planned = {name: cubes.within_plan(true[name], plan) for name in PLANNED}
    planned |= {name: planned[name].loc[planned[name]["indicator"].isin(offered)] for name in OF_INDICATORS}
    every = true["indicators"]
    counts, rates = _published(planned["cube_counts"], planned["cube_rates"], every, indicators, is_exact)
    rates = _without_caps(rates)
    before, _ = _published(planned["previous_counts"], planned["previous_rates"], every, indicators, is_exact)
    tables = {
        **{name: table for name, table in true.items() if name not in {*details.PROTECTED, *planned, texts.DECIDED}},
        "cube_counts": counts,
        "cube_rates": rates,
        "cube_amounts": cubes.amounts(planned["cube_amounts"], counts, is_exact),
        "trajectories": details.trajectories(true["trajectories"], counts, is_exact),
        "lessons": details.lessons(true["lessons"], is_exact),
        "findings": details.findings(true["findings"], rates, is_exact),
        "changes": details.changes(true["changes"], counts, before, is_exact),
        "regions": true["regions"].assign(published=None if is_exact else true["regions"]["reference_date"]),
        "protection": pd.DataFrame(columns=_columns("protection")),
        "indicators": indicators,
        "breakdowns": pd.DataFrame(plan, columns=["period_kind", "target_group", "pillar"]),
        "texts": texts.counted(true),
    }
    return tables if is_exact else texts.public(tables, true)


def _columns(table: str) -> list[str]:
    return [column.name for one in contents.tables() if one.name == table for column in one.columns]


def _without_caps(rates: pd.DataFrame) -> pd.DataFrame:
    """Return the rates with those below 5% and above 95% hidden."""
    capped = rates["cap"] != "none"
    figures = {name: rates[name].mask(capped) for name in ("numerator", "denominator", "lower", "upper")}
    status, because = rates["status"].mask(capped, "hidden"), rates["hidden_because"].mask(capped, cubes.FEW_PEOPLE)
    return rates.assign(**figures, status=status, hidden_because=because).drop(columns="cap")


def _published(
    counts: pd.DataFrame, rates: pd.DataFrame, every: pd.DataFrame, offered: pd.DataFrame, is_exact: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return true counts and rates of one state of things as the audience may read them.

    `every` names all indicators, because a numerator is kept back for whoever has the share; `offered` those of this
    audience.
    """
    true = {"cube_counts": counts, "cube_rates": rates}
    rates = cubes.rates(rates, is_exact)
    counts = cubes.counts(counts, rates, every, is_exact)
    return (counts, rates) if is_exact or counts.empty else keep_back(true, counts, rates, offered)
