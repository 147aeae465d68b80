"""Files are written under a temporary name, checked, fsynced, renamed and made read-only; then the pointer changes.

A kill at any moment leaves the old release readable; what it leaves behind is swept at the next start.
"""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from pipelines import database, settings
from pipelines.durable import swap, sync
from pipelines.layout import MANIFEST, POINTER
from pipelines.registries import SCHEMA, programme
from pipelines.release.identity import libraries


def current(releases: Path) -> str | None:
    """Return the id that `current.json` points at, or None where nothing was published or the pointer is damaged."""
    found = said_in(releases / POINTER).get("release")
    return found if isinstance(found, str) else None


def is_whole(folder: Path) -> bool:
    """Tell whether every file of a release is still, byte for byte, what its manifest says was written."""
    stated = said_in(folder / MANIFEST).get("sha256")
    try:
        return stated == {audience: _sha256(folder / f"{audience}.duckdb") for audience in settings.AUDIENCES}
    except OSError:
        return False


def said_in(path: Path) -> dict[str, Any]:
    """Return what a pointer or a manifest says; nothing where it is not there or cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sweep(releases: Path) -> None:
    """Remove what an interrupted publication left behind."""
    for litter in releases.glob(".tmp-*"):
        shutil.rmtree(litter) if litter.is_dir() else litter.unlink()


def publish(releases: Path, release: str, tables: dict[str, dict[str, pd.DataFrame]], manifest: dict[str, Any]) -> None:
    """Write the tables of every audience and the manifest, then point at them. Raises OSError where the disk refuses.

    A release of this id that is here already, damaged, is moved aside once the new one is ready, and removed at last.
    """
    unfinished = releases / f".tmp-{release}"
    unfinished.mkdir(parents=True)
    rows = {audience: _write(unfinished, release, audience, tables[audience]) for audience in settings.AUDIENCES}
    stated = {**manifest, "release": release, "rows": rows, "schema_version": settings.SCHEMA_VERSION}
    stated |= {"sha256": {audience: _sha256(unfinished / f"{audience}.duckdb") for audience in settings.AUDIENCES}}
    stated |= {"pipeline_version": settings.PIPELINE_VERSION, "libraries": libraries()}
    text = json.dumps(stated, indent=1, sort_keys=True, ensure_ascii=False)
    (unfinished / MANIFEST).write_text(text, encoding="utf-8")
    for path in unfinished.iterdir():
        sync(path)
        path.chmod(0o444)
    sync(unfinished)
    if (releases / release).exists():
        (releases / release).rename(releases / f".tmp-damaged-{release}")
    unfinished.rename(releases / release)
    point_at(releases, release)
    sweep(releases)


def point_at(releases: Path, release: str) -> None:
    """Make `current.json` point at a release that is already there, in one step."""
    sync(releases)
    swap(releases / POINTER, json.dumps({"release": release}), releases / f".tmp-{POINTER}")


def _write(folder: Path, release: str, audience: str, own: dict[str, pd.DataFrame]) -> dict[str, int]:
    """Write one audience's file and return its row counts, read back from the file itself."""
    path = folder / f"{audience}.duckdb"
    tables = {**own, "release_info": _info(release, audience, own)}
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        for name, frame in sorted(tables.items()):
            connection.register("frame", frame)
            columns = [row[0] for row in connection.execute(f"describe {name}").fetchall()]
            chosen = ", ".join(f'"{column}"' for column in columns)
            connection.execute(f"insert into {name} select {chosen} from frame")
            connection.unregister("frame")
    with database.locked(path) as connection:
        found = {name: connection.table(name).count("*").fetchall()[0][0] for name in tables}
    if found != {name: len(frame) for name, frame in tables.items()}:
        raise OSError(f"{audience}: the file does not hold what was written; is the disk full?")
    return found


def _info(release: str, audience: str, true: dict[str, pd.DataFrame]) -> pd.DataFrame:
    is_country = true["regions"]["region_code"] == programme().country_code
    regions, country = true["regions"].loc[~is_country], true["regions"].loc[is_country, "reference_date"]
    return pd.DataFrame(
        {
            "release": [release],
            "audience": [audience],
            "is_sample": [bool(true["release_info"]["is_sample"].iloc[0])],
            "reference_date": country.to_list(),
            "regions_delivered": [int(regions["delivered"].sum())],
            "schema_version": [settings.SCHEMA_VERSION],
            "pipeline_version": [settings.PIPELINE_VERSION],
        }
    )
