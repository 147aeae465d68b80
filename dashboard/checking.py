"""Trying a delivery in the browser: this side starts the process that checks (pipelines.intake.warm) and asks it.

One request at a time; who comes meanwhile waits for a turn. Nothing is written to disk: files go through a pipe and
stay in memory. Pure: no Streamlit. Not here: judging, and the words of a receipt, which come with the answer.
"""

import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pipelines import settings
from pipelines.messages import LENGTH, packed, unpacked

Files = Sequence[tuple[str, bytes]]
MOST_BYTES = 20_000_000
MOST_UPLOADED = 22 * 1024 * 1024  # one file and what is around it; .streamlit/config.toml lets 20 MB in
MOST_FILES = 20
SECONDS, TURN_SECONDS = 90, 60
PIECE = 1 << 16


class CheckingError(Exception):
    """A delivery could not be tried. The subclass says why; the page has the words for it."""


class TooLarge(CheckingError):
    """The files together are larger than what is looked at in the browser, or there are too many."""


class Busy(CheckingError):
    """Others are trying a delivery, and no turn came in time."""


class TooSlow(CheckingError):
    """No answer came in time; the process was stopped."""


class OurFault(CheckingError):
    """The process stopped, twice, or says that the fault is ours."""


@dataclass(frozen=True)
class Checked:
    """One delivery as it was judged: its receipt, and per language what is told and the same as text.

    `may_be_marked` is False where it was refused for personal data: then nothing of it is given back or kept.
    """

    receipt: dict[str, Any]
    may_be_marked: bool
    told: dict[str, dict[str, Any]]
    text: dict[str, str]


class Desk:
    """The one place where deliveries are tried. The process is started at the first need and again when it has died."""

    def __init__(self, seconds: float = SECONDS, turn_seconds: float = TURN_SECONDS) -> None:
        self._seconds, self._turn_seconds = seconds, turn_seconds
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def open(self) -> None:
        """Start the process without waiting for it: it warms up while someone chooses files."""
        if self._turn.acquire(blocking=False):
            try:
                self._running()
            finally:
                self._turn.release()

    def close(self) -> None:
        """Stop the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def check(self, files: Files, counting: dict[str, dict[str, Any]] | None = None) -> list[Checked]:
        """Return what every delivery in these files (name and content) turned out to be. Raises CheckingError.

        `counting` has the delivery that counts per region (queries.quality): who brings an older one hears so.
        """
        if sum(len(content) for _, content in files) > MOST_BYTES or len(files) > MOST_FILES:
            raise TooLarge
        answer, _ = self._ask({"verb": "check", "counting": counting or {}}, files)
        return [Checked(**one) for one in answer["deliveries"]]

    def marked(self, files: Files, receipt: dict[str, Any], language: str) -> bytes | None:
        """Return the workbook of a delivery with its findings marked, or None where it may not be given back.

        Raises CheckingError.
        """
        _, made = self._ask({"verb": "mark", "receipt": receipt, "language": language}, files)
        return made[0] if made else None

    def _ask(self, asked: dict[str, Any], files: Files) -> tuple[dict[str, Any], list[bytes]]:
        request = packed({**asked, "names": [name for name, _ in files]}, [content for _, content in files])
        if not self._turn.acquire(timeout=self._turn_seconds):
            raise Busy
        try:
            answer, made = unpacked(self._answered(request))
        finally:
            self._turn.release()
        if "fault" in answer:
            raise OurFault
        return answer, made

    def _answered(self, request: bytes) -> bytes:
        """Return the answer. A process that has died is started once more; one that takes too long is stopped."""
        for _ in range(2):
            try:
                return _exchanged(self._running(), request, time.monotonic() + self._seconds)
            except TimeoutError as error:
                self.close()
                raise TooSlow from error
            except (BrokenPipeError, EOFError):
                self.close()
        raise OurFault

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "pipelines.intake.warm"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what it complains of could hold what was delivered
                cwd=settings.REPOSITORY,
            )
        return self._process


def _exchanged(process: subprocess.Popen[bytes], request: bytes, deadline: float) -> bytes:
    """Write a request and read its answer. Raises TimeoutError, BrokenPipeError, or EOFError where the process ends."""
    assert process.stdin is not None and process.stdout is not None
    to, back = process.stdin.fileno(), process.stdout.fileno()
    os.set_blocking(to, False)
    waiting = memoryview(LENGTH.pack(len(request)) + request)
    while waiting:
        _wait(deadline, write=to)
        with suppress(BlockingIOError):
            waiting = waiting[os.write(to, waiting[:PIECE]) :]
    length = LENGTH.unpack(_read(back, LENGTH.size, deadline))[0]
    return _read(back, length, deadline)


def _read(back: int, count: int, deadline: float) -> bytes:
    pieces: list[bytes] = []
    while count:
        _wait(deadline, read=back)
        piece = os.read(back, min(count, PIECE))
        if not piece:
            raise EOFError
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def _wait(deadline: float, read: int | None = None, write: int | None = None) -> None:
    """Wait until a pipe can be read or written. Raises TimeoutError."""
    left = max(deadline - time.monotonic(), 0)
    reading, writing = [[one] if one is not None else [] for one in (read, write)]
    if not any(select.select(reading, writing, [], left)[:2]):
        raise TimeoutError


desk = Desk()
