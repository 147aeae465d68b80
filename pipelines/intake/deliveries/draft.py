"""One delivery on its way through intake, and its tables as frames. Not here: which files it is of (grouping.py)."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from pipelines.intake.findings import Finding
from pipelines.intake.header.columns import DUTCH
from pipelines.intake.parsing import ParsedFile
from pipelines.intake.tables.parsed import ParsedTable
from pipelines.intake.values import counts
from pipelines.registries import columns


@dataclass
class Draft:
    """One delivery on its way through intake. `verdict` is set as soon as it is known that not all of it can count."""

    files: list[ParsedFile]
    fields: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, ParsedTable] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    verdict: str | None = None

    @property
    def id(self) -> str:
        """The sha256 of the workbook, or of the sorted sha256s of the files."""
        own = sorted(file.sha256 for file in self.files)
        return own[0] if len(own) == 1 else hashlib.sha256("".join(own).encode()).hexdigest()

    @property
    def is_personal(self) -> bool:
        """Tell whether a file of it may leave no trace."""
        return any(file.is_personal for file in self.files)

    def refuse(self, finding: Finding, verdict: str = "rejected") -> None:
        """Add why not all of it can count; the first reason decides the verdict."""
        self.findings.append(finding)
        self.verdict = self.verdict or verdict


Judged = tuple[Draft, dict[str, pd.DataFrame]]  # with its tables, of which every row says why it waits, if it does


def frame_of(draft: Draft, table: str) -> pd.DataFrame:
    """Return the rows of one table as texts, with `row` and `file`; empty where the delivery does not have it."""
    found = draft.tables.get(table) or ParsedTable(table, "", DUTCH[table])
    names = [column.name for column in columns()[table]]
    if table in {"results", "lessons"}:
        cohort = next(column.name for column in columns()[table] if column.type == "cohort")
        names.insert(names.index(cohort), f"{cohort}_delivered")
    said = {name: [None if one == counts.DASH else one for one in found.columns.get(name, [])] for name in names}
    frame = pd.DataFrame({name: pd.array(texts, dtype="str") for name, texts in said.items()})
    return frame.assign(row=pd.array(found.rows, dtype="Int64"), file=found.file)
