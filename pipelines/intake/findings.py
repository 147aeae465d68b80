"""What is said of a delivery: one finding per fault or note. The words are data: registries/rules.yml and texts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.intake.masking.bsn import vocabulary
from pipelines.intake.masking.names import may_be_shown, reads_as_name
from pipelines.intake.masking.shapes import masked, masked_name
from pipelines.intake.records import FindingRecord
from pipelines.registries import loaded
from pipelines.registries.rules import rules

TEXTS = Path(__file__).parent.parent / "texts"
CARRIES_ONE_TABLE = (".csv", ".txt", ".tsv")


def is_personal(rule: str) -> bool:
    """Tell whether a rule is about personal data: what it refuses leaves no trace."""
    return rule.startswith("PII_")


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

    def __post_init__(self) -> None:
        """Mask whatever still looks like a number or an address of a person, and say no name that stands in a cell.

        So nothing that is said can repeat one. What a rule may show of a cell is said by registries/rules.yml.
        """
        object.__setattr__(self, "file", masked_name(self.file))
        for name in ("table", "column", "value_shown"):
            if text := getattr(self, name):
                object.__setattr__(self, name, masked(text))
        if self.column and reads_as_name(self.column):
            object.__setattr__(self, "column", vocabulary()["marks"]["name"])
        if self.value_shown and self.rule in rules() and not may_be_shown(self.value_shown, rules()[self.rule].shows):
            object.__setattr__(self, "value_shown", None)
        if self.given:
            said = {name: masked(value) if isinstance(value, str) else value for name, value in self.given.items()}
            object.__setattr__(self, "given", said)

    def as_json(self, language: str = "nl") -> FindingRecord:
        """Return the finding as it stands in a receipt, its message included."""
        said: FindingRecord = {**asdict(self), "message": self.message(language)}  # type: ignore[typeddict-item]  # a Finding has its fields
        return said

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Finding":
        """Return the finding of a receipt, so that it can be told again, in another language."""
        return cls(**{name: value for name, value in said.items() if name != "message"})

    def message(self, language: str) -> str:
        """Return the sentences for the sender: where, what was found, why it matters, what to do."""
        return f"{self.where(language)}: {self.said(language)}"

    def said(self, language: str) -> str:
        """Return the same without where it is."""
        parts = (self.found(language), self.why(language), self.effect(language), self.remedy(language))
        return " ".join(part for part in parts if part)

    def where(self, language: str) -> str:
        """Return the location in words: the sheet (of a CSV the file), row and column as far as they are known."""
        words = texts(language)["places"]
        is_sheet = self.table is not None and not self.file.casefold().endswith(CARRIES_ONE_TABLE)
        first = ("table", self.table) if is_sheet else ("file", self.file)
        known = (first, ("row", self.row), ("column", self.column))
        said = ", ".join(words[name].format(printable(value)) for name, value in known if value is not None)
        return said[:1].upper() + said[1:]

    def found(self, language: str) -> str:
        """Return what was found, with what stands there."""
        return self._part("found", language)

    def why(self, language: str) -> str:
        """Return why it matters; empty where that is plain."""
        return self._part("why", language)

    def effect(self, language: str) -> str:
        """Return what it does: the row waits, the value is left out, the delivery does not count. Empty for a note."""
        effect = rules()[self.rule].effect
        if effect in {"row", "wait"} and self.severity != "critical":
            effect = "value"
        elif effect == "row" and self.row is None:
            effect = "wait"
        return texts(language)["effects"].get(effect, "")

    def remedy(self, language: str) -> str:
        """Return what the sender does, and what may be meant or chosen; empty where there is nothing to do."""
        more = texts(language)["more"]
        hints = [more[name].format(printable(value)) for name, value in self.given.items() if name in more]
        return " ".join([part for part in (self._part("do", language), *hints) if part])

    def _part(self, part: str, language: str) -> str:
        said = rules()[self.rule].words[language]
        words = said["what"] if part == "found" and not self.value_shown and "{value}" in said[part] else said[part]
        given = {name: printable(value) for name, value in self.given.items()}
        return words.format_map(_Given(given, value=printable(self.value_shown or ""), file=printable(self.file)))


def printable(value: Any) -> str:
    """Return what was delivered without characters that steer a terminal or turn the order of letters around."""
    return "".join(character for character in str(value) if character.isprintable())


class _Given(dict[str, Any]):
    """The values of a sentence; one that is not known reads as an ellipsis rather than breaking the sentence."""

    def __missing__(self, name: str) -> str:
        return "…"


@cache
def texts(language: str) -> dict[str, dict[str, str]]:
    """Return the words around the rules (places, effects, receipt, console, template) in `nl` or `en`."""
    found: dict[str, dict[str, str]] = loaded(TEXTS / f"{language}.yml")
    return found


class Refused(Exception):
    """A file of which nothing can count; carries the finding that says why.

    `document` is what could be read of it all the same, so that it can be searched for personal data before the file
    is kept. Where nothing could be read it is None, and the file is not kept.
    """

    def __init__(self, finding: Finding, document: Any = None) -> None:
        super().__init__(finding.rule)
        self.finding = finding
        self.document = document
