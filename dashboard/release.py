"""The only door to data: opens the file of one release for one audience, locked and read-only.

Belongs here: which release is current, opening, the cache of opened files, and a query on its own cursor.
Not here: SQL (queries/), and who may see what: that is decided by which file is opened, never by a filter.
"""

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd

from dashboard.memory import Memory
from dashboard.selection import Selection
from dashboard.viewer import Viewer
from pipelines import database, settings
from pipelines.layout import POINTER, RELEASE_ID, WITHDRAWN

Result = TypeVar("Result")
Stamp = tuple[int, int, int]

KEPT_OPEN = 6
INFO = "select audience, is_sample, reference_date, regions_delivered, schema_version from release_info"

_opened: "OrderedDict[Path, tuple[Stamp, OpenedRelease]]" = OrderedDict()
_lock = threading.Lock()


class ReleaseError(Exception):
    """A release cannot be shown. The subclass says why; the message is for the log, not for the screen."""


class NoReleaseError(ReleaseError):
    """Nothing was published yet in this data folder."""


class UnknownReleaseError(ReleaseError):
    """A release was named that is not here, or that was withdrawn."""


class BrokenReleaseError(ReleaseError):
    """A release is here but its file cannot be opened, or is of another schema."""


@dataclass(frozen=True)
class OpenedRelease:
    """One release, opened for one audience. It never changes, so what was computed from it once stays true."""

    id: str
    audience: str
    is_sample: bool
    reference_date: date
    regions_delivered: int
    connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    def query(self, sql: str, params: dict[str, Any] | list[Any] | None = None) -> pd.DataFrame:
        """Return the rows of one statement; values go in as `$name` (dict) or `?` (list), never into the text.

        The frame is the caller's own: pandas copies on writing, so a change in it reaches nobody else.
        """
        return self.remember(("query", sql, repr(params)), lambda: self._ask(sql, params)).copy(deep=False)

    def remember(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return what `make` gives, made once per `key` and kept while it is asked for; do not change it."""
        return self.memory.get(key, make)

    def _ask(self, sql: str, params: dict[str, Any] | list[Any] | None) -> pd.DataFrame:
        with self.connection.cursor() as cursor:
            return cursor.execute(sql, params).df() if params else cursor.execute(sql).df()


def open_for(viewer: Viewer, selection: Selection) -> OpenedRelease:
    """Open the release that the selection names, else the current one, as the viewer may see it.

    Raises NoReleaseError, UnknownReleaseError (a pinned release that is not here) or BrokenReleaseError.
    """
    releases = settings.data_dir().releases
    return _open(releases, selection.release or current_id(), viewer.audience)


def current_id() -> str:
    """Return the id of the newest release. Raises NoReleaseError without one, BrokenReleaseError if unreadable."""
    pointer = settings.data_dir().releases / POINTER
    try:
        return str(json.loads(pointer.read_text(encoding="utf-8"))["release"])
    except FileNotFoundError as error:
        raise NoReleaseError(f"{pointer} does not exist") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BrokenReleaseError(f"{pointer} cannot be read") from error


def _open(releases: Path, release_id: str, audience: str) -> OpenedRelease:
    if not RELEASE_ID.fullmatch(release_id):
        raise UnknownReleaseError(f"{release_id!r} is no release id")
    path = releases / release_id / f"{audience}.duckdb"
    if not path.parent.is_dir():
        raise UnknownReleaseError(f"release {release_id} is not in {releases}")
    if (path.parent / WITHDRAWN).exists():
        raise UnknownReleaseError(f"release {release_id} was withdrawn")
    with _lock:
        stamp = _stamp(path)
        if path in _opened and _opened[path][0] != stamp:
            _opened.pop(path)[1].connection.close()  # else DuckDB would go on reading the file that was
        if path not in _opened:
            _opened[path] = stamp, _open_file(path, release_id)
        _opened.move_to_end(path)
        while len(_opened) > KEPT_OPEN:
            _opened.popitem(last=False)  # closed when the last session that still reads it lets go
        return _opened[path][1]


def _stamp(path: Path) -> Stamp:
    """Return what tells whether a file is still the one that was opened. Raises BrokenReleaseError where it is gone."""
    try:
        found = path.stat()
    except OSError as error:
        raise BrokenReleaseError(f"{path} cannot be read") from error
    return found.st_ino, found.st_size, found.st_mtime_ns


def _open_file(path: Path, release_id: str) -> OpenedRelease:
    try:
        connection = database.locked(path)
        with connection.cursor() as cursor:
            row = cursor.execute(INFO).fetchone()
            _read_through(cursor)
    except duckdb.Error as error:
        raise BrokenReleaseError(f"{path} cannot be opened") from error
    if row is None or int(row[4]) != settings.SCHEMA_VERSION:
        raise BrokenReleaseError(f"{path} has another schema than this version reads ({settings.SCHEMA_VERSION})")
    return OpenedRelease(release_id, row[0], bool(row[1]), row[2], int(row[3]), connection)


def _read_through(cursor: duckdb.DuckDBPyConnection) -> None:
    """Read every value once, so that DuckDB compares every checksum now (0.1 s) and not in the middle of a page."""
    for (table,) in cursor.execute("select table_name from duckdb_tables()").fetchall():
        cursor.table(table).aggregate("count(columns(*))").fetchall()
