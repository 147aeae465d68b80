"""One intake: everything in the inbox is judged once, kept in the archive, and leaves the inbox."""

from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.intake import archiving, checking, inbox
from pipelines.intake.children import Children
from pipelines.intake.conservation import prove
from pipelines.intake.grouping import Draft, drafts, frame_of
from pipelines.intake.parsing import ParsedFile
from pipelines.intake.receipts import receipt
from pipelines.settings import DataDir

Progress = Callable[[str], None]
Judged = tuple[Draft, dict[str, pd.DataFrame]]


class MixedSample(Exception):
    """Sample data and real deliveries would stand in one archive; the message says how to start clean."""


def take_in(data: DataDir, progress: Progress = lambda _: None) -> list[dict[str, Any]]:
    """Judge the files in the inbox and return their receipts, one per delivery.

    A delivery that is in the archive already changes nothing; its receipt says `is_again`. Raises MixedSample before
    anything is kept, ConservationFault where rows or numbers went missing (then nothing is kept either), and
    expectations.gate.GateFault where a rule of ours could not be evaluated.
    """
    archiving.sweep(data.archive)
    parsed, paths = _parse_inbox(data.inbox, progress)
    found = drafts(parsed)
    known = archiving.known(data.archive)
    _refuse_mixture(found, known)
    new = [draft for draft in found if draft.id not in known]
    given = [{**known[draft.id], "is_again": True} for draft in found if draft.id in known]
    number = max((one["arrival"] for one in known.values()), default=0)
    for draft, tables in judge(new):
        said = receipt(draft, tables)
        if draft.is_personal:
            archiving.note_refusal(data.archive, said)
        else:
            number += 1
            archiving.keep(data.archive, (draft, tables), said, number, paths)
        given.append(said)
    for path in (path for same in paths.values() for path in same):
        path.unlink()
    return given


def _parse_inbox(folder: Path, progress: Progress) -> tuple[list[ParsedFile], dict[str, list[Path]]]:
    """Return what stands in every whole file, and where each content lies: the same bytes twice are one file."""
    parsed: dict[str, ParsedFile] = {}
    paths: dict[str, list[Path]] = defaultdict(list)
    with closing(Children()) as children:
        for path in inbox.waiting(folder):
            waiting = inbox.whole(path)
            if waiting is not None:
                file = children.parse(path.name, waiting.content)
                parsed.setdefault(file.sha256, file)
                paths[file.sha256].append(path)
            progress(path.name)
    return list(parsed.values()), paths


def judge(new: list[Draft]) -> list[Judged]:
    """Return every draft with its tables, which have the column `rule`: why a row waits, or null.

    Raises ConservationFault where a row or a number of any of them is not accounted for.
    """
    readable = [draft for draft in new if draft.verdict is None]
    checked = checking.check(readable) if readable else {}
    parts = {id(draft): _of(checked, place) for place, draft in enumerate(readable)}
    judged = [(draft, parts.get(id(draft)) or _unchecked(draft)) for draft in new]
    for draft, tables in judged:
        prove(draft, tables)
    return judged


def _of(checked: dict[str, pd.DataFrame], place: int) -> dict[str, pd.DataFrame]:
    return {
        table: rows.loc[rows["delivery"] == place].drop(columns=["delivery", "reference_date"]).reset_index(drop=True)
        for table, rows in checked.items()
    }


def _unchecked(draft: Draft) -> dict[str, pd.DataFrame]:
    """Return what could be read of a delivery that waits as a whole: all its rows wait with it."""
    why = next((finding.rule for finding in draft.findings if finding.severity == "critical"), "DELIVERY_NOTHING")
    return {table: frame_of(draft, table).assign(rule=why) for table in checking.ORDER}


def _refuse_mixture(found: list[Draft], known: dict[str, dict[str, Any]]) -> None:
    kinds = {bool(draft.fields.get("is_sample")) for draft in found if draft.fields}
    kinds |= {one["is_sample"] for one in known.values() if one["region"]}
    if len(kinds) > 1:
        raise MixedSample("sample")
