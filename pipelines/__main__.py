"""The command line: `python -m pipelines VERB`. Belongs here: words and exit codes. Not here: the work itself.

Exit codes: 0 done; 1 nothing published, and what to do; 2 wrong usage; 3 done, but some delivery needs attention.
"""

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pipelines import cleaning, running, settings
from pipelines.arguments import parser
from pipelines.commands import spoken
from pipelines.console import (
    complain,
    for_machines,
    is_agreed,
    left_alone,
    say,
    say_how_many,
    tell,
    tell_releases,
    tell_what_changed,
    tell_what_was_left,
    tell_what_would_go,
    tell_who_needs_attention,
    write_marked,
)
from pipelines.experiences import ExperiencesError, refusal, store, told
from pipelines.intake.archiving import DamagedArchive
from pipelines.intake.findings import texts
from pipelines.intake.limits import leave_no_dump
from pipelines.intake.shapes import masked
from pipelines.registries import RegistryError

Result = TypeVar("Result")
DONE, NOTHING_PUBLISHED, WRONG_USAGE, ATTENTION = 0, 1, 2, 3
# Releases are listed, taken back and withdrawn without them: that must work also where a registry is wrong.
READS_REGISTRIES = frozenset({"sample", "template", "check", "intake", "build", "run", "experiences"})


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if READS_REGISTRIES.intersection(given):
            from pipelines.registries.checking import check

            check()
        return _done(spoken.asked(given, partial(parser, VERBS)))
    except RegistryError as wrong:
        sys.stderr.write(wrong.told(spoken.language_of(given)))
        return NOTHING_PUBLISHED


def _done(asked: argparse.Namespace) -> int:
    """Do what was asked and return the exit code; what keeps it from being done becomes words."""
    leave_no_dump()
    try:
        return VERBS[asked.verb](asked)
    except running.Busy as busy:
        return _fail("busy", asked, value=busy)
    except running.UnknownRelease as unknown:
        return _fail("unknown_release", asked, value=unknown)
    except running.DamagedRelease as damaged:
        why = texts(asked.language)["console"][f"damage_{damaged.damage}"]
        return _fail("damaged_release", asked, release=damaged, why=why)
    except DamagedArchive as damaged:
        return _fail("damaged_archive", asked, folder=settings.data_dir(asked.data).archive / str(damaged))
    except ExperiencesError as error:
        return _fail("plain", asked, value=refusal(error, texts(asked.language)["experiences"]))


def _fail(key: str, asked: argparse.Namespace, **values: Any) -> int:
    complain(key, asked.language, **values)
    return NOTHING_PUBLISHED


def _sample(asked: argparse.Namespace) -> int:
    from pipelines import sample

    paths = sample.write(asked.out, asked.regions, asked.scale, asked.seed)
    say("sample_written", asked.language, count=len(paths), folder=asked.out)
    return DONE


def _template(asked: argparse.Namespace) -> int:
    """Write the workbook for a delivery, with what the archive knows of a region where one is named."""
    from pipelines.template.asked import NotWritten, write_asked

    try:
        filled = write_asked(asked.out, asked.region, settings.data_dir(asked.data).archive, asked.language)
    except NotWritten as found:
        hint = texts(asked.language)["more"]["suggestion"].format(found.suggestion) if found.suggestion else ""
        _fail(found.reason, asked, value=masked(found.value), hint=hint)
        return WRONG_USAGE
    kind = "empty" if filled.region is None else "filled" if filled.reference_date else "region"
    day = filled.reference_date and filled.reference_date.strftime(texts(asked.language)["receipt"]["date"])
    say(f"template_{kind}", asked.language, file=asked.out, date=day)
    return DONE


def _guarded(asked: argparse.Namespace, work: Callable[[], Result]) -> Result | int:
    """Do the work, and turn what keeps it from being kept or published into words."""
    from expectations.gate import GateFault
    from pipelines.build import GateClosed
    from pipelines.intake.archiving import ChangedMeanwhile
    from pipelines.intake.conservation import ConservationFault

    try:
        return work()
    except (GateFault, GateClosed) as error:
        return _fail("gate", asked, value=error)
    except ConservationFault as error:
        return _fail("ours", asked, value=error)
    except ChangedMeanwhile:
        return _fail("changed_meanwhile", asked)


class _Bar:
    """How far an intake is, file by file."""

    def __init__(self, data: settings.DataDir, language: str) -> None:
        from tqdm import tqdm

        count = len(list(data.inbox.glob("*"))) if data.inbox.exists() else 0
        self.bar = tqdm(total=count or None, unit=f" {texts(language)['console']['deliveries']}", leave=False)

    def update_one(self, name: str) -> None:
        self.bar.set_postfix_str(name)
        self.bar.update()


