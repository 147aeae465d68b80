"""Verbs about a delivery: the sample, an empty or filled workbook, trying files, taking in what waits."""

import argparse
from contextlib import closing
from pathlib import Path

from pipelines import settings
from pipelines.commands import console, running
from pipelines.commands.marking import write_marked
from pipelines.commands.outcomes import DONE, WRONG_USAGE, attention, fail, guarded
from pipelines.intake.findings import texts
from pipelines.intake.masking.shapes import masked


def sample(asked: argparse.Namespace) -> int:
    """Write the fictitious deliveries."""
    from pipelines import sample

    paths = sample.write(asked.out, asked.regions, asked.scale, asked.seed)
    console.say("sample_written", asked.language, count=len(paths), folder=asked.out)
    return DONE


def template(asked: argparse.Namespace) -> int:
    """Write the workbook for a delivery, with what the archive knows of a region where one is named."""
    from pipelines.template.asked import NotWritten, write_asked

    try:
        filled = write_asked(asked.out, asked.region, settings.data_dir(asked.data).archive, asked.language)
    except NotWritten as found:
        hint = texts(asked.language)["more"]["suggestion"].format(found.suggestion) if found.suggestion else ""
        fail(found.reason, asked, value=masked(found.value), hint=hint)
        return WRONG_USAGE
    kind = "empty" if filled.region is None else "filled" if filled.reference_date else "region"
    day = filled.reference_date and filled.reference_date.strftime(texts(asked.language)["receipt"]["date"])
    console.say(f"template_{kind}", asked.language, file=asked.out, date=day)
    return DONE


def check(asked: argparse.Namespace) -> int:
    """Judge files without storing anything; with --marked the workbooks with marks are written where the user says."""
    from pipelines.intake.bounded.children import Children
    from pipelines.intake.dry_run import check
    from pipelines.intake.reading.kinds import MAX_BYTES

    absent = [path for path in asked.files if not path.is_file()]
    if absent:
        fail("no_file", asked, value=masked(str(absent[0])))
        return WRONG_USAGE
    files = [(path.name, _start_of(path, MAX_BYTES + 1)) for path in asked.files]
    with closing(Children()) as children:
        judged = guarded(asked, lambda: check(files, children))
        if isinstance(judged, int):
            return judged
        receipts = running.with_standing(settings.data_dir(asked.data), judged)
        if asked.marked:
            write_marked(asked.marked, files, receipts, asked.language, children)
    if asked.json:
        console.answer(console.for_machines(receipts, asked.language))
    else:
        console.tell(receipts, asked.language)
        console.say_how_many("checked", len(receipts), asked.language)
    return attention(receipts)


def _start_of(path: Path, most: int) -> bytes:
    with path.open("rb") as stream:
        return stream.read(most)


def take_in(asked: argparse.Namespace) -> int:
    """Judge what waits in the inbox and keep it in the archive."""
    data = settings.data_dir(asked.data)
    with running.locked(data):
        receipts = guarded(asked, lambda: running.take_in(data))
    if isinstance(receipts, int):
        return receipts
    if asked.json:
        console.answer(console.for_machines(receipts, asked.language))
    else:
        console.tell_who_needs_attention(receipts, asked.language)
        console.tell_what_was_left(console.left_alone(data.inbox, receipts), asked.language)
        console.say_how_many("taken_in", len(receipts), asked.language)
    return attention(receipts)
