"""A release of one seed of the sample, its public tables as an outsider has them, and the truth behind them.

The truth comes from the archive by the models, not from what the protection or the gate made of it.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from pipelines import database, registries, sample, settings
from pipelines.build import loading, models
from pipelines.commands import running
from pipelines.intake.deliveries.archiving import known
from pipelines.protection.attack import Truth
from pipelines.release.listing import current

PUBLIC = ("cube_counts", "cube_rates", "cube_amounts", "trajectories", "periods", "regions", "changes")
ALIKE = [
    "region_code",
    "pillar",
    "kind",
    "sector",
    "start_date",
    "end_date",
    "budget_eur",
    "cofinancing_eur",
    "spent_eur",
]
PEOPLE = """
    select region_code, trajectory, pillar, cohort, target_group, measure, sum(known) as "true"
    from core_outcomes group by all
"""
SHARES = """
    select
        region_code, trajectory, pillar, cohort, target_group, indicator,
        sum(numerator) as numerator, sum(denominator) as denominator
    from core_rate_rows
    where is_known
    group by all
"""


@dataclass(frozen=True)
class Release:
    """Public tables by name, and the people and shares that were delivered, with the projects named as in public."""

    tables: dict[str, pd.DataFrame]
    people: pd.DataFrame
    shares: pd.DataFrame

    @property
    def regions(self) -> list[str]:
        """Return the regions that are shown, and last the country."""
        shown = self.tables["cube_counts"].query("status == 'shown'")["region_code"].unique().tolist()
        return sorted(shown, key=lambda code: (code == registries.programme().country_code, code))

    def truth(self, region: str) -> Truth:
        """Return what was delivered of one region; of the country per pillar, over all regions that are shown."""
        if region != registries.programme().country_code:
            return Truth(*(table[table["region_code"] == region] for table in (self.people, self.shares)))
        inside = [table[table["region_code"].isin(self.regions)] for table in (self.people, self.shares)]
        people, shares = (table.assign(trajectory=table["pillar"]) for table in inside)
        return Truth(people, shares)


def published(folder: Path, seed: int, regions: int) -> Release:
    """Write the sample of a seed, publish it, and return the release."""
    data = settings.DataDir(folder)
    sample.write(data.inbox, regions=regions, seed=seed)
    running.run(data)
    return read(data)


def read(data: settings.DataDir) -> Release:
    """Return the current release of a data folder."""
    folder = data.releases / str(current(data.releases))
    tables, exact = (_tables(folder / f"{audience}.duckdb") for audience in ("openbaar", "landelijk"))
    names = dict(_same_projects(exact["trajectories"], tables["trajectories"]))
    with closing(database.workshop(data.archive)) as connection:
        loading.load(connection, data.archive, known(data.archive), None)
        models.run(connection, "core_outcomes")
        models.run(connection, "core_rate_rows")
        people, shares = connection.sql(PEOPLE).df(), connection.sql(SHARES).df()
    for table in (people, shares):
        keys = zip(table["region_code"], table["trajectory"], strict=True)
        table["trajectory"] = [names.get(key, key[1]) for key in keys]
    return Release(tables, people, shares)


def _tables(file: Path) -> dict[str, pd.DataFrame]:
    with closing(duckdb.connect(str(file), read_only=True)) as connection:
        return {name: connection.sql(f"select * from {name}").df() for name in PUBLIC}


def _same_projects(exact: pd.DataFrame, public: pd.DataFrame) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield region and own code of every project, and its code in the public file: by what both files say of it."""
    found = [table.assign(turn=table.groupby(ALIKE, dropna=False).cumcount()) for table in (exact, public)]
    both = found[0].merge(found[1], on=[*ALIKE, "turn"], suffixes=("", "_public"))
    for row in both.itertuples(index=False):
        yield (row.region_code, row.trajectory), row.trajectory_public
