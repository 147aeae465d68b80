"""Which releases there are, and which can still be opened. One that is damaged is listed, and is in nobody's way."""

from pathlib import Path
from typing import Any

from pipelines import settings
from pipelines.layout import MANIFEST, POINTER, RELEASE_ID, WITHDRAWN
from pipelines.release.publishing import current, is_whole, said_in


def listed(releases: Path) -> list[dict[str, Any]]:
    """Return every release, newest first: id, whether it is current, withdrawn, a sample, when written, and damage.

    `damage` says why it cannot be shown: `manifest` (gone or unreadable), `files` (one is gone, or is not what was
    written), `version` (made for another version of the tables); null where nothing is wrong. `is_sample` of one
    without a manifest is null.
    """
    shown = current(releases)
    found = [_one(folder, shown) for folder in _folders(releases) if _is_release(folder)]
    return sorted(found, key=lambda one: -one["written"])


def strays(releases: Path) -> list[str]:
    """Return the names of folders among the releases that are none."""
    return [folder.name for folder in _folders(releases) if not _is_release(folder)]


def can_be_shown(one: dict[str, Any]) -> bool:
    """Tell whether a release of the list may be pointed at."""
    return not one["is_withdrawn"] and one["damage"] is None


def pointer_fault(releases: Path) -> str | None:
    """Return what is wrong with what is shown now: `unreadable`, or `nowhere` where it points at no release."""
    if not (releases / POINTER).exists():
        return None
    shown = current(releases)
    if shown is None:
        return "unreadable"
    return None if (releases / shown).is_dir() else "nowhere"


def _folders(releases: Path) -> list[Path]:
    if not releases.is_dir():
        return []
    return sorted(path for path in releases.iterdir() if path.is_dir() and not path.name.startswith("."))


def _is_release(folder: Path) -> bool:
    return RELEASE_ID.fullmatch(folder.name) is not None or (folder / MANIFEST).exists()


def _one(folder: Path, shown: str | None) -> dict[str, Any]:
    manifest = said_in(folder / MANIFEST)
    stamp = folder / MANIFEST if (folder / MANIFEST).exists() else folder
    return {
        "release": folder.name,
        "is_current": folder.name == shown,
        "is_withdrawn": (folder / WITHDRAWN).exists(),
        "is_sample": manifest.get("is_sample"),
        "written": stamp.stat().st_mtime,
        "damage": _damage(folder, manifest),
    }


def _damage(folder: Path, manifest: dict[str, Any]) -> str | None:
    if not manifest:
        return "manifest"
    if not is_whole(folder):
        return "files"
    return None if manifest.get("schema_version") == settings.SCHEMA_VERSION else "version"
