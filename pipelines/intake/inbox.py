"""What waits in the inbox and is whole. Not here: what is in the files."""

import errno
import fcntl
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from pipelines import layout
from pipelines.intake.reading import bystanders
from pipelines.intake.reading.kinds import MAX_BYTES


@dataclass(frozen=True)
class Waiting:
    """One file of the inbox, and the mark (size, time of last change) by which it is known to be still the same."""

    path: Path
    mark: tuple[int, int]


def waiting(inbox: Path) -> list[Path]:
    """Return the files that may be judged, by name. Links, folders, bystanders and unfinished files are left alone."""
    return [path for path in layout.inside(inbox) if _is_file(path) and bystanders.kind_of(path.name) is None]


def left_alone(inbox: Path) -> dict[str, list[str]]:
    """Return the names of what still lies there after a run, by what it is.

    `files` may be judged later (someone still writes in them, or they are not here whole), `folders` hold files that
    nobody sees. Only where there are any: `links`, that point elsewhere, and the kinds of bystanders.
    """
    found: dict[str, list[str]] = {"files": [], "folders": []}
    for path in layout.inside(inbox):
        found.setdefault(_what(path), []).append(path.name)
    found["files"] = sorted(found["files"] + found.pop(bystanders.UNFINISHED, []))
    return found


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def _what(path: Path) -> str:
    """Return what a thing in the inbox is; a folder with nothing but bystanders is one itself."""
    if kind := bystanders.kind_of(path.name):
        return kind
    if stat.S_ISDIR(path.lstat().st_mode):
        return "system" if _holds_only_bystanders(path) else "folders"
    return "files" if _is_file(path) else "links"


def _holds_only_bystanders(folder: Path) -> bool:
    inside = [Path(parent, name).relative_to(folder) for parent, _, names in os.walk(folder) for name in names]
    return bool(inside) and all(any(map(bystanders.kind_of, path.parts)) for path in inside)


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
