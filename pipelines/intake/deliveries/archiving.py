"""What was judged is kept: originals, receipt and rows, in one folder per delivery that appears whole or not at all."""

import hashlib
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from pipelines import layout
from pipelines.durable import sync
from pipelines.intake.deliveries.draft import Judged
from pipelines.intake.records import Receipt

NOTICES = "refused"
LONGEST_NAME = 150


class ChangedMeanwhile(RuntimeError):
    """A file in the inbox was changed between being judged and being kept; the next run judges it again."""


class DamagedArchive(RuntimeError):
    """A delivery in the archive cannot be read any more; the message is the name of its folder."""


def known(archive: Path) -> dict[str, Receipt]:
    """Return the receipt of every delivery in the archive by id, with its `arrival` (a number) and its `version`.

    Raises DamagedArchive where one cannot be read: without it the figures would be others, and nobody would hear.
    """
    found: dict[str, Receipt] = {}
    for folder in layout.deliveries(archive):
        try:
            receipt: Receipt
            receipt, arrival, fields = (
                json.loads((folder / name).read_text(encoding="utf-8"))
                for name in (layout.RECEIPT, layout.ARRIVAL, layout.FIELDS)
            )
            version = int(fields.get("version") or 1)
            found[receipt["id"]] = {**receipt, "arrival": arrival["number"], "version": version}
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            raise DamagedArchive(folder.name) from error
    return found


def keep(archive: Path, judged: Judged, receipt: Receipt, number: int, sources: dict[str, Path]) -> None:
    """Write one delivery under a temporary name, then rename it: a crash leaves it wholly in or wholly out.

    Originals are kept of files that were searched for personal data and had none; `sources` says where
    each lies.
    """
    draft, tables = judged
    unfinished = archive / f".tmp-{receipt['id']}"
    shutil.rmtree(unfinished, ignore_errors=True)
    (unfinished / layout.ORIGINALS).mkdir(parents=True)
    for file in draft.files:
        if file.is_searched:
            _copy(sources[file.sha256], unfinished / layout.ORIGINALS / safe_name(file.name), file.sha256)
    for part in layout.PARTS:
        (unfinished / part).mkdir()
    for table, rows in tables.items():
        waits = rows["rule"].notna()
        _write_rows(layout.rows_of(unfinished, layout.ACCEPTED, table), rows.loc[~waits].drop(columns="rule"))
        _write_rows(layout.rows_of(unfinished, layout.QUARANTINED, table), rows.loc[waits])
    _write_json(unfinished / layout.FIELDS, draft.fields)
    _write_json(unfinished / layout.RECEIPT, receipt)
    _write_json(unfinished / layout.ARRIVAL, {"number": number, "at": _now()})
    for folder in (unfinished / layout.ORIGINALS, *(unfinished / part for part in layout.PARTS), unfinished):
        sync(folder)
    unfinished.rename(archive / receipt["id"])
    sync(archive)


def note_refusal(archive: Path, receipt: Receipt) -> None:
    """Write that a file was refused for personal data and deleted: which rule and when.

    Nothing of its content, and no name or hash of it either: a name may be that of a person, and a small file can be
    found by its hash. The id of such a receipt is a word of chance.
    """
    notices = archive / NOTICES
    notices.mkdir(exist_ok=True)
    rules = sorted({finding["rule"] for finding in receipt["findings"]})
    _write_json(notices / f"{receipt['id']}.json", {"rules": rules, "at": _now()})
    sync(notices)


def safe_name(name: str) -> str:
    """Return the delivered name of a file without anything that could make it a path, and not too long to store."""
    plain = PurePosixPath(name.replace("\\", "/")).name.replace("\0", "")
    stem, suffix = PurePosixPath(plain).stem, PurePosixPath(plain).suffix
    return (stem.encode("utf-8", "replace")[:LONGEST_NAME].decode("utf-8", "ignore") or "bestand") + suffix[:8]


def _copy(source: Path, target: Path, sha256: str) -> None:
    """Copy a file that must still be what was judged, or nothing of it. Raises ChangedMeanwhile."""
    content = source.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ChangedMeanwhile(target.name)
    target.write_bytes(content)
    sync(target)


def _write_rows(path: Path, rows: pd.DataFrame) -> None:
    rows.to_parquet(path, index=False)
    sync(path)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    sync(path)


def sweep(archive: Path) -> None:
    """Remove what an interrupted run left behind, and halves of a delivery that is here as a whole by now."""
    for litter in archive.glob(".tmp-*"):
        shutil.rmtree(litter)
    found = known(archive)
    files = {one: {file["sha256"] for file in receipt["files"]} for one, receipt in found.items()}
    for one, receipt in found.items():
        if receipt["verdict"] == "incomplete" and any(files[one] < others for others in files.values()):
            shutil.rmtree(archive / one)
