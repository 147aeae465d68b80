"""What was published of a region stays: it is never rounded again, and one more person in it moves nothing."""

import datetime as dt
import shutil
from dataclasses import replace

import pandas as pd
import pytest

from pipelines import database, settings
from pipelines.__main__ import main
from pipelines.commands import running
from pipelines.protection import safe
from pipelines.registries.publication import bar, freeze
from pipelines.release import current
from pipelines.release.publications import KEY_VARIABLE
from tests import deliveries

pytestmark = pytest.mark.slow

DAY = dt.date(2026, 10, 1)
HALVES = ("2020-H1", "2020-H2", "2021-H1")


def deliver(data, more=0, day="31-12-2022", name="first", groups=("ww",), region="Twente", **fields):
    """Put a delivery in the inbox with so many people more than the first of every group, spread over half-years."""
    rows = [
        deliveries.result(
            60 + extra,
            25,
            cohort=half,
            doelgroep=group,
            lopend=20,
            afgerond=30 + extra,
            uitval=10,
            praktijkverklaringen=7,
        )
        for group in groups
        for half, extra in zip(HALVES, (more - more // 2, more // 2, 0), strict=True)
    ]
    deliveries.write(data.inbox, region, [deliveries.trajectory()], rows, day, f"{name}-{region}", **fields)


def publish(data, today=DAY):
    """Take in and publish, as on this day; return the id of the release."""
    with running.locked(data):
        running.take_in(data)
        return running.build(data, today=today)[0]


def tables(data, audience, without=("release_info",)):
    """Return every table of the release that is shown, row by row; `release_info` has its id."""
    with database.locked(data.releases / str(current(data.releases)) / f"{audience}.duckdb") as connection:
        names = [name for (name,) in connection.sql("select table_name from duckdb_tables()").fetchall()]
        return {name: connection.table(name).df().to_csv() for name in names if name not in without}


def participants(data, audience):
    with database.locked(data.releases / str(current(data.releases)) / f"{audience}.duckdb") as connection:
        return connection.sql(
            """select "count" from cube_counts where region_code = 'AM05' and measure = 'participants'
            and period = 'all' and target_group = 'all' and pillar = 'all'"""
        ).fetchall()[0][0]


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    data = settings.DataDir(tmp_path_factory.mktemp("once") / "data")
    deliver(data)
    publish(data)
    return data


@pytest.fixture
def data(once, tmp_path):
    """A data folder of one's own, in which Twente was published once."""
    copied = settings.DataDir(tmp_path / "data")
    shutil.copytree(once.root, copied.root)
    return copied


def test_a_release_that_was_lost_is_made_anew_from_what_is_remembered_also_with_another_key(data, monkeypatch):
    before, release = tables(data, "openbaar"), current(data.releases)
    shutil.rmtree(data.releases)
    assert publish(data) == release
    assert tables(data, "openbaar") == before
    monkeypatch.setenv(KEY_VARIABLE, "another")
    shutil.rmtree(data.releases)
    assert publish(data, DAY + dt.timedelta(days=1)) != release
    assert tables(data, "openbaar") == before


def test_one_person_more_changes_no_byte_of_what_is_public_and_the_support_team_sees_the_newest(data):
    before = tables(data, "openbaar")
    deliver(data, 1, "31-01-2023", "one")
    publish(data)
    assert tables(data, "openbaar") == before
    assert participants(data, "landelijk") == 181


def test_people_who_come_one_by_one_are_added_up(data):
    before, below = tables(data, "openbaar"), freeze().below_people
    deliver(data, below - 1, "31-01-2023", "some")
    publish(data)
    assert tables(data, "openbaar") == before
    deliver(data, below, "28-02-2023", "enough")
    publish(data)
    after = tables(data, "openbaar")
    assert after["cube_counts"] != before["cube_counts"]
    assert after["regions"] != before["regions"]
    assert abs(participants(data, "openbaar") - 180 - below) <= 5


def test_ten_people_more_are_published_and_the_public_reads_since_when_and_what_changed(data):
    earlier = participants(data, "openbaar")
    deliver(data, freeze().below_people, "31-01-2023", "ten")
    day = DAY + dt.timedelta(days=3)
    publish(data, day)
    with database.locked(data.releases / str(current(data.releases)) / "openbaar.duckdb") as connection:
        own = connection.sql("from regions where region_code = 'AM05'").df().iloc[0]
        changes = connection.sql("from changes where subject = 'participants'").df().iloc[0]
    assert (own["reference_date"], own["published"]) == (pd.Timestamp("2023-01-31"), pd.Timestamp(day))
    assert (changes["previous"], changes["current"]) == (earlier, participants(data, "openbaar"))


def test_on_a_fixed_day_the_newest_is_published_whatever_it_is(data):
    before = tables(data, "openbaar")
    deliver(data, 1, "31-01-2023", "one")
    release, fixed = publish(data), dt.date(2027, 3, 1)
    assert freeze().days[0] == "03-01"
    assert publish(data, fixed - dt.timedelta(days=1)) == release
    assert publish(data, fixed) != release
    assert tables(data, "openbaar")["regions"] != before["regions"]


def test_a_fixed_day_on_which_nobody_ran_counts_later(data):
    deliver(data, 1, "31-01-2023", "one")
    release = publish(data, dt.date(2026, 10, 2))
    assert publish(data, dt.date(2028, 1, 15)) != release


def test_a_memory_that_cannot_be_read_is_told_and_nothing_is_published(data, capsys):
    before, path = current(data.releases), data.published / "AM05" / "0001.json"
    deliver(data, 20, "31-01-2023", "more")
    whole = path.read_text()
    for damaged in (whole[: len(whole) // 2], "[]"):
        path.write_text(damaged)
        assert main(["run", "--data", str(data.root)]) == 1
        assert str(path) in capsys.readouterr().err
        assert current(data.releases) == before
        shutil.rmtree(data.releases / str(before), ignore_errors=True)


def test_without_a_key_in_the_environment_one_is_made_that_only_its_owner_reads(tmp_path, monkeypatch):
    monkeypatch.delenv(KEY_VARIABLE)
    data = settings.DataDir(tmp_path)
    deliver(data)
    publish(data)
    path = data.published / "key"
    assert len(path.read_text()) == 64
    assert (path.stat().st_mode & 0o777, data.published.stat().st_mode & 0o077) == (0o600, 0)


def test_a_region_of_which_the_attack_leaves_too_little_keeps_its_table_and_is_counted(data, monkeypatch):
    before = tables(data, "openbaar")
    deliver(data, 20, "31-01-2023", "more")
    monkeypatch.setattr(safe, "bar", lambda: replace(bar(), keep_all_share=1.1))
    publish(data)
    after = tables(data, "openbaar")
    assert after.pop("protection").strip().endswith(",1") and before.pop("protection").strip().endswith(",0")
    assert after == before
    assert participants(data, "landelijk") == 200


def test_the_same_key_rounds_the_same_truth_alike_and_leaves_no_file(tmp_path, monkeypatch, once):
    found = []
    for key, place in (("one", "a"), ("one", "b"), ("two", "c")):
        monkeypatch.setenv(KEY_VARIABLE, key)
        own = settings.DataDir(tmp_path / place)
        deliver(own, 8, groups=("ww", "nug", "p_wet"))
        found.append((publish(own), tables(own, "openbaar")))
        assert not (own.published / "key").exists()
    assert found[0] == found[1]
    assert found[2][0] not in (found[0][0], current(once.releases))
    assert found[2][1]["cube_counts"] != found[0][1]["cube_counts"]


def test_the_order_in_which_deliveries_come_changes_nothing_for_the_support_team(tmp_path):
    seen = []
    for place, order in (("a", (0, 1)), ("b", (1, 0))):
        own = settings.DataDir(tmp_path / place)
        for number in order:
            deliver(own, (0, 30)[number], ("31-12-2022", "31-01-2023")[number], ("old", "new")[number])
            publish(own)
        seen.append(tables(own, "landelijk"))
    assert seen[0] == seen[1]
