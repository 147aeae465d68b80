"""The rows of several deliveries are judged at once, table by table; who breaks a critical rule waits.

Belongs here: what a breach does. Not here: the rules (expectations/suites) and the columns they look at (preparing.py).
"""

from functools import cache
from typing import Any

import pandas as pd

from expectations import gate
from pipelines.intake.deliveries.draft import Draft, frame_of
from pipelines.intake.deliveries.preparing import prepared
from pipelines.intake.deliveries.texts import point_at_texts
from pipelines.intake.findings import Finding
from pipelines.intake.masking.names import may_be_shown
from pipelines.intake.values.counts import BELOW_5
from pipelines.registries import columns, measures

ORDER = ("trajectories", "results", "lessons")


def check(drafts: list[Draft]) -> dict[str, pd.DataFrame]:
    """Return per table the rows of all drafts, with `delivery` (its index) and `rule` (why it waits, or null).

    Adds the findings to the drafts. Raises expectations.gate.GateFault where a rule could not be evaluated.
    """
    checked: dict[str, pd.DataFrame] = {}
    for table in ORDER:
        rows = _rows_of(drafts, table)
        rows["rule"] = _unreadable(drafts, table, rows)
        judged = prepared(table, rows, checked)
        for breach in gate.check(judged, table):
            _add(drafts, table, rows, breach, judged)
        checked[table] = rows
    _count_below_5(drafts, checked["results"])
    point_at_texts(drafts, checked)
    return checked


def _count_below_5(drafts: list[Draft], rows: pd.DataFrame) -> None:
    """Say of every delivery how many cells of the rows that count were delivered as `<5`."""
    small = (rows[list(measures())] == BELOW_5)[rows["rule"].isna()].sum(axis=1)
    small = small[small > 0]
    for number, cells in small.groupby(rows.loc[small.index, "delivery"]):
        results = drafts[number].tables["results"]
        where, given = (results.file, results.label, None, None), {"rows": len(cells)}
        drafts[number].findings.append(Finding("BELOW_5", "info", *where, f"{cells.sum()}", given))


def _rows_of(drafts: list[Draft], table: str) -> pd.DataFrame:
    frames = [
        frame_of(draft, table).assign(delivery=number, reference_date=draft.fields["reference_date"])
        for number, draft in enumerate(drafts)
    ]
    return pd.concat(frames, ignore_index=True)


def _unreadable(drafts: list[Draft], table: str, rows: pd.DataFrame) -> pd.Series:
    """Put the faults of reading into the findings, and return the rule by which such a row waits."""
    first = pd.Series([None] * len(rows), index=rows.index, dtype="object")
    starts = rows.groupby("delivery").apply(lambda part: part.index[0], include_groups=False).to_dict()
    for number, draft in enumerate(drafts):
        parsed = draft.tables.get(table)
        for index, finding in parsed.faults if parsed else []:
            draft.findings.append(finding)
            at = starts[number] + index
            if finding.severity == "critical" and first[at] is None:
                first[at] = finding.rule
        draft.findings += parsed.notes if parsed else []
    return first


def _add(drafts: list[Draft], table: str, rows: pd.DataFrame, breach: gate.Breach, judged: pd.DataFrame) -> None:
    row = rows.loc[breach.index]
    draft = drafts[row["delivery"]]
    is_told = breach.rule in EMPTY and row["rule"] is not None  # a cell that cannot be read has its own finding
    if breach.severity == "critical" and row["rule"] is None:
        rows.loc[breach.index, "rule"] = breach.rule
    if not is_told:
        column = (breach.column or "").removesuffix("_least").removesuffix("_most")
        where = (draft.tables[table].label, int(row["row"]), _headers().get(ABOUT.get(column, column)))
        given = {name: entry for name, entry in row.items() if name in _said() and isinstance(entry, str)}
        code = judged.at[breach.index, "meant"] if breach.rule in SUGGESTS else None
        if isinstance(code, str) and may_be_shown(code, "unnamed"):
            given["suggestion"] = code
        given |= _elsewhere(draft, breach, judged)
        shown = row["trajectory"] if breach.rule == "KEY_ORPHAN" else None
        draft.findings.append(Finding(breach.rule, breach.severity, row["file"], *where, shown, given))


def _elsewhere(draft: Draft, breach: gate.Breach, judged: pd.DataFrame) -> dict[str, Any]:
    """Return the other row that a finding is about: the row it copies, or the row of a project that holds it up."""
    if breach.rule == "ROW_DUPLICATE":
        return {"first_row": int(judged.at[breach.index, "first_row"])}
    because = judged.at[breach.index, "because_row"] if breach.rule in HELD_UP else None
    if because is None or pd.isna(because):
        return {}
    return {"because_table": draft.tables["trajectories"].label, "because_row": int(because)}


HELD_UP = {"TRAJECTORY_WAITS", "KEY_ORPHAN"}
# The column in which the sender sees what a rule over several columns found; copies of a row are seen in the whole row.
ABOUT = {
    "is_orphan": "trajectory", "is_alike": "trajectory", "waits_for_trajectory": "trajectory",
    "has_no_people": "participants",
    "after_reference": "cohort", "about_later": "half_year", "sustained_too_early": "sustained_placements",
    "states_differ": "participants", "participants_text": "participants",
    "ends_before_start": "end_date", "spent_over_budget": "spent_eur",
}  # fmt: skip
EMPTY = {"KEY_MISSING", "PARTICIPANTS_MISSING"}
SUGGESTS = {"KEY_ORPHAN", "KEY_ALIKE", "LESSON_PROJECT"}


@cache
def _headers() -> dict[str, str]:
    return {column.name: column.header_nl for table in ORDER for column in columns()[table]}


@cache
def _said() -> set[str]:
    return {*measures(), "cohort_delivered", "budget_eur", "spent_eur", "start_date", "end_date"}
