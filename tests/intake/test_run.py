"""From inbox to release: what counts, what waits, and that the order of arrival does not matter."""

import copy
import json
import random
import shutil
import signal
import time
from pathlib import Path

import pandas as pd
import pytest

from pipelines import batching, database, settings
from pipelines.build import loading
from pipelines.commands import running
from pipelines.intake.deliveries.archiving import known
from pipelines.intake.receipts import receipt
from pipelines.intake.run import judge
from pipelines.release import current
from tests import deliveries
from tests.forked import publishing
from tests.moments import moments

pytestmark = pytest.mark.slow


def data_in(folder: Path) -> settings.DataDir:
    return settings.DataDir(folder)


def table(data: settings.DataDir, name: str, audience: str = "landelijk") -> pd.DataFrame:
    path = data.releases / str(current(data.releases)) / f"{audience}.duckdb"
    with database.locked(path) as connection:
        return connection.sql(f"select * from {name}").df()


def tables(data: settings.DataDir, audience: str) -> dict[str, pd.DataFrame]:
    with database.locked(data.releases / str(current(data.releases)) / f"{audience}.duckdb") as connection:
        names = [name for (name,) in connection.sql("select table_name from duckdb_tables()").fetchall()]
        return {name: connection.table(name).df() for name in names}


def cell(
    data: settings.DataDir, measure: str, period: str = "all", region: str = "AM05", audience: str = "landelijk"
) -> dict:
    cube = table(data, "cube_counts", audience)
    keys = {"region_code": region, "period": period, "target_group": "all", "pillar": "all", "measure": measure}
    for key, value in keys.items():
        cube = cube[cube[key] == value]
    assert len(cube) == 1
    return cube.iloc[0].to_dict()


def three_deliveries(inbox: Path) -> list[Path]:
    written = deliveries.write(
        inbox, "Twente",
        [deliveries.trajectory(), {"traject": "bus", "soort": "voor_werkgevers", "pijler": "vraag"}],
        [deliveries.result(60, 25), deliveries.result(7, 9, cohort="2020-H2"), deliveries.result("<5", "<5", doelgroep="nug")],
    )  # fmt: skip
    written += deliveries.write(
        inbox, "Fryslân", [deliveries.trajectory()], [deliveries.result(120, 50)], date="30-06-2022"
    )
    written += deliveries.write(
        inbox, "Twente", [deliveries.trajectory()], [deliveries.result(1, 1)], date="30-06-2022", name="oud"
    )
    return written


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    data = data_in(tmp_path_factory.mktemp("published"))
    three_deliveries(data.inbox)
    return data, running.run(data)


def test_the_newest_delivery_counts_and_a_row_that_breaks_a_rule_waits(published):
    data, outcome = published
    said = {(one["region"], one["reference_date"]): one for one in outcome.receipts}
    newest = said["AM05", "2022-12-31"]
    assert newest["verdict"] == "accepted_with_quarantine"
    assert newest["rows"]["results"] == {"read": 3, "accepted": 2, "quarantined": 1, "control": 0}
    assert [finding["rule"] for finding in newest["findings"] if finding["severity"] == "critical"] == [
        "RULE_PLACEMENTS"
    ]
    assert "Plaatsingen: 9. Deelnemers: 7" in next(
        f["message"] for f in newest["findings"] if f["rule"] == "RULE_PLACEMENTS"
    )
    found = cell(data, "participants")
    assert (found["count"], found["status"], found["coverage"]) == (60, "shown", "partial")
    assert cell(data, "participants", audience="openbaar")["precision"] == "controlled5"


def test_what_waits_is_no_zero_and_a_region_that_did_not_deliver_is_missing(published):
    data, _ = published
    assert cell(data, "participants", "2020-H2")["status"] == "missing"
    assert cell(data, "participants", region="AM01")["status"] == "missing"
    assert cell(data, "participants", region="AM02")["count"] == 120
    late = cell(data, "participants", "2021-H1", region="NL")
    assert (late["count"], late["coverage"]) == (180, "partial")


def test_every_file_leaves_the_inbox_and_stays_in_the_archive(published):
    data, _ = published
    assert list(data.inbox.iterdir()) == []
    kept = {path.name for path in data.archive.glob("*/originals/*")}
    assert kept == {
        f"{name}-{table}.csv" for name in ("Twente", "Fryslân", "oud") for table in ("trajecten", "resultaten")
    }


def test_the_same_files_again_build_nothing(published):
    data, outcome = published
    three_deliveries(data.inbox)
    again = running.run(data)
    assert (again.release, again.is_new) == (outcome.release, False)
    assert all(receipt["is_again"] for receipt in again.receipts)
    assert list(data.inbox.iterdir()) == []


