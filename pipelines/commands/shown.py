"""Which release is shown: taken back to an earlier one, or withdrawn. Each under the one lock; prints nothing."""

import json
from typing import Any

from pipelines.commands.running import UnknownRelease, locked
from pipelines.layout import POINTER, WITHDRAWN
from pipelines.release import can_be_shown, current, listed
from pipelines.release.publishing import point_at
from pipelines.settings import DataDir


class DamagedRelease(Exception):
    """A release that cannot be shown; `damage` says why not (pipelines/release/listing.py)."""

    def __init__(self, release: str, damage: str) -> None:
        super().__init__(release)
        self.damage = damage


def releases(data: DataDir) -> list[dict[str, Any]]:
    """Return every release, newest first (pipelines/release/listing.py)."""
    return listed(data.releases)


def rollback(data: DataDir, release: str) -> None:
    """Point at an earlier release. Raises UnknownRelease where it is not there or was withdrawn, DamagedRelease."""
    with locked(data):
        found = _found(data, release)
        if found["is_withdrawn"]:
            raise UnknownRelease(release)
        if not can_be_shown(found):
            raise DamagedRelease(release, found["damage"])
        point_at(data.releases, release)


def withdraw(data: DataDir, release: str, reason: str) -> str | None:
    """Make a release unopenable, with a reason, also a damaged one; return what is current afterwards, if anything is.

    Where it was shown, the newest takes its place that can be. Raises UnknownRelease where it is not there.
    """
    with locked(data):
        _found(data, release)
        (data.releases / release / WITHDRAWN).write_text(json.dumps({"reason": reason}), encoding="utf-8")
        left = [one["release"] for one in releases(data) if can_be_shown(one)]
        if current(data.releases) == release:
            if left:
                point_at(data.releases, left[0])
            else:
                (data.releases / POINTER).unlink()
        return current(data.releases)


def _found(data: DataDir, release: str) -> dict[str, Any]:
    found = next((one for one in releases(data) if one["release"] == release), None)
    if found is None:
        raise UnknownRelease(release)
    return found
