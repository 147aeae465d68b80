"""Which release was decided on, remembered: so that nothing is built where nothing changed."""

import json
import os
from datetime import date
from pathlib import Path

from pipelines.durable import swap
from pipelines.layout import DECISION
from pipelines.registries.publication import freeze
from pipelines.release import publications
from pipelines.release.identity import with_public
from pipelines.release.publishing import said_in


def decided_before(published: Path, inputs: str, today: date) -> str | None:
    """Return the release that was decided on for these inputs; None where it is to be decided, or decided again.

    What is frozen is looked at again on each of the fixed days.
    """
    said = said_in(published / DECISION)
    if said.get("inputs") != inputs or said.get("key") != publications.mark(published):
        return None
    if said.get("frozen") and freeze().has_passed(date.fromisoformat(said["day"]), today):
        return None
    return with_public(inputs, said["key"], said["frozen"])


def decide(published: Path, inputs: str, frozen: list[str]) -> str:
    """Return the id of the release of these inputs in which these regions keep an older public table."""
    return with_public(inputs, publications.mark(published), frozen)


def remember(published: Path, inputs: str, frozen: list[str], today: date) -> None:
    """Remember what was decided."""
    path = published / DECISION
    said = {"inputs": inputs, "key": publications.mark(published), "frozen": frozen, "day": today.isoformat()}
    published.mkdir(mode=0o700, parents=True, exist_ok=True)  # with a key given and nothing published there is none yet
    swap(path, json.dumps(said), path.with_name(f".tmp-{path.name}-{os.getpid()}"))
