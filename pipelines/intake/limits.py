"""What one file may cost, and how a process binds itself to that. Nothing here can be undone by the process itself."""

import ctypes
import resource
import sys
from typing import Any

MEMORY_BYTES = 1_000_000_000
SECONDS = 60
OPEN_FILES = 64
NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000  # CLONE_NEWUSER | CLONE_NEWNET (Linux, sched.h)
REFUSED_EVENTS = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "shutil.")


class OutOfBounds(RuntimeError):
    """The process tried what it may not: reach the network, start a program, write a file."""


def bind() -> None:
    """Limit this process for good: memory, processor time, no files written, no dump of its memory, no network."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        resource.setrlimit(what, (most, most))
    if sys.platform == "linux":
        # Where the kernel allows it the process gets an empty network of its own; the hook below holds anyway.
        ctypes.CDLL(None, use_errno=True).unshare(NEW_USER_AND_NETWORK)
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(REFUSED_EVENTS) or (event == "open" and _writes(arguments)):
        raise OutOfBounds(event)


def _writes(arguments: tuple[Any, ...]) -> bool:
    mode = arguments[1] if len(arguments) > 1 else None
    return isinstance(mode, str) and any(sign in mode for sign in "wax+")
