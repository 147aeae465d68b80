"""What waits in the inbox and is whole. Not here: what is in the files."""

import errno
import fcntl
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from pipelines.intake.reading.kinds import MAX_BYTES

LEFT_ALONE = (".", "~$")  # hidden files, and the mark of a workbook that is open somewhere
HALF_WAY = {".part", ".partial", ".crdownload", ".download", ".tmp"}


@dataclass(frozen=True)
class Waiting:
    """One file of the inbox with its content. Of a file that is too large only so much is read as proves it."""

    path: Path
    content: bytes


def waiting(inbox: Path) -> list[Path]:
    """Return the files that may be judged, by name. Links, folders and files in the making are left alone."""
    if not inbox.exists():
        return []
    found = sorted(path for path in inbox.iterdir() if not path.name.startswith(LEFT_ALONE))
    return [path for path in found if path.suffix.casefold() not in HALF_WAY and stat.S_ISREG(path.lstat().st_mode)]


def folders(inbox: Path) -> list[str]:
    """Return the names of folders in the inbox: files in them are not seen, and whoever runs must know."""
    return sorted(path.name for path in inbox.iterdir() if path.is_dir()) if inbox.exists() else []


def whole(path: Path) -> Waiting | None:
    """Return the file with its content, or None where someone still writes in it. It then waits for the next run."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        if _is_open_for_writing(handle):
            return None
        before = os.fstat(handle)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            content = stream.read(MAX_BYTES + 1)
        after = os.fstat(handle)
    finally:
        os.close(handle)
    is_same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return Waiting(path, content) if is_same else None


def _is_open_for_writing(handle: int) -> bool:
    """Tell whether another process has the file open for writing. Source: fcntl(2), F_SETLEASE: EAGAIN then.

    Where a file system has no leases (a network share) only the comparison before and after reading is left.
    """
    try:
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    return False
