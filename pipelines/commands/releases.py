"""Verbs about releases that are there: which there are, showing an earlier one, withdrawing one."""

import argparse
from pathlib import Path
from typing import Any

from pipelines import settings
from pipelines.commands import console, shown
from pipelines.commands.console import say
from pipelines.commands.outcomes import DONE
from pipelines.intake.findings import texts
from pipelines.intake.masking.shapes import masked_name
from pipelines.release import pointer_fault, strays


def list_all(asked: argparse.Namespace) -> int:
    """Write every release, newest first."""
    data = settings.data_dir(asked.data)
    found = shown.releases(data)
    if asked.json:
        console.answer(found)
    else:
        _tell_releases(found, data.releases, asked.language)
    return DONE


def rollback(asked: argparse.Namespace) -> int:
    """Show an earlier release."""
    shown.rollback(settings.data_dir(asked.data), asked.release)
    say("rolled_back", asked.language, release=asked.release)
    return DONE


def withdraw(asked: argparse.Namespace) -> int:
    """Make a release unopenable."""
    left = shown.withdraw(settings.data_dir(asked.data), asked.release, asked.reason)
    say("withdrawn", asked.language, release=asked.release, current=left or "-")
    return DONE


def _tell_releases(found: list[dict[str, Any]], releases: Path, language: str) -> None:
    """Write every release with its state; of what is damaged why, and at the end what to do about it."""
    words = texts(language)["console"]
    for one in found:
        state = "current" if one["is_current"] else "withdrawn" if one["is_withdrawn"] else "kept"
        why = one["damage"] and words[f"damage_{one['damage']}"]
        say(f"release_{state}", language, release=one["release"], damage=f"  {why}" if why else "")
    if any(one["damage"] and not one["is_withdrawn"] for one in found):
        say("damage_remedy", language)
    if none := strays(releases):
        say("strays", language, names=", ".join(map(masked_name, none)))
    if fault := pointer_fault(releases):
        say(f"pointer_{fault}", language)
