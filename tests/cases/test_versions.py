"""Versions, halves and interruptions: what arrives twice, late, in parts or while someone else is at work."""

import fcntl
import os
import shutil
import subprocess
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from pipelines import settings
from pipelines.commands import running
from pipelines.intake import inbox
from pipelines.intake.deliveries import archiving
from pipelines.intake.deliveries.conservation import ConservationFault
from tests import forked
from tests.cases import book
from tests.moments import moments


@pytest.fixture
def data(tmp_path: Path) -> settings.DataDir:
    found = settings.DataDir(tmp_path / "data")
    found.inbox.mkdir(parents=True)
    return found


def take_in(data: settings.DataDir) -> list[dict]:
    with running.locked(data):
        return running.take_in(data)


def placed(data: settings.DataDir, paths: list[Path]) -> None:
    for path in paths:
        shutil.copy(path, data.inbox / path.name)


def verdicts(data: settings.DataDir) -> list[str]:
    return sorted(one["verdict"] for one in archiving.known(data.archive).values())


def test_tables_that_arrive_on_different_days_are_the_delivery_they_would_have_been_together(data, tmp_path) -> None:
    files = book.as_csv(tmp_path / "source", book.usual())
    placed(data, files[:1])
    (first,) = take_in(data)
    assert first["verdict"] == "incomplete"
    placed(data, files[1:])
    (second,) = take_in(data)
    assert second["verdict"] == "accepted"
    assert verdicts(data) == ["accepted"]
    together = settings.DataDir(tmp_path / "together")
    together.inbox.mkdir(parents=True)
    placed(together, files)
    (at_once,) = take_in(together)
    assert at_once["id"] == second["id"]
    assert running.build(together)[0] == running.build(data)[0]


def test_a_file_that_is_still_written_waits_and_nothing_of_it_is_judged(data, tmp_path) -> None:
    (path,) = book.as_workbook(tmp_path / "source", book.usual())
    target = data.inbox / "levering.xlsx"
    with target.open("wb") as stream:
        stream.write(path.read_bytes()[:4000])
        stream.flush()
        assert take_in(data) == []
        assert target.exists()
        stream.write(path.read_bytes()[4000:])
    assert [one["verdict"] for one in take_in(data)] == ["accepted"]
    assert not target.exists()


def test_a_file_that_takes_the_place_of_a_judged_one_stays_for_the_next_run(data, tmp_path) -> None:
    (path,) = book.as_workbook(tmp_path / "source", book.usual())
    placed(data, [path])
    waiting, _ = inbox.whole(data.inbox / path.name)
    os.utime(data.inbox / path.name, ns=(1, 1))
    inbox.remove(waiting)
    assert (data.inbox / path.name).exists()


