"""The tables of one audience out of the true ones. Every number of people leaves through here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from pipelines.protection import cubes, details, people, texts
from pipelines.protection.changes import exact_changes, public_changes
from pipelines.protection.regions import Held, Public
from pipelines.registries import contents, publication_plan
from pipelines.settings import PUBLIC

Tables = dict[str, pd.DataFrame]
SUPPORT_TEAM = "landelijk"
OF_INDICATORS = ("cube_rates", "cube_amounts")
PLANNED = ("cube_counts", *OF_INDICATORS)
NOT_PUBLISHED = frozenset(
    {"leaves", "project_people", "project_shares", "previous_counts", "previous_rates", texts.DECIDED}
)


@dataclass(frozen=True)
class Earlier:
    """What was published of a region before: the day of its delivery, and the numbers."""

    reference_date: date
    held: Held


@dataclass(frozen=True)
class Published:
    """What the public may read: regions and country rounded, since when, what went before, figures of the attack.

    `order` has the own codes of projects in the order in which they were first published, by region.
    """

    regions: Mapping[str, Public]
    since: Mapping[str, date] = field(default_factory=dict)
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    figures: Mapping[str, float] = field(default_factory=dict)
    order: texts.Order = field(default_factory=dict)


def protect(true: Mapping[str, pd.DataFrame], published: Published | None) -> Tables:
    """Return the tables of an audience: only its breakdowns, every number of people as that audience may read it.

    `true` holds the marts by name (grain in pipelines/models/marts). Without `published` these are the exact ones, for
    the support team; with it those for the public.
    """
    audience = SUPPORT_TEAM if published is None else PUBLIC
    plan = publication_plan()[audience]
    indicators = true["indicators"].loc[
        true["indicators"]["audiences"].str.split(",").map(lambda names: audience in names)
    ]
    offered = set(indicators["indicator"])
    planned = {name: cubes.within_plan(true[name], plan) for name in PLANNED}
    planned |= {name: planned[name].loc[planned[name]["indicator"].isin(offered)] for name in OF_INDICATORS}
    of_audience = _exact(true, planned, offered) if published is None else _public(true, planned, published)
    tables = {
        **{name: table for name, table in true.items() if name not in NOT_PUBLISHED},
        **of_audience,
        "indicators": indicators,
        "breakdowns": pd.DataFrame(plan, columns=["period_kind", "target_group", "pillar"]),
        "texts": texts.counted(true),
    }
    return tables if published is None else texts.public(tables, true, published.order)


def _exact(true: Mapping[str, pd.DataFrame], planned: Tables, offered: set[str]) -> Tables:
    trajectories = true["trajectories"]
    counts = cubes.exact_counts(planned["cube_counts"])
    return {
        "cube_counts": counts,
        "cube_rates": cubes.exact_rates(planned["cube_rates"]),
        "cube_amounts": cubes.amounts(planned["cube_amounts"], None),
        "trajectories": trajectories.assign(participants_band=details.bands(trajectories["participants"])),
        **_of_projects(true, offered),
        "findings": details.exact_findings(true["findings"]),
        "changes": exact_changes(true["changes"]),
        "regions": true["regions"].assign(published=None),
        "protection": pd.DataFrame(columns=_columns("protection")),
    }


def _public(true: Mapping[str, pd.DataFrame], planned: Tables, published: Published) -> Tables:
    rounded = published.regions
    counts = cubes.public_counts(planned["cube_counts"], _together([one.counts for one in rounded.values()]))
    projects = details.public_projects(true["trajectories"], {name: one.held.projects for name, one in rounded.items()})
    regions = true["regions"]
    return {
        "cube_counts": counts,
        "cube_rates": cubes.public_rates(planned["cube_rates"], _together([one.shares for one in rounded.values()])),
        "cube_amounts": cubes.amounts(
            planned["cube_amounts"], people.of_amounts(planned["cube_amounts"], counts, projects)
        ),
        "trajectories": details.public_trajectories(projects),
        **{name: table.iloc[:0] for name, table in _of_projects(true, set()).items()},
        "lessons": details.public_lessons(true["lessons"]),
        "findings": details.public_findings(true["findings"]),
        "changes": public_changes(published.earlier, counts, projects, regions),
        "deliveries": details.public_deliveries(true["deliveries"]),
        "regions": regions.assign(published=regions["region_code"].map(dict(published.since))),
        "protection": pd.DataFrame(
            [dict(published.figures)] if published.figures else [], columns=_columns("protection")
        ),
    }


def _of_projects(true: Mapping[str, pd.DataFrame], offered: set[str]) -> Tables:
    """Return counts and shares of each project: exact, for the support team alone. To the public they have no row."""
    return {
        "trajectory_counts": details.exact_counts(true["trajectory_counts"]),
        "trajectory_rates": details.exact_rates(true["trajectory_rates"], offered),
    }


def _together(parts: list[pd.DataFrame]) -> pd.DataFrame:
    return (
        pd.concat(parts, ignore_index=True)
        if parts
        else pd.DataFrame(
            columns=[*cubes.KEYS, "measure", "indicator", "public", "numerator", "denominator", "is_close"]
        )
    )


def _columns(table: str) -> list[str]:
    return [column.name for one in contents.tables() if one.name == table for column in one.columns]
