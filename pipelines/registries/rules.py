"""The rules that a delivery can break, in words: what each is about, why it matters, what to do. Read from rules.yml.

Not here: the rules themselves (expectations/suites, pipelines/intake) and the words around them (pipelines/texts).
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pipelines.registries import RULES, loaded
from pipelines.settings import LANGUAGES

STOPS = ("row", "wait", "refuse")  # effects by which something does not count
SEVERITY_OF = dict.fromkeys(STOPS, "critical") | {"value": "warning", "look": "warning", "note": "info"}
PARTS = ("what", "found", "why", "do")


@dataclass(frozen=True)
class Rule:
    """One rule. `effect` is what a breach does, `shows` what is repeated of a cell (the head of rules.yml lists both).

    `words` has `PARTS` per language. A part that a rule does not need is empty; `found` is then the same as `what`.
    """

    rule: str
    effect: str
    words: dict[str, dict[str, str]]
    shows: str = ""

    @property
    def severity(self) -> str:
        """What a breach of it normally is: critical (does not count), warning or info."""
        return SEVERITY_OF[self.effect]


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its id, in the order of the registry."""
    return {rule: _rule(rule, spec) for rule, spec in loaded(RULES).items()}


def rule_rows() -> list[dict[str, Any]]:
    """Return one row per rule for a table: rule, position, severity, and what, found, why and remedy per language."""
    names = {part: "remedy" if part == "do" else part for part in PARTS}
    return [
        {"rule": one.rule, "position": position, "severity": one.severity}
        | {f"{names[part]}_{language}": said[part] for language, said in one.words.items() for part in PARTS}
        for position, one in enumerate(rules().values(), 1)
    ]


def _rule(rule: str, spec: dict[str, Any]) -> Rule:
    words = {language: {part: spec[language].get(part, "") for part in PARTS} for language in LANGUAGES}
    for said in words.values():
        said["found"] = said["found"] or said["what"]
    return Rule(rule, spec["effect"], words, spec.get("shows", ""))
