"""Work of ours in a process of its own, to kill it or to look at every byte that it leaves.

It is forked from one that has loaded the libraries: those read no delivery, and Great Expectations takes seconds.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

from pipelines.__main__ import main
from pipelines.release import publish, sweep

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["great_expectations", __name__])


def command(*words: str) -> ForkServerProcess:
    """Return the process of a command line, of which nobody hears what it says."""
    return _started(_main, words, dict(os.environ), os.devnull, os.devnull)


def completed(*words: str, environment: dict[str, str], within: float) -> subprocess.CompletedProcess[bytes]:
    """Return how a command line ended, in its own environment, and all that it said; it must end within so many seconds."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        process = _started(_main, words, environment, out, err)
        process.join(within)
        assert process.exitcode is not None
        return subprocess.CompletedProcess(words, process.exitcode, out.read_bytes(), err.read_bytes())


def publishing(releases: Path, release: str, tables: Path) -> ForkServerProcess:
    """Return a process that has read the tables of every audience in a file and begins to publish them."""
    ready = _SERVER.Event()
    process = _started(_publish, releases, release, tables, ready)
    assert ready.wait(60)
    return process


def _started(work: Callable[..., None], *given: object) -> ForkServerProcess:
    process = _SERVER.Process(target=work, args=given)
    with pytest.MonkeyPatch.context() as patch:  # a page that was opened in a test is the main module since
        patch.setitem(sys.modules, "__main__", ModuleType("__main__"))
        process.start()
    return process


def _main(words: tuple[str, ...], environment: dict[str, str], *said: str | Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None  # it was chosen by the environment of the server
    for stream, path in enumerate(said, start=1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), stream)
    sys.exit(main(list(words)))


def _publish(releases: Path, release: str, tables: Path, ready: Event) -> None:
    written = pd.read_pickle(tables)
    sweep(releases)
    ready.set()
    publish(releases, release, written, {"is_sample": False})
