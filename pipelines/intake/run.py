"""One intake: everything in the inbox is judged once, kept in the archive, and leaves the inbox."""

from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pandas as pd

from pipelines.batching import batches
from pipelines.durable import sync
from pipelines.intake import inbox
from pipelines.intake.bounded.children import Children
from pipelines.intake.deliveries import archiving, checking, mixture
from pipelines.intake.deliveries.conservation import prove
from pipelines.intake.deliveries.draft import Draft, Judged, frame_of
from pipelines.intake.deliveries.grouping import drafts
from pipelines.intake.deliveries.joining import joined
from pipelines.intake.masking.shapes import masked_name
from pipelines.intake.parsing import ParsedFile
from pipelines.intake.receipts import receipt
from pipelines.intake.records import Receipt
from pipelines.settings import DataDir

Progress = Callable[[str], None]


def take_in(data: DataDir, progress: Progress = lambda _: None) -> list[Receipt]:
    """Judge the files in the inbox and return their receipts, one per delivery.

    A delivery that is in the archive already changes nothing; its receipt says `is_again`. One of the other kind,
    sample among real ones or real among samples, is not kept and stays in the inbox: `stays` has the names of its
    files there. `copies` has the names under which the same bytes lay there once more.

    Raises ConservationFault where rows or numbers went missing (then nothing is kept), archiving.ChangedMeanwhile where
    a file changed after it was judged (deliveries before it are kept by then), and expectations.gate.GateFault where a
    rule of ours could not be evaluated.
    """
    archiving.sweep(data.archive)
    known = archiving.known(data.archive)
    with closing(Children()) as children:
        parsed, lying = _parse_inbox(data.inbox, children.parse, progress)
        sources = {sha256: files[0].path for sha256, files in lying.items()}
        found = []
        for draft in drafts(parsed):
            whole, earlier = joined(draft, data.archive, known, children.parse)
            found.append(whole)
            sources |= earlier
    copies = {sha256: [masked_name(one.path.name) for one in several] for sha256, several in lying.items()}
    going, staying = mixture.apart(found, known)
    not_kept = {id(draft) for draft in staying}
    given: list[Receipt] = [{**known[draft.id], "is_again": True} for draft in going if draft.id in known]
    judged = judge([draft for draft in [*going, *staying] if draft.id not in known])
    given += [_forget(data.archive, one, lying) for one in judged if one[0].is_personal]
    given += [_leave(one, lying) for one in judged if id(one[0]) in not_kept]
    kept = [one for one in judged if not one[0].is_personal and id(one[0]) not in not_kept]
    given += _keep(data.archive, kept, known, sources)
    archiving.sweep(data.archive)
    for waiting in (waiting for files in lying.values() for waiting in files):
        inbox.remove(waiting)
    return [{**one, "copies": _copies(one, copies)} for one in given]


def _leave(judged: Judged, lying: dict[str, list[inbox.Waiting]]) -> Receipt:
    """Let the files of a delivery stay where they are, and return its receipt."""
    draft, tables = judged
    stays = [waiting.path.name for file in draft.files for waiting in lying.pop(file.sha256, ())]
    return {**receipt(draft, tables), "stays": [masked_name(name) for name in stays]}


def _copies(given: Receipt, lay: dict[str, list[str]]) -> list[str]:
    """Return the other names under which files of this delivery lay in the inbox; the first was read."""
    return [name for file in given["files"] for name in lay.get(file["sha256"], ())[1:]]


def _keep(archive: Path, judged: list[Judged], known: dict[str, Receipt], sources: dict[str, Path]) -> list[Receipt]:
    """Keep what was judged, and return the receipts."""
    number = max((one["arrival"] for one in known.values()), default=0)
    given = []
    for one in judged:
        said = receipt(*one)
        number += 1
        archiving.keep(archive, one, said, number, sources)
        given.append(said)
    return given


def _forget(archive: Path, judged: Judged, lying: dict[str, list[inbox.Waiting]]) -> Receipt:
    """Note that a file was refused for what may leave no trace, then delete it, and return its receipt.

    It goes before anything else is kept. A crash in between leaves it in the inbox: then it is noted twice.
    """
    said = receipt(*judged)
    archiving.note_refusal(archive, said)
    for waiting in (waiting for file in judged[0].files for waiting in lying.pop(file.sha256, ())):
        inbox.remove(waiting)
        sync(waiting.path.parent)
    return said


def _parse_inbox(
    folder: Path, parse: Callable[[str, bytes], ParsedFile], progress: Progress
) -> tuple[list[ParsedFile], dict[str, list[inbox.Waiting]]]:
    """Return what stands in every whole file, and where each content lies: the same bytes twice are one file."""
    parsed: dict[str, ParsedFile] = {}
    lying: dict[str, list[inbox.Waiting]] = defaultdict(list)
    for path in inbox.waiting(folder):
        found = inbox.whole(path)
        if found is not None:
            waiting, content = found
            file = parse(path.name, content)
            parsed.setdefault(file.sha256, file)
            lying[file.sha256].append(waiting)
        progress(masked_name(path.name))
    return list(parsed.values()), lying


def judge(new: list[Draft]) -> list[Judged]:
    """Return every draft with its tables, which have the column `rule`: why a row waits, or null.

    Raises ConservationFault where a row or a number of any of them is not accounted for.
    """
    readable = [draft for draft in new if draft.verdict is None]
    parts: dict[int, dict[str, pd.DataFrame]] = {}
    for batch in batches((draft, _rows(draft)) for draft in readable):
        checked = checking.check(batch)
        parts |= {id(draft): _of(checked, index) for index, draft in enumerate(batch)}
    judged = [(draft, parts.get(id(draft)) or _unchecked(draft)) for draft in new]
    for draft, tables in judged:
        prove(draft, tables)
    return judged


def _rows(draft: Draft) -> int:
    return sum(len(table.rows) for table in draft.tables.values())


def _of(checked: dict[str, pd.DataFrame], index: int) -> dict[str, pd.DataFrame]:
    return {
        table: rows.loc[rows["delivery"] == index].drop(columns=["delivery", "reference_date"]).reset_index(drop=True)
        for table, rows in checked.items()
    }


def _unchecked(draft: Draft) -> dict[str, pd.DataFrame]:
    """Return what could be read of a delivery that waits as a whole: all its rows wait with it."""
    why = next(finding.rule for finding in draft.findings if finding.severity == "critical")
    return {table: frame_of(draft, table).assign(rule=why) for table in checking.ORDER}
