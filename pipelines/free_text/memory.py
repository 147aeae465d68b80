"""Which texts a person released or held back, kept by the hash of the text: no word of it stands here.

An unchanged text keeps its decision, wherever and how often it is delivered; a changed one is another text.
"""

import datetime as dt
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.durable import swap
from pipelines.layout import RELEASED

KEY_LENGTH = 64


class DamagedMemory(Exception):
    """What was decided cannot be read; the message is the path. Nothing may be published then."""


def decided(published: Path) -> dict[str, bool]:
    """Return for every text that a person decided on, by its key (protection/texts.py), whether it is released.

    Raises DamagedMemory.
    """
    return {key: entry["released"] for key, entry in _read(published / RELEASED).items()}


def keep(published: Path, decisions: Mapping[str, bool], day: dt.date) -> None:
    """Keep decisions of a day beside the earlier ones; a text that was decided on before gets the newest.

    They are kept all or none, whatever happens meanwhile. Raises DamagedMemory, and OSError where the disk refuses.
    """
    path = published / RELEASED
    known = _read(path)
    changed = {key: value for key, value in decisions.items() if known.get(key, {}).get("released") != value}
    said = known | {key: {"released": value, "day": day.isoformat()} for key, value in changed.items()}
    published.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = json.dumps(said, indent=0, sort_keys=True)
    swap(path, text, path.with_name(f".tmp-{RELEASED}-{os.getpid()}"))


def _read(path: Path) -> dict[str, dict[str, Any]]:
    if not path.exists():
        return {}
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        is_whole = all(len(key) == KEY_LENGTH and isinstance(one["released"], bool) for key, one in said.items())
    except (OSError, ValueError, AttributeError, KeyError, TypeError) as fault:
        raise DamagedMemory(str(path)) from fault
    if not is_whole:
        raise DamagedMemory(str(path))
    known: dict[str, dict[str, Any]] = said
    return known
