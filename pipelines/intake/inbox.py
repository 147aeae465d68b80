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
    """One file of the inbox, and the mark (size, time of last change) by which it is known to be still the same."""

    path: Path
    mark: tuple[int, int]


def waiting(inbox: Path) -> list[Path]:
    """Return the files that may be judged, by name. Links, folders and files in the making are left alone."""
    if not inbox.exists():
        return []
    found = sorted(path for path in inbox.iterdir() if not path.name.startswith(LEFT_ALONE))
    return [path for path in found if path.suffix.casefold() not in HALF_WAY and stat.S_ISREG(path.lstat().st_mode)]


def folders(inbox: Path) -> list[str]:
    """Return the names of folders in the inbox: files in them are not seen, and whoever runs must know."""
    return sorted(path.name for path in inbox.iterdir() if path.is_dir()) if inbox.exists() else []


def whole(path: Path) -> tuple[Waiting, bytes] | None:
    """Return the file and its content, or None where someone still writes in it. It then waits for the next run.

    Of a file that is too large only so much is read as proves it.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        if _is_open_for_writing(handle):
            return None
        before = _mark(os.fstat(handle))
        with os.fdopen(handle, "rb", closefd=False) as stream:
            content = stream.read(MAX_BYTES + 1)
        after = _mark(os.fstat(handle))
    finally:
        os.close(handle)
    return (Waiting(path, after), content) if before == after else None


def remove(waiting: Waiting) -> None:
    """Remove a judged file from the inbox, unless another came in its place meanwhile: that one is for the next run."""
    if waiting.path.exists() and _mark(waiting.path.lstat()) == waiting.mark:
        waiting.path.unlink()


def _mark(found: os.stat_result) -> tuple[int, int]:
    return found.st_size, found.st_mtime_ns


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
