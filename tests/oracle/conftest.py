"""Two worlds that every figure is recomputed of: the sample, and deliveries in which everything is unsaid or wrong."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import pytest

from pipelines import database, sample, settings
from pipelines.commands import running
from pipelines.release import current
from tests.oracle import messy, protected
from tests.oracle.archived import Delivery, deliveries
from tests.oracle.slow import Slow
from tests.oracle.test_true_figures import MEASURES, by_key


@dataclass(frozen=True)
class World:
    """One published release beside what the archive holds: `tables` by (audience, name)."""

    name: str
    found: list[Delivery]
    slow: Slow
    tables: dict[tuple[str, str], pd.DataFrame]

    @cached_property
    def true(self) -> protected.True_:
        """The true cells of which the public is told something."""
        return protected.true_cells(self.slow, MEASURES)

    @cached_property
    def counts(self) -> dict[tuple, tuple]:
        """Of every public count the number, its status, coverage, reason and precision."""
        told = ["count", "status", "coverage", "hidden_because", "precision"]
        return by_key(self.tables["openbaar", "cube_counts"], "measure", told)

    @cached_property
    def shares(self) -> dict[tuple, tuple]:
        """Of every public share the denominator, its status, coverage, reason, precision and numerator."""
        told = ["denominator", "status", "coverage", "hidden_because", "precision", "numerator"]
        return by_key(self.tables["openbaar", "cube_rates"], "indicator", told)


@pytest.fixture(scope="session", params=["sample", "messy"])
def world(request, tmp_path_factory):
    data = settings.DataDir(tmp_path_factory.mktemp(request.param))
    if request.param == "sample":
        sample.write(data.inbox)
    else:
        messy.write(data.inbox)
        with running.locked(data):
            running.take_in(data)
        messy.correct(data.inbox)
    running.run(data)  # the key that all tests share makes what chance makes of a world the same in every run
    return read(request.param, data)


def read(name: str, data: settings.DataDir) -> World:
    """Return the world in a data folder."""
    folder = data.releases / current(data.releases)
    tables = {}
    for audience in settings.AUDIENCES:
        with database.locked(folder / f"{audience}.duckdb") as connection:
            for (table,) in connection.sql("select table_name from information_schema.tables").fetchall():
                tables[audience, table] = connection.table(table).df()
    found = deliveries(data.archive)
    return World(name, found, Slow(found), tables)
