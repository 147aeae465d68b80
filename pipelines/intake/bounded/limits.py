"""What one file may cost, and how a process binds itself to that. Nothing here can be undone by the process itself.

Each promise is kept more than once: by limits of the kernel, by Landlock and an empty network where the kernel has
them, and by a hook of Python that holds everywhere.
"""

import ctypes
import os
import resource
import signal
import sys
from typing import Any

MEMORY_BYTES = 1_000_000_000
SECONDS = 60
OPEN_FILES = 64
LIMITS = (
    (resource.RLIMIT_AS, MEMORY_BYTES, MEMORY_BYTES),
    (resource.RLIMIT_CPU, SECONDS, SECONDS + 1),  # the first asks, so that we see why it ended; the second kills
    (resource.RLIMIT_FSIZE, 0, 0),
    (resource.RLIMIT_CORE, 0, 0),
    (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
    (resource.RLIMIT_NPROC, 0, 0),
)
# Linux: sched.h, prctl.h, landlock.h. The numbers of Landlock's calls are the same on every machine.
NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000
END_WITH_PARENT, SET_DUMPABLE, NO_NEW_PRIVILEGES = 1, 4, 38
CREATE_RULESET, RESTRICT_SELF, TELL_VERSION = 444, 446, 1
MAY_READ = 0b1100  # read a file, list a folder
FILES_BY_VERSION = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # so many rights exist; a newer version has those of 5
CONNECT, SCOPES = 0b11, 0b11  # bind and connect; signals and sockets to processes outside
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
REFUSED_EVENTS = (
    *("socket.", "subprocess.", "urllib.", "http.", "ftplib.", "shutil.", "tempfile.", "ctypes.", "pty."),
    *("os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.kill", "os.startfile"),
    *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown"),
    *("os.utime", "os.setxattr", "os.removexattr", "signal."),
)


class OutOfBounds(RuntimeError):
    """The process tried what it may not: reach the network, start a program, write a file."""


def leave_no_dump() -> None:
    """Keep what this process and those it starts have in memory out of a file, should one of them crash."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def bind() -> None:
    """Limit this process for good: memory, processor time, no files written, no dump of its memory, no network."""
    if sys.platform == "linux":  # first: from the hook on a call into the kernel is refused as well
        _close_off(ctypes.CDLL(None, use_errno=True))
    for what, soft, hard in LIMITS:
        resource.setrlimit(what, (soft, hard))
    sys.addaudithook(_refuse)


def _close_off(libc: ctypes.CDLL) -> None:
    """Leave everything outside: what of it this kernel does not have, the limits and the hook must do."""
    libc.unshare(NEW_USER_AND_NETWORK)  # a network of its own needs rights, which it has among users of its own
    libc.prctl(END_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    libc.prctl(SET_DUMPABLE, 0, 0, 0, 0)  # a dump that goes to a program knows no size limit
    libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)  # Landlock asks for this of who has no rights
    version = libc.syscall(CREATE_RULESET, None, 0, TELL_VERSION)
    if version < 1:
        return
    # What is handled and allowed by no rule is refused. Reading is not handled: Python imports modules while it works.
    files = (1 << FILES_BY_VERSION.get(version, 16)) - 1 & ~MAY_READ
    handled = [files, CONNECT if version >= 4 else 0, SCOPES if version >= 6 else 0]
    fields = 1 + (version >= 4) + (version >= 6)
    rules = (ctypes.c_uint64 * fields)(*handled[:fields])
    libc.syscall(RESTRICT_SELF, libc.syscall(CREATE_RULESET, rules, ctypes.sizeof(rules), 0), 0)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(REFUSED_EVENTS) or (event == "open" and _writes(*arguments[1:3])):
        raise OutOfBounds(event)


def _writes(mode: Any, flags: Any) -> bool:
    # `open` tells its mode, `os.open` has only flags.
    is_by_mode = isinstance(mode, str) and any(char in mode for char in "wax+")
    return is_by_mode or (isinstance(flags, int) and bool(flags & WRITES))
