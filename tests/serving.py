"""A server of ours in a process of its own, on a free port: for tests in a browser and for measuring."""

import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

from pipelines.settings import REPOSITORY


class ServerStopped(RuntimeError):
    """The server ended before it answered; the message holds what it said."""


@dataclass(frozen=True)
class Server:
    """A server that answers: where, its process, and the file with what it says."""

    address: str
    process: psutil.Process
    log: Path

    def processor_seconds(self) -> float:
        """Return how long it has used a processor."""
        return sum(self.process.cpu_times()[:2])

    def megabytes(self) -> int:
        """Return how much memory it has now."""
        return round(self.process.memory_info().rss / 1e6)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(data: Path, *options: str) -> Iterator[str]:
    """Start the dashboard as the README says, and give its address; it is stopped at the end."""
    with started("dashboard", "--data", str(data), *options) as server:
        yield server.address


@contextmanager
def started(module: str, *options: str, port: int | None = None) -> Iterator[Server]:
    """Start `python -m MODULE --port …` and give it once it answers; it is stopped at the end."""
    port = port or free_port()
    command = [sys.executable, "-m", module, "--port", str(port), *options]
    with tempfile.NamedTemporaryFile("w+", suffix=".log") as log:
        process = subprocess.Popen(command, cwd=REPOSITORY, stdout=log, stderr=subprocess.STDOUT, text=True)
        try:
            _wait_for(process, f"http://127.0.0.1:{port}/_stcore/health", log)
            yield Server(f"http://127.0.0.1:{port}", psutil.Process(process.pid), Path(log.name))
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(process: subprocess.Popen[str], address: str, log: IO[str]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerStopped(Path(log.name).read_text(encoding="utf-8"))
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise ServerStopped("no answer within a minute")
