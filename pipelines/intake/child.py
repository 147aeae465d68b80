"""The process that parses: `python -m pipelines.intake.child` reads requests on standard input and answers on output.

It holds the libraries warm and forks one bound child per request. A child that ends badly costs one request, nothing
else. A request (pipelines/messages.py) says what to do: `parse` one file, or `mark` the files of a delivery. The answer
is what was made, after a zero byte; or, without that byte, how the child ended, as JSON.
"""

import json
import os
import select
import signal
import sys
import time
from collections.abc import Sequence
from typing import Any

from pipelines.intake import limits
from pipelines.intake.parsing import parse
from pipelines.intake.receipts.marked import marked
from pipelines.messages import receive, send, unpacked

MADE = b"\0"
OUT_OF_MEMORY = 77
GRACE_SECONDS = 5
PIECE = 1 << 20
MOST_ANSWERED = limits.MEMORY_BYTES  # a child cannot hold more, so one that goes on is not ours any more
WARMING = b"regio;peildatum;traject;gestart_in;doelgroep;deelnemers\nTwente;31-12-2021;t1;2021-H1;ww;5\n"


def main() -> None:
    """Answer every request until the other side stops."""
    limits.leave_no_dump()
    parse("warm.csv", WARMING)  # registries are read and code is compiled before the first fork, not in every child
    while (request := receive(sys.stdin.buffer)) is not None:
        send(sys.stdout.buffer, *_in_a_child(request))


def _parse(asked: dict[str, Any], contents: Sequence[bytes]) -> bytes:
    return parse(asked["names"][0], contents[0]).as_json().encode("utf-8", "surrogatepass")


def _mark(asked: dict[str, Any], contents: Sequence[bytes]) -> bytes:
    return marked(list(zip(asked["names"], contents, strict=True)), asked["receipt"], asked["language"])


WORK = {"parse": _parse, "mark": _mark}


def _in_a_child(request: bytes) -> tuple[bytes, ...]:
    """Return what a bound child made of the request, or how it ended, as parts of one message."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work_and_exit(request, writing)
    os.close(writing)
    try:
        answer = _collect(reading, time.monotonic() + limits.SECONDS + GRACE_SECONDS)
    finally:
        os.close(reading)
    if answer is None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if answer is not None and status == 0:
        return MADE, answer
    return (json.dumps({"ended": _how(answer is None, status)}).encode(),)


def _work_and_exit(request: bytes, writing: int) -> None:
    code = 1
    try:
        os.closerange(0, 2)  # the pipes to the process that asks: what this child says there would be believed
        limits.bind()
        asked, contents = unpacked(request)
        left = memoryview(WORK[asked["verb"]](asked, contents))
        while left:
            left = left[os.write(writing, left[:PIECE]) :]
        code = 0
    except MemoryError:
        code = OUT_OF_MEMORY
    finally:
        os._exit(code)  # whatever was raised stays in this process: a traceback could hold what was delivered


def _collect(reading: int, deadline: float) -> bytes | None:
    """Return all that the child writes, or None where it is not ready in time."""
    pieces: list[bytes] = []
    room = MOST_ANSWERED
    while room > 0:
        ready, _, _ = select.select([reading], [], [], max(deadline - time.monotonic(), 0))
        if not ready:
            return None
        piece = os.read(reading, PIECE)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        room -= len(piece)
    return None


def _how(is_late: bool, status: int) -> str:
    """Return `time`, `memory` or `fault`: why a child gave no answer."""
    ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
    if is_late or ended_by == signal.SIGXCPU:
        return "time"
    # A native library that gets no memory aborts; the kernel that has none left kills.
    is_memory = ended_by in {signal.SIGABRT, signal.SIGKILL, signal.SIGSEGV}
    return "memory" if is_memory or (ended_by is None and os.WEXITSTATUS(status) == OUT_OF_MEMORY) else "fault"


if __name__ == "__main__":
    main()
