"""What the system did with a delivery, as a record (design: receipt). Words come from pipelines/texts."""

from typing import Any

import pandas as pd

from pipelines.intake.grouping import Draft, sha256


def verdict(draft: Draft, tables: dict[str, pd.DataFrame]) -> str:
    """Return the verdict: `quarantined` where nothing of a needed table can count, else whether some rows wait."""
    if draft.verdict:
        return draft.verdict
    waiting = {table: int(rows["rule"].notna().sum()) for table, rows in tables.items()}
    for table in ("trajectories", "results"):
        rows = len(tables[table])
        if (rows and waiting[table] == rows) or (table == "trajectories" and not rows):
            return "quarantined"
    return "accepted_with_quarantine" if any(waiting.values()) else "accepted"


def receipt(draft: Draft, tables: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """Return the receipt. Conservation is checked here: what was read is accepted, quarantined or control."""
    rows = {}
    for table, frame in tables.items():
        quarantined = int(frame["rule"].notna().sum())
        control = draft.tables[table].control if table in draft.tables else 0
        rows[table] = {
            "read": len(frame) + control,
            "accepted": len(frame) - quarantined,
            "quarantined": quarantined,
            "control": control,
        }
    return {
        "id": draft.id,
        "files": [{"name": path.name, "sha256": sha256(path)} for path in draft.files],
        "verdict": verdict(draft, tables),
        "region": draft.fields.get("region_code"),
        "reference_date": draft.fields.get("reference_date"),
        "is_sample": bool(draft.fields.get("is_sample")),
        "rows": rows,
        "findings": [finding.as_json() for finding in draft.findings],
    }
