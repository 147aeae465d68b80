"""What is wrong with a registry, told as file, field and remedy. The sentences are words.yml, in both languages.

Not here: what is right (forms/), and looking for what is wrong (checking.py).
"""

from dataclasses import dataclass
from dataclasses import field as with_default
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.settings import LANGUAGES

WORDS = Path(__file__).parent / "words.yml"
MOST_TOLD = 10
Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """One thing that cannot be used: in which file, at which location in it, and of which kind of words.yml."""

    file: str
    kind: str
    location: Location = ()
    given: dict[str, Any] = with_default(default_factory=dict)

    def told(self, language: str) -> str:
        """Return it as one line: file, field, what is wrong and what to do."""
        words = _words()[language]
        said = words["kinds"].get(self.kind, words["kinds"]["wrong"])
        given = {"suggestion": "", "found": "", **self.given}
        if given["suggestion"]:
            given["suggestion"] = words["suggestion"].format(**given)
        line, *rest = self.location if self.location and isinstance(self.location[0], int) else (None, *self.location)
        field = ".".join(map(str, rest))
        where = words["line"].format(line=line) if line else ""
        where += words["column" if line else "field"].format(field=field) if field else ""
        return str(words["fault"].format(file=self.file, where=where, said=said.format_map(given)))


class RegistryError(ValueError):
    """A registry holds something that cannot be used; every fault says file, field and remedy."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(fault.told(LANGUAGES[1]) for fault in faults))
        self.faults = faults

    def told(self, language: str) -> str:
        """Return what a command says of it: one line per fault, the first ones, and how many more there are."""
        lines = [_words()[language]["intro"], *(fault.told(language) for fault in self.faults[:MOST_TOLD])]
        more = len(self.faults) - MOST_TOLD
        return "\n".join([*lines, *([_words()[language]["more"].format(count=more)] if more > 0 else [])]) + "\n"


@cache
def _words() -> Any:
    """Return the words of faults. They are read as they are: they must be there when another file cannot be used."""
    return yaml.safe_load(WORDS.read_text(encoding="utf-8"))