def test_links_and_folders_in_the_inbox_are_no_files_of_a_region(data, tmp_path) -> None:
    (tmp_path / "elsewhere.csv").write_text("regio;peildatum\n")
    (data.inbox / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    (data.inbox / "map").mkdir()
    assert inbox.waiting(data.inbox) == []
    assert inbox.left_alone(data.inbox)["folders"] == ["map"]


def test_two_intakes_at_once_do_not_disturb_each_other(data, tmp_path) -> None:
    placed(data, book.as_csv(tmp_path / "source", book.usual()))
    with running.locked(data):
        said = subprocess.run(
            [sys.executable, "-m", "pipelines", "intake", "--data", str(data.root)],
            cwd=settings.REPOSITORY, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert said.returncode == 1
        assert "Er loopt al" in said.stderr
        assert len(inbox.waiting(data.inbox)) == 3
    assert [one["verdict"] for one in take_in(data)] == ["accepted"]


def test_the_same_content_under_two_names_is_one_file(data, tmp_path) -> None:
    (path,) = book.as_workbook(tmp_path / "source", book.usual())
    placed(data, [path])
    shutil.copy(path, data.inbox / "kopie.xlsx")
    assert len(take_in(data)) == 1
    assert list(data.inbox.iterdir()) == []


def test_the_newest_of_which_nothing_counts_does_not_displace_a_good_one(data, tmp_path) -> None:
    placed(data, book.as_workbook(tmp_path / "good", book.usual()))
    take_in(data)
    bad = book.usual()
    bad["levering"][1][1] = "30-06-2022"
    for row in bad["resultaten"][1:]:
        row[3] = "vijf"
    placed(data, book.as_workbook(tmp_path / "bad", bad))
    assert [one["verdict"] for one in take_in(data)] == ["quarantined"]
    assert verdicts(data) == ["accepted", "quarantined"]
    release, _ = running.build(data)
    assert _participants(data, release) == 71


def test_a_correction_counts_whatever_the_order_and_an_older_date_is_history(data, tmp_path) -> None:
    corrected, older = book.usual(), book.usual()
    corrected["levering"][1][2] = 2
    corrected["resultaten"][1][3:6] = [14, 0, 12]
    older["levering"][1][1] = "30-06-2021"
    older["resultaten"][1][3:6] = [99, 0, 97]
    for name, tables in (("v2", corrected), ("v1", book.usual()), ("oud", older)):
        folder = tmp_path / name
        placed(data, book.as_workbook(folder, tables))
        assert [one["verdict"] for one in take_in(data)] == ["accepted"]
    release, _ = running.build(data)
    assert _participants(data, release) == 73
    assert len(archiving.known(data.archive)) == 3


def _participants(data: settings.DataDir, release: str) -> int:
    from pipelines import database

    with database.locked(data.releases / release / "landelijk.duckdb") as connection:
        sql = """select count from cube_counts where region_code = 'AM05' and period = 'all' and target_group = 'all'
                 and pillar = 'all' and measure = 'participants'"""
        return connection.execute(sql).fetchone()[0]


def test_a_crash_at_any_moment_leaves_each_file_wholly_in_or_wholly_out(tmp_path) -> None:
    source = book.as_workbook(tmp_path / "source", book.usual())
    other = book.usual()
    other["levering"][1][0] = "Drenthe"
    (second,) = book.as_workbook(tmp_path / "other", other)
    second = second.rename(second.with_name("drenthe.xlsx"))
    for moment in moments(within=0.08):
        data = settings.DataDir(tmp_path / f"crash{moment}")
        data.inbox.mkdir(parents=True)
        placed(data, [*source, second])
        process = forked.command("intake", "--data", str(data.root))
        _wait_for_work(data, process)
        time.sleep(moment)
        process.kill()
        process.join()
        _wait_for_lock(data)
        inside = archiving.known(data.archive)
        assert all((data.archive / one / "accepted" / "results.parquet").exists() for one in inside)
        left = {path.name for path in inbox.waiting(data.inbox)}
        names = {file["name"] for one in inside.values() for file in one["files"]}
        assert left | names == {"levering.xlsx", "drenthe.xlsx"}
        take_in(data)
        assert verdicts(data) == ["accepted", "accepted"]
        assert list(data.archive.glob(".tmp-*")) == []
        assert list(data.inbox.iterdir()) == []


def _wait_for_work(data: settings.DataDir, process: BaseProcess) -> None:
    """Wait until the intake writes in the archive, or is done already."""
    deadline = time.monotonic() + 60
    while process.is_alive() and time.monotonic() < deadline:
        if data.archive.exists() and any(data.archive.iterdir()):
            return
        time.sleep(0.002)


def _wait_for_lock(data: settings.DataDir) -> None:
    with data.lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)


def test_a_row_or_a_number_that_goes_missing_stops_everything(data, tmp_path, monkeypatch) -> None:
    placed(data, book.as_workbook(tmp_path / "source", book.usual()))
    from pipelines.intake.deliveries import checking

    honest = checking.check

    def loses_a_row(drafts):
        return {table: rows.iloc[:-1] if table == "results" else rows for table, rows in honest(drafts).items()}

    monkeypatch.setattr(checking, "check", loses_a_row)
    with pytest.raises(ConservationFault, match="results: 6 rows read"):
        take_in(data)
    assert len(inbox.waiting(data.inbox)) == 1
    assert archiving.known(data.archive) == {}

    def changes_a_number(drafts):
        checked = honest(drafts)
        checked["results"].loc[0, "participants"] = "13"
        return checked

    monkeypatch.setattr(checking, "check", changes_a_number)
    with pytest.raises(ConservationFault, match=r"results\.participants: 71 read, 72 kept"):
        take_in(data)
