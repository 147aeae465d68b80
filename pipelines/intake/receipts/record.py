"""What the system did with a delivery, as a record: the receipt. Not here: how it is told (telling.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.intake.findings import Finding, is_personal
from pipelines.intake.receipts.gathering import ordered
from pipelines.intake.records import Receipt, RowCounts

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.intake.deliveries.draft import Draft
    from pipelines.intake.tables.parsed import ParsedTable


def verdict(draft: Draft, tables: dict[str, pd.DataFrame]) -> str:
    """Return the verdict: `quarantined` where nothing of a needed table can count, else whether some rows wait."""
    if draft.verdict:
        return draft.verdict
    waiting = {table: int(rows["rule"].notna().sum()) for table, rows in tables.items()}
    for table in ("trajectories", "results"):
        rows = len(tables[table])
        if (rows and waiting[table] == rows) or (table == "trajectories" and not rows):
            return "quarantined"
    if _all_people_wait(tables):
        return "quarantined"
    return "accepted_with_quarantine" if any(waiting.values()) else "accepted"


def _all_people_wait(tables: dict[str, pd.DataFrame]) -> bool:
    """Tell whether a project with people, or perhaps with people, waits and no row of results counts.

    Such a delivery counts for nobody (models/core/core_deliveries.sql), whatever else of it was accepted.
    """
    projects = tables["trajectories"]
    with_people = projects["kind"].fillna("met_deelnemers") == "met_deelnemers"
    is_running = projects["status"].fillna("") != "voorbereiding"
    return bool((with_people & is_running).any()) and not tables["results"]["rule"].isna().any()


def receipt(draft: Draft, tables: dict[str, pd.DataFrame]) -> Receipt:
    """Return the receipt of a delivery that was judged; `rows` has the tables that could be read.

    Findings stand in the order in which they matter (gathering.py).
    """
    return {
        "id": draft.id,
        "files": [{"name": file.name, "sha256": file.sha256} for file in draft.files],
        "verdict": verdict(draft, tables),
        "region": draft.fields.get("region_code"),
        "reference_date": draft.fields.get("reference_date"),
        "version": draft.fields.get("version"),
        "is_sample": draft.fields.get("is_sample", False),
        "rows": {name: _rows(parsed, tables[name]) for name, parsed in draft.tables.items()},
        "findings": [finding.as_json() for finding in ordered(draft.findings)],
    }


def _rows(parsed: ParsedTable, frame: pd.DataFrame) -> RowCounts:
    quarantined = int(frame["rule"].notna().sum())
    accepted = len(frame) - quarantined
    return {"read": parsed.read, "accepted": accepted, "quarantined": quarantined, "control": parsed.control}


def may_be_marked(receipt: Receipt) -> bool:
    """Tell whether what was delivered may be given back with marks: never where it was refused for personal data."""
    refused = receipt["verdict"] == "rejected"
    return not (refused and any(is_personal(one["rule"]) for one in receipt["findings"]))


def in_language(receipt: Receipt, language: str) -> Receipt:
    """Return the same record with the messages of its findings in another language."""
    findings = [Finding.from_json(one).as_json(language) for one in receipt["findings"]]
    return {**receipt, "findings": findings}
