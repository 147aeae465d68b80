"""How one of our processes asks another, with a deadline: a line between two, over which go JSON and then contents.

Only bytes go over it: an answer is never unpickled, and whoever asks trusts none. Not here: what is asked.
"""

import json
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from pipelines import settings

Message = tuple[dict[str, Any], list[bytes]]
MOST_BYTES = 1_000_000_000  # of one part of an answer
NOT_OURS = (ValueError, TypeError, RecursionError)  # what reading JSON raises that `send` did not write


class NoAnswer(RuntimeError):
    """The process ended before it answered, twice, or what it answered is no message."""


class Asked:
    """A process that answers one question after the other. Started at the first, and again when it has died.

    It runs `command`, with the line as its standard input. What it prints or complains of could hold what was
    delivered, so that goes nowhere.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._line: Connection | None = None
        self.process: subprocess.Popen[bytes] | None = None

    def open(self) -> Connection:
        """Start the process where it does not run, without waiting for it, and return our end of the line."""
        if self._line is None or self.process is None or self.process.poll() is not None:
            self.close()
            nowhere = subprocess.DEVNULL
            self._line, theirs = Pipe()
            with theirs:
                self.process = subprocess.Popen(
                    self._command, stdin=theirs.fileno(), stdout=nowhere, stderr=nowhere, cwd=settings.REPOSITORY
                )
        return self._line

    def close(self) -> None:
        """Stop the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        if self._line is not None:
            self._line.close()
        self.process = self._line = None

    def ask(self, said: dict[str, Any], contents: Sequence[bytes], seconds: float) -> Message:
        """Return the answer. Raises NoAnswer, or TimeoutError where it takes too long; then the process is stopped."""
        for _ in range(2):
            line = self.open()
            assert self.process is not None
            # Ended, it neither keeps us waiting for the rest of an answer nor for room to write the question.
            late = threading.Timer(seconds, self.process.kill)
            until = time.monotonic() + seconds
            late.start()
            try:
                send(line, said, contents)
                return receive(line, MOST_BYTES)
            except (EOFError, OSError, *NOT_OURS) as error:
                self.close()
                if time.monotonic() >= until:
                    raise TimeoutError from error
            finally:
                late.cancel()
                late.join()
        raise NoAnswer


def answer(work: Callable[[dict[str, Any], list[bytes]], Message]) -> None:
    """Answer every question that comes over standard input, until the other side stops."""
    line = Connection(0)
    with suppress(EOFError, ConnectionError):
        while True:
            send(line, *work(*receive(line)))


def send(line: Connection, said: dict[str, Any], contents: Sequence[bytes] = ()) -> None:
    """Write one message; contents may be large, and are not put together first."""
    line.send_bytes(json.dumps([said, len(contents)]).encode())
    for content in contents:
        line.send_bytes(content)


def receive(line: Connection, most: int | None = None) -> Message:
    """Return the next message. Raises EOFError, OSError where a part has more bytes than `most`, or NOT_OURS."""
    said, count = json.loads(line.recv_bytes(most))
    if not isinstance(said, dict):
        raise TypeError(said)
    return said, [line.recv_bytes(most) for _ in range(count)]