def test_files_may_arrive_in_any_order_on_any_day(published, tmp_path):
    data, outcome = published
    source = three_deliveries(tmp_path / "source")
    pairs = [source[i : i + 2] for i in range(0, len(source), 2)]
    for seed in range(2):
        random.Random(seed).shuffle(pairs)
        other = data_in(tmp_path / f"order{seed}")
        for pair in pairs:
            other.inbox.mkdir(parents=True, exist_ok=True)
            for path in pair:
                shutil.copy(path, other.inbox / path.name)
            with running.locked(other):
                running.take_in(other)
        with running.locked(other):
            release, _ = running.build(other)
        assert release == outcome.release
        for audience in settings.AUDIENCES:
            found = tables(other, audience)
            for name, expected in tables(data, audience).items():
                pd.testing.assert_frame_equal(found[name], expected)


def test_a_delivery_is_judged_and_loaded_alike_alone_and_among_others(published, tmp_path, monkeypatch):
    data, outcome = published
    drafts = deliveries.read_all(three_deliveries(tmp_path))
    found = {}
    for most in (1, 1_000):
        monkeypatch.setattr(batching, "MOST_ROWS", most)
        said = [receipt(draft, tables) for draft, tables in judge(copy.deepcopy(drafts))]
        assert said == [{name: one[name] for name in said[0]} for one in outcome.receipts], most
        with database.workshop(data.archive) as connection:
            loading.load(connection, data.archive, known(data.archive), None)
            found[most] = {name: connection.table(name).fetchall() for name in loading.ROWS}
    assert found[1] == found[1_000]
    assert [len(found[1][name]) for name in ("raw_results", "raw_waiting_results")] == [4, 1]


def test_the_manifest_says_what_went_in_and_the_files_cannot_be_written(published):
    data, outcome = published
    folder = data.releases / outcome.release
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["is_sample"] is False
    assert len(manifest["inputs"]) == 3
    assert manifest["rows"]["landelijk"]["cube_counts"] > manifest["rows"]["openbaar"]["cube_counts"]
    assert all(path.stat().st_mode & 0o222 == 0 for path in folder.iterdir())


def test_a_damaged_release_is_made_anew_and_opens_again(published, tmp_path):
    data = data_in(tmp_path / "data")
    shutil.copytree(published[0].root, data.root)
    release = published[1].release
    for name, content in (("openbaar.duckdb", b"torn"), ("landelijk.duckdb", None), ("manifest.json", b"{")):
        damaged = data.releases / release / name
        damaged.unlink()
        if content is not None:
            damaged.write_bytes(content)
        again = running.run(data)
        assert (again.release, again.step) == (release, running.Step.MENDED)
        assert cell(data, "participants", audience="openbaar")["count"] == 60
        assert list(data.releases.glob(".tmp-*")) == []
    assert running.run(data).step == running.Step.UNCHANGED


def test_a_kill_while_a_damaged_release_is_replaced_is_mended_by_the_next_run(published, tmp_path):
    data = data_in(tmp_path / "data")
    shutil.copytree(published[0].root, data.root)
    release = published[1].release
    (data.releases / release).rename(data.releases / f".tmp-damaged-{release}")  # and the new one not yet in its place
    assert running.run(data).release == release
    assert cell(data, "participants", audience="openbaar")["count"] == 60
    assert list(data.releases.glob(".tmp-*")) == []


def test_a_damaged_pointer_is_set_anew(published, tmp_path):
    data = data_in(tmp_path / "data")
    shutil.copytree(published[0].root, data.root)
    (data.releases / "current.json").write_bytes(b"{")
    assert running.run(data).step == running.Step.SHOWN_AGAIN
    assert current(data.releases) == published[1].release


def test_a_kill_at_any_moment_leaves_the_old_release_readable_and_no_litter(published, tmp_path):
    from pipelines.release import publish, sweep

    written = {audience: tables(published[0], audience) for audience in settings.AUDIENCES}
    source, releases = tmp_path / "tables.pickle", tmp_path / "releases"
    pd.to_pickle(written, source)
    releases.mkdir()
    started = time.monotonic()
    publish(releases, "old", written, {"is_sample": False})
    takes = time.monotonic() - started
    killed = []
    for moment in moments(within=takes * 1.1):
        new = f"new{len(killed)}"
        process = publishing(releases, new, source)
        time.sleep(moment)
        process.kill()
        process.join()
        killed.append(process.exitcode == -signal.SIGKILL)
        pointed = current(releases)
        with database.locked(releases / pointed / "openbaar.duckdb") as connection:
            assert connection.sql("select release from release_info").fetchall() == [(pointed,)]
        sweep(releases)
        assert list(releases.glob(".tmp-*")) == []
    assert sum(killed) * 2 >= len(killed)
