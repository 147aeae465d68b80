"""Work of ours in a process of its own that a test can kill.

It is forked from one that has loaded the libraries: no test kills while those load, and Great Expectations takes seconds.
"""

import multiprocessing
import os
from collections.abc import Callable
from contextlib import redirect_stdout
from multiprocessing.context import ForkServerProcess
from multiprocessing.synchronize import Event
from pathlib import Path

import pandas as pd

from pipelines.__main__ import main
from pipelines.release import publish, sweep

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["great_expectations", __name__])


def command(*words: str) -> ForkServerProcess:
    """Return the process of a command line, of which nobody hears what it says."""
    return _started(_main, words)


def publishing(releases: Path, release: str, tables: Path) -> ForkServerProcess:
    """Return a process that has read the true tables in a file and begins to publish them."""
    ready = _SERVER.Event()
    process = _started(_publish, releases, release, tables, ready)
    assert ready.wait(60)
    return process


def _started(work: Callable[..., None], *given: object) -> ForkServerProcess:
    process = _SERVER.Process(target=work, args=given)
    process.start()
    return process


def _main(words: tuple[str, ...]) -> None:
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        main(list(words))


def _publish(releases: Path, release: str, tables: Path, ready: Event) -> None:
    true = pd.read_pickle(tables)
    sweep(releases)
    ready.set()
    publish(releases, release, true, {"is_sample": False})