def _run(asked: argparse.Namespace, also: dict[str, Any] | None = None) -> int:
    data = settings.data_dir(asked.data)
    bar = None if asked.json or not sys.stderr.isatty() else _Bar(data, asked.language)
    outcome = _guarded(asked, lambda: running.run(data, bar.update_one if bar else lambda _: None))
    if isinstance(outcome, int):
        return outcome
    left, different = left_alone(data.inbox, outcome.receipts), outcome.changed(data)
    if asked.json:
        receipts = for_machines(outcome.receipts, asked.language)
        answer = {"release": outcome.release, "receipts": receipts, "left_alone": left, "changed": different}
        sys.stdout.write(json.dumps(answer | (also or {}), ensure_ascii=False, default=str) + "\n")
    else:
        tell_who_needs_attention(outcome.receipts, asked.language)
        tell_what_changed(different, asked.language)
        tell_what_was_left(left, asked.language)
        say(outcome.step, asked.language, release=outcome.release)
        if outcome.is_new:
            say("new_deliveries", asked.language, count=outcome.new_deliveries)
    return ATTENTION if outcome.needs_attention else DONE


def _intake(asked: argparse.Namespace) -> int:
    data = settings.data_dir(asked.data)
    with running.locked(data):
        receipts = _guarded(asked, lambda: running.take_in(data))
    if isinstance(receipts, int):
        return receipts
    if asked.json:
        sys.stdout.write(json.dumps(for_machines(receipts, asked.language), ensure_ascii=False) + "\n")
    else:
        tell_who_needs_attention(receipts, asked.language)
        tell_what_was_left(left_alone(data.inbox, receipts), asked.language)
        say_how_many("taken_in", len(receipts), asked.language)
    return _attention(receipts)


def _attention(receipts: list[dict[str, Any]]) -> int:
    return ATTENTION if any(running.needs_attention(receipt) for receipt in receipts) else DONE


def _build(asked: argparse.Namespace) -> int:
    data = settings.data_dir(asked.data)
    with running.locked(data):
        built = _guarded(asked, lambda: running.build(data))
    if isinstance(built, int):
        return built
    release, step = built
    say(step, asked.language, release=release)
    return DONE


def _check(asked: argparse.Namespace) -> int:
    """Judge files without storing anything; with --marked the workbooks with marks are written where the user says."""
    from pipelines.intake.children import Children
    from pipelines.intake.dry_run import check
    from pipelines.intake.reading.kinds import MAX_BYTES

    absent = [path for path in asked.files if not path.is_file()]
    if absent:
        _fail("no_file", asked, value=masked(str(absent[0])))
        return WRONG_USAGE
    files = [(path.name, _start_of(path, MAX_BYTES + 1)) for path in asked.files]
    with closing(Children()) as children:
        judged = _guarded(asked, lambda: check(files, children))
        if isinstance(judged, int):
            return judged
        receipts = running.with_standing(settings.data_dir(asked.data), judged)
        if asked.marked:
            write_marked(asked.marked, files, receipts, asked.language, children)
    if asked.json:
        sys.stdout.write(json.dumps(for_machines(receipts, asked.language), ensure_ascii=False) + "\n")
    else:
        tell(receipts, asked.language)
        say_how_many("checked", len(receipts), asked.language)
    return _attention(receipts)


def _start_of(path: Path, most: int) -> bytes:
    with path.open("rb") as stream:
        return stream.read(most)


def _experiences(asked: argparse.Namespace) -> int:
    data = settings.data_dir(asked.data)
    if not asked.file.is_file():
        _fail("no_file", asked, value=masked(str(asked.file)))
        return WRONG_USAGE
    with running.locked(data):
        stored = store(asked.file, data.archive, asked.names_checked)
    for sentence in [] if asked.json else told(stored, texts(asked.language)["experiences"]):
        say("plain", asked.language, value=sentence)
    return _run(asked, {"experiences": stored.account})


def _releases(asked: argparse.Namespace) -> int:
    data = settings.data_dir(asked.data)
    found = running.releases(data)
    if asked.json:
        sys.stdout.write(json.dumps(found) + "\n")
    else:
        tell_releases(found, data.releases, asked.language)
    return DONE


def _rollback(asked: argparse.Namespace) -> int:
    running.rollback(settings.data_dir(asked.data), asked.release)
    say("rolled_back", asked.language, release=asked.release)
    return DONE


def _withdraw(asked: argparse.Namespace) -> int:
    left = running.withdraw(settings.data_dir(asked.data), asked.release, asked.reason)
    say("withdrawn", asked.language, release=asked.release, current=left or "-")
    return DONE


def _clean(asked: argparse.Namespace) -> int:
    """Say what a data folder holds and remove it where someone says yes: at a terminal, or with --yes."""
    data = settings.data_dir(asked.data)
    if not cleaning.holding(data).paths:
        say("nothing_to_clean", asked.language, folder=data.root)
        return DONE
    with running.locked(data):
        held = cleaning.holding(data)
        tell_what_would_go(held, data.root, asked.language)
        if not (asked.yes or is_agreed(asked.language)):
            return _fail("not_cleaned", asked, folder=data.root)
        cleaning.clean(data, held)
    data.lock.unlink(missing_ok=True)
    say("cleaned", asked.language, folder=data.root)
    return DONE


VERBS = {
    "sample": _sample,
    "template": _template,
    "check": _check,
    "intake": _intake,
    "build": _build,
    "run": _run,
    "releases": _releases,
    "rollback": _rollback,
    "withdraw": _withdraw,
    "experiences": _experiences,
    "clean": _clean,
}

if __name__ == "__main__":
    sys.exit(main())
