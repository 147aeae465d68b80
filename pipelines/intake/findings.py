"""What is said of a delivery: one finding per fault or note, in the words of pipelines/texts."""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TEXTS = Path(__file__).parent.parent / "texts"


@dataclass(frozen=True)
class Finding:
    """One thing the sender should know. `severity`: critical (does not count), warning or info."""

    rule: str
    severity: str
    file: str
    table: str | None = None
    row: int | None = None
    column: str | None = None
    value_shown: str | None = None

    def as_json(self, language: str = "nl") -> dict[str, Any]:
        """Return the finding as it stands in a receipt, its message included."""
        return {**asdict(self), "message": self.message(language)}

    def message(self, language: str) -> str:
        """Return the sentence for the sender: where, what, what to do."""
        words = texts(language)
        where = ", ".join(
            words["places"][name].format(value)
            for name, value in (("table", self.table), ("row", self.row), ("column", self.column))
            if value is not None
        )
        said = words["rules"][self.rule].format(value=self.value_shown or "", file=self.file)
        return f"{where}: {said}" if where else f"{self.file}: {said}"


@cache
def texts(language: str) -> dict[str, Any]:
    """Return the words of receipts in `nl` or `en`."""
    return yaml.safe_load((TEXTS / f"{language}.yml").read_text(encoding="utf-8"))


class Refused(Exception):
    """A file of which nothing can count; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule)
        self.finding = finding
