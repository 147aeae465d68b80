"""Codes of projects: which rows have a project, and codes that are not the same and may be meant to be.

Those are never joined: their sender is asked.

Not here: the one form in which a code is kept, whatever signs it was typed with (folding.py, values/words.py).
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pandas as pd

from pipelines.folding import fold

Key = tuple[int, str]  # the delivery and the code


def alike(rows: pd.DataFrame) -> list[str | None]:
    """Return for every project the other code of its delivery that is the same but for capitals, or None."""
    known: dict[Key, list[str]] = defaultdict(list)
    for delivery, code in _keys(rows):
        if code not in known[delivery, code.casefold()]:
            known[delivery, code.casefold()].append(code)
    pairs = zip(rows["delivery"], rows["trajectory"], strict=True)
    return [_other(known, delivery, code) if isinstance(code, str) else None for delivery, code in pairs]


def _other(known: dict[Key, list[str]], delivery: int, code: str) -> str | None:
    return next((other for other in known[delivery, code.casefold()] if other != code), None)


def against(rows: pd.DataFrame, trajectories: pd.DataFrame) -> dict[str, list[Any]]:
    """Return what holds of the project of each row, a list per column with an entry per row.

    `is_orphan`: it is absent, and `meant` is the one project that may be meant. `waits_for_trajectory`: it waits, and
    `because_row` is where; of a project that is absent that is a row of which the code could not be read, if there is
    one. `has_no_people`: it is no project for participants.
    """
    accepted: dict[tuple[int, str | None], str] = {}
    waiting: dict[tuple[int, str | None], int] = {}
    for row in trajectories.itertuples():
        key = (row.delivery, row.trajectory)
        if pd.isna(row.rule):
            accepted[key] = row.kind
        else:
            waiting.setdefault((row.delivery, None) if pd.isna(row.trajectory) else key, row.row)
    pairs = list(zip(rows["delivery"], rows["trajectory"], strict=True))
    return {
        "is_orphan": [pd.notna(pair[1]) and pair not in accepted and pair not in waiting for pair in pairs],
        "meant": _meant(rows, trajectories),
        "waits_for_trajectory": [pair in waiting and pair not in accepted for pair in pairs],
        "because_row": [waiting.get(pair, waiting.get((pair[0], None))) for pair in pairs],
        "has_no_people": [accepted.get(pair, "met_deelnemers") != "met_deelnemers" for pair in pairs],
    }


def _meant(rows: pd.DataFrame, trajectories: pd.DataFrame) -> list[str | None]:
    """Return for every row the one project of its delivery of which the code differs in capitals or signs only."""
    known: dict[Key, set[str]] = defaultdict(set)
    for delivery, code in _keys(trajectories):
        known[delivery, _bare(code)].add(code)
    pairs = zip(rows["delivery"], rows["trajectory"], strict=True)
    found = [known.get((delivery, _bare(code)), set()) if isinstance(code, str) else set() for delivery, code in pairs]
    return [next(iter(codes)) if len(codes) == 1 else None for codes in found]


def _bare(code: str) -> str:
    return fold(code).replace(" ", "") or code


def _keys(rows: pd.DataFrame) -> Iterable[Key]:
    pairs = zip(rows["delivery"], rows["trajectory"], strict=True)
    return ((delivery, code) for delivery, code in pairs if isinstance(code, str))
