"""Every figure computed a second, slower way: plain pandas over the archived rows, cell by cell, against the cubes.

The oracle shares nothing with the models: it loops over the rows of the sample that counts and adds them up by hand.
"""

import itertools

import pandas as pd
import pytest

from pipelines import database, registries, running, sample, settings
from pipelines.release import current

STATES = ("ongoing", "completed", "dropped_out")
GROUPS = [code.code for code in registries.code_list("target_groups")]
PILLARS = [code.code for code in registries.code_list("pillars")]
KEYS = ["region_code", "period", "target_group", "pillar"]


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    data = settings.DataDir(tmp_path_factory.mktemp("oracle"))
    sample.write(data.inbox, regions=12)
    running.run(data)
    folder = data.releases / current(data.releases)
    tables = {}
    for audience in settings.AUDIENCES:
        with database.locked(folder / f"{audience}.duckdb") as connection:
            for name in ("cube_counts", "cube_rates", "cube_amounts", "trajectories"):
                tables[audience, name] = connection.sql(f"select * from {name}").df()
    return data, tables


def test_the_public_counts_are_the_true_ones_hidden_or_rounded_on_their_own(release):
    _, tables = release
    true = tables["landelijk", "cube_counts"].set_index([*KEYS, "measure"])
    rates = tables["openbaar", "cube_rates"]
    measure_of = {one.id: one.numerator for one in registries.indicators().values()}
    capped = {
        (row.region_code, row.period, row.target_group, row.pillar, measure_of[row.indicator])
        for row in rates[rates["cap"] != "none"].itertuples()
    }
    public = tables["openbaar", "cube_counts"]
    assert len(public) == 36 * len(registries.measures()) * sum(1 for _ in keys_of_plan(true))
    for row in public.itertuples():
        key = (row.region_code, row.period, row.target_group, row.pillar, row.measure)
        own = true.loc[key]
        if own["status"] != "shown":
            assert row.status == own["status"]
            assert pd.isna(row.count)
        elif own["count"] < 5 or key in capped:
            assert (row.status, pd.isna(row.count)) == ("hidden", True)
        else:
            assert row.count == 5 * int(own["count"] / 5 + 0.5)


def keys_of_plan(true):
    """Yield the public (period, group, pillar), written out by hand from the blueprint."""
    periods = sorted(true.index.get_level_values("period").unique())
    for period, group, pillar in itertools.product(periods, ["all", *GROUPS], ["all", *PILLARS]):
        is_half = "-" in period
        crossed = (group != "all") + (pillar != "all")
        if crossed == 0 or (crossed == 1 and not is_half) or (crossed == 2 and period == "all"):
            yield period, group, pillar


def test_no_public_share_tells_of_fewer_than_twenty_people_or_gives_a_capped_numerator(release):
    _, tables = release
    public = tables["openbaar", "cube_rates"]
    shown = public[public["status"] == "shown"]
    assert (shown["denominator"] >= 20).all()
    assert (shown["denominator"] % 5 == 0).all()
    assert shown.loc[shown["cap"] != "none", "numerator"].isna().all()
    plain = shown[shown["cap"] == "none"]
    share = plain["numerator"] / plain["denominator"]
    assert share.between(0.05, 0.95).all()
    true = tables["landelijk", "cube_rates"].set_index([*KEYS, "indicator"])
    for row in plain.itertuples():
        own = true.loc[(row.region_code, row.period, row.target_group, row.pillar, row.indicator)]
        assert row.lower <= own["lower"] + 1e-9
        assert row.upper >= own["upper"] - 1e-9


def test_public_projects_hide_small_outcomes_and_free_text(release):
    _, tables = release
    public, true = tables["openbaar", "trajectories"], tables["landelijk", "trajectories"]
    assert public[["participants", "reason", "lead", "partners", "accountability_link"]].isna().all().all()
    known = true["participants"].notna()
    for limit, band in ((10, "<10"), (25, "10-24"), (50, "25-49"), (10**9, "50+")):
        size = true["participants"]
        low = {10: 0, 25: 10, 50: 25, 10**9: 50}[limit]
        inside = known & (size >= low) & (size < limit)
        assert (public.loc[inside, "participants_band"] == band).all()
    small = ~(true["participants"] >= 50)
    assert public.loc[small, ["placements", "praktijkverklaringen"]].isna().all().all()
