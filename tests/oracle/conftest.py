"""Two worlds that every figure is recomputed of: the sample, and deliveries in which everything is unsaid or wrong."""

from dataclasses import dataclass

import pandas as pd
import pytest

from pipelines import database, sample, settings
from pipelines.commands import running
from pipelines.release import current
from tests.oracle import messy
from tests.oracle.archived import Delivery, deliveries
from tests.oracle.slow import Slow


@dataclass(frozen=True)
class World:
    """One published release beside what the archive holds: `tables` by (audience, name)."""

    name: str
    found: list[Delivery]
    slow: Slow
    tables: dict[tuple[str, str], pd.DataFrame]


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
    running.run(data)
    folder = data.releases / current(data.releases)
    tables = {}
    for audience in settings.AUDIENCES:
        with database.locked(folder / f"{audience}.duckdb") as connection:
            for (name,) in connection.sql("select table_name from information_schema.tables").fetchall():
                tables[audience, name] = connection.table(name).df()
    found = deliveries(data.archive)
    return World(request.param, found, Slow(found), tables)
