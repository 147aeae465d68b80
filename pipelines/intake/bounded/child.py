"""The process that parses: `python -m pipelines.intake.bounded.child` answers what is asked over its standard input.

It holds the libraries warm and forks one bound child per request. A child that ends badly costs one request, nothing
else. A request (pipelines/asking.py) says what to do: `parse` one file, or `mark` the files of a delivery. The answer
has what was made as its only content; or none, and says how the child ended.
"""

import os
import signal
from collections.abc import Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any, NoReturn

from pipelines.asking import Message, answer
from pipelines.intake.bounded import limits
from pipelines.intake.deliveries.smallest import smallest
from pipelines.intake.parsing import parse
from pipelines.intake.receipts.marked import marked

OUT_OF_MEMORY = 77
GRACE_SECONDS = 5


def main() -> None:
    """Answer every request until the other side stops."""
    limits.leave_no_dump()
    parse(*smallest()[-1])  # registries are read and code is compiled before the first fork, not in every child
    answer(_in_a_child)


def _parse(asked: dict[str, Any], contents: Sequence[bytes]) -> bytes:
    return parse(asked["names"][0], contents[0]).as_json().encode("utf-8", "surrogatepass")


def _mark(asked: dict[str, Any], contents: Sequence[bytes]) -> bytes:
    return marked(list(zip(asked["names"], contents, strict=True)), asked["receipt"], asked["language"])


WORK = {"parse": _parse, "mark": _mark}


def _in_a_child(asked: dict[str, Any], contents: Sequence[bytes]) -> Message:
    """Return what a bound child made of the request, or how it ended."""
    ours, theirs = Pipe()
    child = os.fork()
    if child == 0:
        ours.close()
        _work_and_exit(asked, contents, theirs)
    theirs.close()
    made = []
    with ours:
        try:
            if not (is_late := not ours.poll(limits.SECONDS + GRACE_SECONDS)):
                made = [ours.recv_bytes(limits.MEMORY_BYTES)]
        except (EOFError, OSError):  # it ended, or it says more than a child can hold: then the line is closed to it
            is_late = not ours.readable
    if is_late:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return ({}, made) if made and status == 0 else ({"ended": _how(is_late, status)}, [])


def _work_and_exit(asked: dict[str, Any], contents: Sequence[bytes], line: Connection) -> NoReturn:
    code = 1
    try:
        os.closerange(0, 2)  # the line to the process that asks: what this child says there would be believed
        limits.bind()
        line.send_bytes(WORK[asked["verb"]](asked, contents))
        code = 0
    except MemoryError:
        code = OUT_OF_MEMORY
    finally:
        os._exit(code)  # whatever was raised stays in this process: a traceback could hold what was delivered


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
