"""One intake: everything in the inbox is judged once, kept in the archive, and leaves the inbox."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.intake import archiving, checking
from pipelines.intake.grouping import Draft, drafts, frame_of
from pipelines.intake.receipts import receipt
from pipelines.settings import DataDir

Progress = Callable[[str], None]


class MixedSample(Exception):
    """Sample data and real deliveries would stand in one archive; the message says how to start clean."""


def take_in(data: DataDir, progress: Progress = lambda _: None) -> list[dict[str, Any]]:
    """Judge the files in the inbox and return their receipts, one per delivery.

    A delivery that is in the archive already changes nothing; its receipt says `is_again`. Raises MixedSample before
    anything is kept, and expectations.gate.GateFault where a rule of ours could not be evaluated.
    """
    archiving.sweep(data.archive)
    found = drafts(waiting(data.inbox))
    known = archiving.known(data.archive)
    _refuse_mixture(found, known)
    new = [draft for draft in found if draft.id not in known]
    tables = judge(new)
    number = max((one["arrival"] for one in known.values()), default=0)
    given = [{**known[draft.id], "is_again": True} for draft in found if draft.id in known]
    for place, draft in enumerate(new):
        said = receipt(draft, tables[place])
        archiving.keep(data.archive, draft, said, tables[place], number + place + 1)
        given.append(said)
        progress(draft.files[0].name)
    for draft in found:
        for path in draft.files:
            path.unlink()
    return given


def waiting(inbox: Path) -> list[Path]:
    """Return the files in the inbox; hidden ones and those of a spreadsheet that is still open are left alone."""
    if not inbox.exists():
        return []
    return sorted(path for path in inbox.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))


def judge(new: list[Draft]) -> list[dict[str, pd.DataFrame]]:
    """Return per draft its tables with the column `rule`: why a row waits, or null."""
    readable = [draft for draft in new if draft.verdict is None]
    checked = checking.check(readable) if readable else {}
    parts = {id(draft): _of(checked, place) for place, draft in enumerate(readable)}
    return [parts.get(id(draft)) or _unchecked(draft) for draft in new]


def _of(checked: dict[str, pd.DataFrame], place: int) -> dict[str, pd.DataFrame]:
    return {
        table: rows.loc[rows["delivery"] == place].drop(columns=["delivery", "reference_date"]).reset_index(drop=True)
        for table, rows in checked.items()
    }


def _unchecked(draft: Draft) -> dict[str, pd.DataFrame]:
    """Return what could be read of a delivery that waits as a whole: all its rows wait with it."""
    return {table: frame_of(draft, table).assign(rule=draft.findings[0].rule) for table in checking.ORDER}


def _refuse_mixture(found: list[Draft], known: dict[str, dict[str, Any]]) -> None:
    kinds = {bool(draft.fields.get("is_sample")) for draft in found if draft.fields}
    kinds |= {one["is_sample"] for one in known.values() if one["region"]}
    if len(kinds) > 1:
        raise MixedSample("sample")
