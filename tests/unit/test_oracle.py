"""Every figure computed a second, slower way: plain pandas over the archived rows, cell by cell, against the cubes.

The oracle shares nothing with the models: it loops over the rows of the sample that counts and adds them up by hand.
"""

import datetime as dt
import itertools
import json

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


@pytest.fixture(scope="module")
def archived(release):
    """One row per region, trajectory, cohort and group that counts, every entry as text, with its pillar and date."""
    data, _ = release
    rows, waiting, projects = [], [], []
    for folder in sorted(data.archive.glob("[0-9a-f]*")):
        receipt = json.loads((folder / "receipt.json").read_text())
        if not receipt["verdict"].startswith("accepted"):
            continue
        own = pd.read_parquet(folder / "accepted" / "trajectories.parquet")
        pillar = dict(zip(own["trajectory"], own["pillar"], strict=True))
        about = {"region_code": receipt["region"], "reference_date": receipt["reference_date"]}
        projects.append(own.assign(**about))
        for part, into in (("accepted", rows), ("quarantined", waiting)):
            found = pd.read_parquet(folder / part / "results.parquet")
            into.append(found.assign(**about, pillar=found["trajectory"].map(pillar)))
    return pd.concat(rows), pd.concat(waiting), pd.concat(projects)


def cells_of(row):
    """Name every cell that one row is added to."""
    periods = (row.cohort, row.cohort[:4], "all")
    return itertools.product((row.region_code, "NL"), periods, (row.target_group, "all"), (row.pillar, "all"))


def test_every_count_is_the_sum_of_the_rows_behind_it(release, archived):
    rows, _, _ = archived
    _, tables = release
    sums: dict[tuple, int] = {}
    for row in rows.itertuples():
        for measure in registries.measures():
            entry = getattr(row, measure)
            if isinstance(entry, str) and entry.isdigit():
                for cell in cells_of(row):
                    sums[*cell, measure] = sums.get((*cell, measure), 0) + int(entry)
    cube = tables["landelijk", "cube_counts"]
    shown = cube[cube["status"] == "shown"]
    found = dict(
        zip(zip(*(shown[key] for key in [*KEYS, "measure"]), strict=True), shown["count"].astype(int), strict=True)
    )
    assert {key: value for key, value in found.items() if value} == {key: value for key, value in sums.items() if value}
    assert len(found) > 10_000


def last_day(cohort: str) -> dt.date:
    return dt.date(int(cohort[:4]), 6, 30) if cohort.endswith("H1") else dt.date(int(cohort[:4]), 12, 31)


def is_mature(cohort: str, months: int, reference: str) -> bool:
    day = last_day(cohort)
    later = day.month - 1 + months
    year, month = day.year + later // 12, later % 12 + 1
    # The last day of a half-year plus whole half-years is a last day again: 30 June or 31 December.
    return dt.date(year, month, 30 if month == 6 else 31) <= dt.date.fromisoformat(reference)


@pytest.mark.parametrize("name", [one.id for one in registries.indicators().values() if one.kind == "rate"])
def test_every_share_counts_only_mature_rows_of_which_both_numbers_are_known(release, archived, name):
    rows, _, _ = archived
    _, tables = release
    rate = registries.indicators()[name]
    sums: dict[tuple, list[int]] = {}
    for row in rows.itertuples():
        top, bottom = getattr(row, rate.numerator), getattr(row, rate.denominator)
        known = all(isinstance(one, str) and one.isdigit() for one in (top, bottom))
        if (
            not known
            or row.target_group in rate.excluded_groups
            or not is_mature(row.cohort, rate.maturity_months, row.reference_date)
        ):
            continue
        for cell in cells_of(row):
            pair = sums.setdefault(cell, [0, 0])
            pair[0] += int(top)
            pair[1] += int(bottom)
    cube = tables["landelijk", "cube_rates"]
    shown = cube[(cube["indicator"] == name) & (cube["status"] == "shown")]
    assert len(shown) > 300
    for row in shown.itertuples():
        assert [row.numerator, row.denominator] == sums[row.region_code, row.period, row.target_group, row.pillar]
    immature = cube[(cube["indicator"] == name) & (cube["status"] == "immature")]
    assert not any((row.region_code, row.period, row.target_group, row.pillar) in sums for row in immature.itertuples())


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


def test_amounts_are_what_the_projects_say(release, archived):
    _, _, projects = archived
    _, tables = release
    cube = tables["landelijk", "cube_amounts"]
    cube = cube[(cube["pillar"] == "all") & (cube["region_code"] != "NL")].set_index(["region_code", "indicator"])
    for region, own in projects.groupby("region_code"):
        assert cube.loc[(region, "trajectories"), "amount"] == len(own)
        spent, budget = own["spent_eur"].astype(float), own["budget_eur"].astype(float)
        assert cube.loc[(region, "spent_of_budget"), "amount"] == pytest.approx(spent.sum() / budget.sum())
        more = own["cofinancing_eur"].astype(float)
        assert cube.loc[(region, "cofinancing_share"), "amount"] == pytest.approx(more.sum() / (more + budget).sum())


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
