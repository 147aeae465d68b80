"""Cases written as real files, parsed one by one and judged in one go, as intake does; and what is asked of the outcome."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.intake import run
from pipelines.intake.deliveries.grouping import drafts
from pipelines.intake.parsing import parse
from pipelines.intake.receipts import receipt
from tests.cases import book


@dataclass(frozen=True)
class Outcome:
    """One delivery after judgement: its receipt and its tables with the column `rule`."""

    receipt: dict[str, Any]
    tables: dict[str, pd.DataFrame]

    @property
    def rules(self) -> list[str]:
        """Every rule that is told of."""
        return [finding["rule"] for finding in self.receipt["findings"]]

    def critical(self, rule: str) -> list[dict[str, Any]]:
        """The critical findings of one rule."""
        return [one for one in self.receipt["findings"] if one["rule"] == rule and one["severity"] == "critical"]

    def accepted(self, table: str) -> pd.DataFrame:
        """The rows of a table that count."""
        return self.tables[table][self.tables[table]["rule"].isna()]


class Judged:
    """Many cases, each as CSV and as workbook unless said otherwise."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[tuple[str, str], list[Path]] = {}
        self._outcomes: dict[tuple[str, str], list[Outcome]] = {}

    def add(self, case: str, change: book.Change, carriers: tuple[str, ...] = ("csv", "xlsx"), **options: Any) -> None:
        """Write the usual delivery, changed in one way."""
        for carrier in carriers:
            tables = book.usual()
            change(tables)
            write = book.as_csv if carrier == "csv" else book.as_workbook
            self._files[case, carrier] = write(self.folder / f"{len(self._files)}", tables, **options)

    def add_files(self, case: str, carrier: str, files: list[Path]) -> None:
        """Take files that a test wrote itself."""
        self._files[case, carrier] = files

    def judge(self) -> "Judged":
        """Judge all cases at once, each on its own files."""
        found = {
            key: drafts([parse(path.name, path.read_bytes()) for path in paths]) for key, paths in self._files.items()
        }
        judged = iter(run.judge([draft for several in found.values() for draft in several]))
        for key, several in found.items():
            outcomes = [next(judged) for _ in several]
            self._outcomes[key] = [Outcome(receipt(draft, tables), tables) for draft, tables in outcomes]
        return self

    def __getitem__(self, key: tuple[str, str]) -> Outcome:
        """Return the one delivery of a case and carrier."""
        (outcome,) = self._outcomes[key]
        return outcome

    def every(self, case: str, carrier: str) -> list[Outcome]:
        """Return every delivery that the files of a case made."""
        return self._outcomes[case, carrier]
