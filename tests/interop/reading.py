"""Whether a filled workbook counts as it should. Not here: who filled it."""

from pathlib import Path

from pipelines.intake.dry_run import check
from tests.interop.filling import EXPECTED, TOLD


def complaint(path: Path, has_lessons: bool) -> str | None:
    """Return what is wrong with the receipt of a filled workbook: all of it counts, and nothing is told."""
    (receipt,) = check([(path.name, path.read_bytes())])
    rows = {table: counted["accepted"] for table, counted in receipt["rows"].items() if counted["read"]}
    expected = EXPECTED | ({"lessons": 1} if has_lessons else {})
    told = " ".join(one["message"] for one in receipt["findings"] if one["rule"] not in TOLD)
    is_right = receipt["verdict"] == "accepted" and rows == expected and not told
    return None if is_right else f"{path.name}: {receipt['verdict']}, {rows}. {told}"
