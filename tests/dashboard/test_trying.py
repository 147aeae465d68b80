"""The desk where deliveries are tried: a real process beside the dashboard, one request at a time, nothing on disk."""

import subprocess
import sys
import threading
import time
import tomllib

import psutil
import pytest
from starlette.formparsers import MultiPartParser

from dashboard import trying
from dashboard.trying import Busy, Desk, OurFault, TooLarge, TooSlow
from pipelines.settings import REPOSITORY
from tests.cases import book

pytestmark = pytest.mark.slow

CANARY = "123456782"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    tables = book.usual()
    book.put("resultaten", "plaatsingen", 40)(tables)
    (path,) = book.as_workbook(tmp_path_factory.mktemp("desk"), tables)
    return [(path.name, path.read_bytes())]


@pytest.fixture(scope="module")
def desk():
    made = Desk()
    yield made
    made.close()


def test_a_delivery_is_judged_and_told_in_both_languages(desk, files):
    (checked,) = desk.check(files)
    assert checked.receipt["verdict"] == "accepted_with_quarantine"
    assert checked.told["nl"].summary == "9 van de 10 rijen tellen mee. 1 rij wacht."
    assert checked.told["en"].summary == "9 of the 10 rows count. 1 row waits."
    assert "Plaatsingen: 40. Deelnemers: 12." in checked.text["nl"]
    assert desk.marked(files, checked.receipt, "nl").startswith(b"PK")


def test_who_tries_an_older_delivery_than_the_one_that_counts_hears_so(desk, files):
    counts = {"delivery_id": "f" * 64, "reference_date": "2022-06-30", "version": 3, "is_sample": False}
    (checked,) = desk.check(files, {"AM05": counts})
    assert checked.told["nl"].verdict_words == "Deze levering is in orde, maar telt niet mee."
    assert "peildatum 30-06-2022, versie 3" in checked.told["nl"].summary
    assert "reference date 30 June 2022 and version 4" in checked.told["en"].next_step
    assert "telt niet mee" in desk.check(files, {"AM05": {**counts, "reference_date": "2021-12-31"}})[0].text["nl"]
    assert desk.check(files, {"AM03": counts})[0].receipt["standing"] is None


def test_once_warm_an_answer_comes_within_seconds(desk, files):
    desk.check(files)
    started = time.monotonic()
    desk.check(files)
    assert time.monotonic() - started < 5


def test_files_of_several_deliveries_are_told_apart(desk, files):
    other = book.csv_text(book.usual()["trajecten"], [["regio", "peildatum"], ["Drenthe", "31-12-2021"]])
    both = [*files, ("drenthe.csv", other.encode())]
    found = desk.check(both)
    assert sorted(one.receipt["region"] for one in found) == ["AM03", "AM05"]
    wrong = next(one for one in found if one.receipt["region"] == "AM05")
    assert desk.marked(both, wrong.receipt, "en").startswith(b"PK")


def test_a_process_that_died_is_started_again(desk, files):
    desk.check(files)
    desk._asked.process.kill()
    desk._asked.process.wait()
    assert len(desk.check(files)) == 1


def test_a_process_that_cannot_start_is_a_fault_of_ours(files, monkeypatch):
    monkeypatch.setattr(trying.sys, "executable", "/bin/false")
    with pytest.raises(OurFault):
        Desk().check(files)


def test_an_answer_that_does_not_come_stops_the_process_and_the_next_one_works(files):
    desk = Desk(seconds=0.2)
    with pytest.raises(TooSlow):
        desk.check(files)
    assert desk._asked.process is None
    desk._seconds = 90
    try:
        assert len(desk.check(files)) == 1
    finally:
        desk.close()


def test_one_request_at_a_time_and_who_gets_no_turn_hears_so(desk, files):
    desk.check(files)
    desk._turn.acquire()
    waiting = Desk(turn_seconds=0.1)
    waiting._turn = desk._turn
    try:
        with pytest.raises(Busy):
            waiting.check(files)
    finally:
        desk._turn.release()
    found = []
    threads = [threading.Thread(target=lambda: found.append(desk.check(files))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(one) for one in found] == [1, 1, 1]


def test_too_much_is_refused_before_anything_is_started():
    desk = Desk()
    with pytest.raises(TooLarge):
        desk.check([("a.csv", b"x" * (trying.MOST_BYTES + 1))])
    with pytest.raises(TooLarge):
        desk.check([(f"{number}.csv", b"x") for number in range(trying.MOST_FILES + 1)])
    assert desk._asked.process is None


def test_the_settings_of_the_server_let_in_what_is_promised_and_write_none_of_it():
    from dashboard.serving import server

    settings = tomllib.loads((REPOSITORY / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] * 1_000_000 == trying.MOST_BYTES
    server.create()
    assert MultiPartParser.spool_max_size >= (settings["server"]["maxUploadSize"] + 1) * 1024 * 1024


def test_the_dashboard_loads_no_rules_and_no_readers_to_try_a_delivery():
    code = "import sys, dashboard.trying; sys.exit(bool({'great_expectations', 'python_calamine', 'streamlit'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0


def test_nothing_is_written_and_the_process_holds_no_file_open(desk, files, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    own = Desk()
    try:
        own.check([*files, ("bsn.csv", f"regio;peildatum;bsn\nTwente;31-12-2021;{CANARY}\n".encode())])
        family = [
            psutil.Process(own._asked.process.pid),
            *psutil.Process(own._asked.process.pid).children(recursive=True),
        ]
        assert len(family) >= 2
        written = [file.path for one in family for file in one.open_files() if file.mode not in {"r"}]
        assert written == []
    finally:
        own.close()
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in left if CANARY.encode() in path.read_bytes() or b"Twente" in path.read_bytes()] == []
