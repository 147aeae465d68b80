"""What is said of a delivery: one finding per fault or note, in the words of pipelines/texts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TEXTS = Path(__file__).parent.parent / "texts"


@dataclass(frozen=True)
class Finding:
    """One thing the sender should know. `severity`: critical (does not count), warning or info.

    `table` is what the sender calls it (the sheet, else the Dutch word), `row` counts from 1 as in the file. `given`
    holds the words and numbers that the sentence needs besides `value_shown`; never anything that may be personal.
    """

    rule: str
    severity: str
    file: str
    table: str | None = None
    row: int | None = None
    column: str | None = None
    value_shown: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)

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
        said = words["rules"][self.rule].format_map(_Given(self.given, value=self.value_shown or "", file=self.file))
        said += "".join(
            " " + words["more"][name].format(more) for name, more in self.given.items() if name in words["more"]
        )
        return f"{where}: {said}" if where else f"{self.file}: {said}"


class _Given(dict[str, Any]):
    """The values of a sentence; one that is not known reads as an ellipsis rather than breaking the sentence."""

    def __missing__(self, name: str) -> str:
        return "…"


@cache
def texts(language: str) -> dict[str, Any]:
    """Return the words of receipts in `nl` or `en`."""
    return yaml.safe_load((TEXTS / f"{language}.yml").read_text(encoding="utf-8"))


class Refused(Exception):
    """A file of which nothing can count; carries the finding that says why.

    `document` is what could be read of it all the same, so that it can be searched for personal data before the file
    is kept. Where nothing could be read it is None, and the file is not kept.
    """

    def __init__(self, finding: Finding, document: Any = None) -> None:
        super().__init__(finding.rule)
        self.finding = finding
        self.document = document
