"""What was judged is kept: originals, receipt and rows, in one folder per delivery that appears whole or not at all."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.durable import sync
from pipelines.intake.grouping import Draft

WHOLE = "accepted", "quarantined"


def known(archive: Path) -> dict[str, dict[str, Any]]:
    """Return the receipt of every delivery in the archive by id, with its arrival number as `arrival`."""
    found = {}
    for path in sorted(archive.glob("[0-9a-f]*/receipt.json")):
        receipt = json.loads(path.read_text(encoding="utf-8"))
        arrival = json.loads((path.parent / "arrival.json").read_text(encoding="utf-8"))
        found[receipt["id"]] = {**receipt, "arrival": arrival["number"]}
    return found


def keep(archive: Path, draft: Draft, receipt: dict[str, Any], tables: dict[str, pd.DataFrame], number: int) -> None:
    """Write one delivery under a temporary name, then rename it: a crash leaves it wholly in or wholly out."""
    unfinished = archive / f".tmp-{receipt['id']}"
    shutil.rmtree(unfinished, ignore_errors=True)
    (unfinished / "originals").mkdir(parents=True)
    for path in draft.files:
        shutil.copyfile(path, unfinished / "originals" / path.name)
    for part in WHOLE:
        (unfinished / part).mkdir()
    for table, rows in tables.items():
        waits = rows["rule"].notna()
        rows.loc[~waits].drop(columns="rule").to_parquet(unfinished / "accepted" / f"{table}.parquet", index=False)
        rows.loc[waits].to_parquet(unfinished / "quarantined" / f"{table}.parquet", index=False)
    _write_json(unfinished / "delivery.json", draft.fields)
    _write_json(unfinished / "receipt.json", receipt)
    _write_json(unfinished / "arrival.json", {"number": number, "at": datetime.now(UTC).isoformat(timespec="seconds")})
    unfinished.rename(archive / receipt["id"])
    sync(archive)


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    sync(path)


def sweep(archive: Path) -> None:
    """Remove what an interrupted run left behind."""
    for litter in archive.glob(".tmp-*"):
        shutil.rmtree(litter)
