"""What was published of every region, kept: an input of the next release, never rounded again. Secret.

Belongs here: the folder `published` of the data folder (layout.py), read and written. Not here: when something new is
published (public.py), and which texts were released (pipelines/free_text).
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.durable import swap
from pipelines.layout import KEY, publication
from pipelines.protection import Held, Left

KEY_BYTES = 32
KEY_VARIABLE = "POW_KEY"


class DamagedPublications(Exception):
    """What was published cannot be read; the message is the path. Nothing may be published then."""


@dataclass(frozen=True)
class Publication:
    """What was published of a region: from which delivery, since which day, and the table it was made of.

    `truth` is a hash of the true numbers, `left` what the attack left; `delivery_id` of the country is empty.
    """

    region: str
    delivery_id: str
    reference_date: str
    since: date
    truth: str
    held: Held
    left: Left | None


def key(published: Path) -> bytes:
    """Return the secret that rounding draws its chance from: `POW_KEY`, else one made once and kept in the folder."""
    if said := os.environ.get(KEY_VARIABLE):
        return said.encode()
    path = published / KEY
    if not path.exists():
        published.mkdir(mode=0o700, parents=True, exist_ok=True)
        swap(path, secrets.token_hex(KEY_BYTES), path.with_name(f".tmp-{KEY}-{os.getpid()}"))
        path.chmod(0o600)
    return path.read_text(encoding="utf-8").strip().encode()


def mark(published: Path) -> str:
    """Return by what the key can be known without being told: two installations are two marks."""
    return hmac.new(key(published), b"mark", hashlib.sha256).hexdigest()[:16]


def of_region(published: Path, region: str) -> list[Publication]:
    """Return what was published of a region, oldest first. Raises DamagedPublications."""
    found = []
    for number in range(1, len(list(publication(published, region, 1).parent.glob("*.json"))) + 1):
        path = publication(published, region, number)
        try:
            found.append(_read(region, json.loads(path.read_text(encoding="utf-8"))))
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise DamagedPublications(str(path)) from fault
    return found


def keep(published: Path, new: Mapping[str, Publication]) -> None:
    """Keep what is about to be published of regions, each behind what was published of it before."""
    for region, one in sorted(new.items()):
        path = publication(published, region, len(of_region(published, region)) + 1)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        swap(path, json.dumps(_written(one)), path.with_name(f".tmp-{path.name}-{os.getpid()}"))


def _read(region: str, said: dict[str, Any]) -> Publication:
    held = Held(pd.DataFrame(**said["table"]), _projects(said["projects"]), frozenset(map(tuple, said["withheld"])))
    return Publication(
        region=region,
        delivery_id=said["delivery_id"],
        reference_date=said["reference_date"],
        since=date.fromisoformat(said["since"]),
        truth=said["truth"],
        held=held,
        left=Left(**said["left"]) if said["left"] else None,
    )


def _projects(rows: list[dict[str, Any]]) -> pd.DataFrame:
    texts = ["trajectory", "pillar", "is_aimed"]
    frame = pd.DataFrame(rows, columns=None if rows else texts)  # the country has no projects
    return frame.astype({name: "Int64" for name in frame.columns if name not in texts})


def _written(one: Publication) -> dict[str, Any]:
    return {
        "delivery_id": one.delivery_id,
        "reference_date": one.reference_date,
        "since": one.since.isoformat(),
        "truth": one.truth,
        "left": _figures(one.left) if one.left else None,
        "table": json.loads(one.held.table.to_json(orient="split", index=False)),
        "withheld": sorted(one.held.withheld),
        "projects": json.loads(one.held.projects.to_json(orient="records")),
    }


def _figures(left: Left) -> dict[str, Any]:
    return {name: value for name, value in asdict(left).items() if name != "telling"}
