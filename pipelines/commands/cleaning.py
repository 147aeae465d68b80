"""The verb that starts clean: it says what would go, and asks. Not here: counting and removing (holding.py)."""

import argparse
import sys
from pathlib import Path

from pipelines import settings
from pipelines.commands import holding, running
from pipelines.commands.console import say, say_how_many, write
from pipelines.commands.outcomes import DONE, fail
from pipelines.intake.findings import texts


def clean(asked: argparse.Namespace) -> int:
    """Say what a data folder holds and remove it where someone says yes: at a terminal, or with --yes."""
    data = settings.data_dir(asked.data)
    if not holding.holding(data).paths:
        say("nothing_to_clean", asked.language, folder=data.root)
        return DONE
    with running.locked(data):
        held = holding.holding(data)
        _tell_what_would_go(held, data.root, asked.language)
        if not (asked.yes or _is_agreed(asked.language)):
            return fail("not_cleaned", asked, folder=data.root)
        holding.remove(data, held)
    data.lock.unlink(missing_ok=True)
    say("cleaned", asked.language, folder=data.root)
    return DONE


def _tell_what_would_go(held: holding.Holding, folder: Path, language: str) -> None:
    """Write what a data folder holds, in numbers, and whether it can be made again."""
    say("holds", language, folder=folder)
    numbers = {"deliveries": held.deliveries, "releases": held.releases, "waiting": held.waiting}
    for key, count in numbers.items():
        say_how_many(f"holds_{key}", count, language)
    if held.has_experiences:
        say("holds_experiences", language)
    if held.publications and not held.forgets:
        say("keeps_published", language)
    say("holds_sample" if held.is_only_sample else "holds_only_copy", language, samples=held.samples)


def _is_agreed(language: str) -> bool:
    """Ask at a terminal whether all of it may go; only the whole word yes is one. Without a terminal nobody agrees."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    words = texts(language)["console"]
    write(words["clean_ask"])
    return sys.stdin.readline().strip().casefold() == words["clean_agreed"]
