"""Asking a process: whatever it does, whoever asks gets an answer or hears that there is none, and never waits too long."""

import sys
import time
from contextlib import closing

import psutil
import pytest

from pipelines.asking import Asked, NoAnswer

# It answers with what it was told, and with its contents turned round; `run` first does what Python says.
TURNS = """
import os, sys, time
from pipelines import asking
def work(said, contents):
    exec(said.get("run", ""), {"asking": asking, "os": os, "time": time})
    return said, contents[::-1]
asking.answer(work)
"""
LINE = "import struct; line = asking.Connection(0); "
SILENT = {
    "sleeps": "time.sleep(60)",
    "says half a length": "os.write(0, b'\\0\\0'); time.sleep(60)",
    "says half an answer": LINE + "os.write(0, struct.pack('!i', 900) + b'[{}'); time.sleep(60)",
    "says half its contents": LINE + "line.send_bytes(b'[{}, 2]'); line.send_bytes(b'x'); time.sleep(60)",
    "drips": LINE + "os.write(0, struct.pack('!i', 900_000_000))\nwhile True: os.write(0, b' '); time.sleep(0.01)",
}
RUBBISH = {
    "ends": "os._exit(0)",
    "ends halfway": "os.write(0, b'\\0\\0\\0\\x09['); os._exit(0)",
    "no JSON": LINE + "line.send_bytes(b'nee')",
    "no message": LINE + "line.send_bytes(b'3')",
    "no fields": LINE + "line.send_bytes(b'[3, 0]')",
    "no number": LINE + "line.send_bytes(b'[{}, \"x\"]')",
    "nothing": LINE + "line.send_bytes(b'')",
    "deep": LINE + "line.send_bytes(b'[' * 200_000)",
    "too long": LINE + "os.write(0, struct.pack('!i', 2_000_000_000) + b'x' * 1000)",
    "far too long": LINE + "os.write(0, struct.pack('!iQ', -1, 1 << 60) + b'x' * 1000)",
    "shorter than nothing": LINE + "os.write(0, struct.pack('!i', -7))",
    "a pickle": LINE + "line.send({'a': 1})",
}


def open_lines() -> int:
    return psutil.Process().num_fds()


@pytest.fixture(scope="module")
def asked():
    with closing(Asked([sys.executable, "-c", TURNS])) as running:
        yield running


def test_an_answer_is_what_was_said_to_the_byte(asked):
    said = {"verb": "check", "names": ["a\u0000b", "é", "\ud800"], "deep": {"a": [None, 1.5]}}
    for contents in ([], [b""], [b"\0x", b"", bytes(range(256)) * 300]):
        assert asked.ask(said, contents, 60) == (said, contents[::-1])


def test_a_question_and_its_answer_may_be_huge(asked):
    contents = [b"\xff" * 200_000_001, b"x"]
    assert asked.ask({}, contents, 120)[1] == contents[::-1]


def test_one_that_died_is_started_again_and_leaves_no_line_open(asked):
    asked.ask({}, [], 60)
    before = open_lines()
    for _ in range(2):
        asked.process.kill()
        assert asked.ask({"still": "there"}, [], 60)[0] == {"still": "there"}
    assert open_lines() == before


def test_one_that_is_silent_is_stopped_in_time_and_the_next_question_is_answered(asked):
    for how, code in SILENT.items():
        asked.ask({}, [], 60)
        started = time.monotonic()
        with pytest.raises(TimeoutError):
            asked.ask({"run": code}, [], 0.4)
        assert time.monotonic() - started < 5, how
        assert asked.process is None, how


def test_one_that_reads_nothing_is_not_written_to_for_ever():
    with closing(Asked([sys.executable, "-c", "import time; time.sleep(60)"])) as deaf:
        started = time.monotonic()
        with pytest.raises(TimeoutError):
            deaf.ask({}, [b"x" * 50_000_000], 0.4)
        assert time.monotonic() - started < 5


@pytest.mark.parametrize("how", RUBBISH)
def test_what_is_no_answer_of_ours_is_not_believed(asked, how):
    with pytest.raises(NoAnswer):
        asked.ask({"run": RUBBISH[how]}, [], 60)
    assert asked.process is None


def test_one_that_cannot_start_gives_no_answer_and_leaves_no_line_open():
    before = open_lines()
    with pytest.raises(NoAnswer):
        Asked(["/bin/false"]).ask({}, [], 60)
    with pytest.raises(FileNotFoundError):
        Asked(["/no/such/program"]).ask({}, [], 60)
    assert open_lines() == before
