"""Verbs that make a release: the whole run, the build alone, and experiences, which a run follows."""

import argparse
import sys
from itertools import groupby
from operator import itemgetter
from typing import Any

from pipelines import settings
from pipelines.commands import console, running
from pipelines.commands.outcomes import ATTENTION, DONE, WRONG_USAGE, fail, guarded
from pipelines.experiences import store, told
from pipelines.free_text.listing import waiting
from pipelines.intake.findings import texts
from pipelines.intake.masking.shapes import masked
from pipelines.registries.reading import named


def run(asked: argparse.Namespace, also: dict[str, Any] | None = None) -> int:
    """Take in what waits, build and publish; `also` stands beside the answer for machines."""
    data = settings.data_dir(asked.data)
    bar = _Bar(data, asked.language, is_shown=not asked.json)
    outcome = guarded(asked, lambda: running.run(data, bar.judged, bar.rounded))
    bar.close()
    if isinstance(outcome, int):
        return outcome
    left, different = console.left_alone(data.inbox, outcome.receipts), outcome.changed(data)
    if asked.json:
        receipts = console.for_machines(outcome.receipts, asked.language)
        said = {"release": outcome.release, "receipts": receipts, "left_alone": left, "changed": different}
        said |= {"kept": outcome.kept(data)}
        unread = waiting(data.releases, outcome.release)
        console.answer(said | {"not_filled_in": _left_open(data), "texts_waiting": unread} | (also or {}))
    else:
        console.tell_who_needs_attention(outcome.receipts, asked.language)
        _tell_what_changed(different, asked.language)
        for region in outcome.kept(data):
            console.say("changed_kept", asked.language, region=region)
        console.tell_what_was_left(left, asked.language)
        _tell_what_is_open(data, asked.language)
        console.say(outcome.step, asked.language, release=outcome.release)
        if outcome.is_new:
            console.say("new_deliveries", asked.language, count=outcome.new_deliveries)
        if unread := waiting(data.releases, outcome.release):
            console.say("texts_to_read", asked.language, count=unread)
    return ATTENTION if outcome.needs_attention else DONE


def build(asked: argparse.Namespace) -> int:
    """Publish what is in the archive."""
    data = settings.data_dir(asked.data)
    with running.locked(data):
        bar = _Bar(data, asked.language)
        built = guarded(asked, lambda: running.build(data, bar.rounded))
        bar.close()
    if isinstance(built, int):
        return built
    release, step = built
    console.say(step, asked.language, release=release)
    return DONE


def experiences(asked: argparse.Namespace) -> int:
    """Read the experiences of a white book, and publish them."""
    data = settings.data_dir(asked.data)
    if not asked.file.is_file():
        fail("no_file", asked, value=masked(str(asked.file)))
        return WRONG_USAGE
    with running.locked(data):
        stored = store(asked.file, data.archive, asked.names_checked)
    for sentence in [] if asked.json else told(stored, texts(asked.language)["experiences"]):
        console.say("plain", asked.language, value=sentence)
    return run(asked, {"experiences": stored.account})


def _tell_what_changed(rows: list[dict[str, Any]], language: str) -> None:
    """Write per region what is different on its page now; `rows` is `pipelines.release.changed`."""
    for region, same in groupby(rows, key=itemgetter("region")):
        told_of = list(same)
        different = [row for row in told_of if row["is_different"]]
        form = texts(language)["receipt"]["date"]
        dates = {name: told_of[0][name].strftime(form) for name in ("reference_date", "previous_date")}
        console.say("changed" if different else "changed_nothing", language, region=region, **dates)
        for row in different:
            numbers = {name: _number(row[name], language) for name in ("previous", "current")}
            console.say(f"changed_{row['kind']}", language, name=row[f"name_{language}"], **numbers)
    if rows:
        console.say("changed_rounded", language)


def _left_open(data: settings.DataDir) -> list[str]:
    from pipelines.registries.privacy import filled_in, left_open  # pydantic is not for every verb

    return left_open(filled_in(data))


def _tell_what_is_open(data: settings.DataDir, language: str) -> None:
    """Write in one line what the operator has not filled in on personal data, by the names of its file."""
    if names := _left_open(data):
        console.say("privacy_open", language, file=named(data.privacy), names=", ".join(names))


def _number(value: int | None, language: str) -> str:
    """Return a public number of people: behind a 0 there can be 0 to 5 of them."""
    if not value:
        return texts(language)["console"]["changed_hidden" if value is None else "changed_zero"]
    written = f"{value:,}"
    return written.replace(",", ".") if language == "nl" else written


class _Bar:
    """How far a run is at a terminal: delivery by delivery, and then region by region that is rounded and attacked."""

    def __init__(self, data: settings.DataDir, language: str, is_shown: bool = True) -> None:
        self.words, self.bar = texts(language)["console"], None
        self.waiting = len(list(data.inbox.glob("*"))) if data.inbox.exists() else 0
        self.is_shown = is_shown and sys.stderr.isatty()

    def judged(self, name: str) -> None:
        """Hear that a delivery was judged."""
        if self.is_shown and self.bar is None:
            self._begin(self.waiting, "deliveries")
        self._one_more(name)

    def rounded(self, region: str, count: int) -> None:
        """Hear that a region was made safe to publish, the first of `count` as an empty name before any is."""
        if self.is_shown and not region:
            self._begin(count, "regions_protected")
        elif region:
            self._one_more(region)

    def close(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.close()
            self.bar = None

    def _begin(self, count: int, unit: str) -> None:
        from tqdm import tqdm

        self.close()
        self.bar = tqdm(total=count or None, unit=f" {self.words[unit]}", leave=False)

    def _one_more(self, name: str) -> None:
        if self.bar is not None:
            self.bar.set_postfix_str(name)
            self.bar.update()
