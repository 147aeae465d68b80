"""One file, from bytes to canonical text: what a child with limits does. Pure Python: no pandas, no disk, no network.

The answer is plain text (`as_json`), because it crosses from the child to the process that trusts nothing it is sent.
"""

import hashlib
import json
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from pipelines.intake.cells import Document
from pipelines.intake.findings import Finding, Refused, is_personal
from pipelines.intake.masking.shapes import masked_name
from pipelines.intake.personal import without_personal_data
from pipelines.intake.reading import read
from pipelines.intake.tables.normalising import normalise
from pipelines.intake.tables.ours import without_ours
from pipelines.intake.tables.parsed import ParsedTable
from pipelines.intake.tables.recognising import recognise, unread

NO_HASH = "geen-hash-"


@dataclass(frozen=True)
class ParsedFile:
    """What one file turned out to be: the tables in it, or the refusal.

    `is_searched`: all of it was searched for personal data, and nothing was found or replaced: only then may its bytes
    be kept. `is_personal`: it holds what must leave no trace; then `sha256` is a word of chance, because whoever has
    the hash of a small file can try out every number that it may have held. The name is masked.
    """

    name: str
    sha256: str
    tables: list[ParsedTable] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    refusal: Finding | None = None
    is_searched: bool = False

    def __post_init__(self) -> None:
        """Mask the name, whoever gave it."""
        object.__setattr__(self, "name", masked_name(self.name))

    @property
    def is_personal(self) -> bool:
        """Tell whether the file was refused because of personal data."""
        return self.refusal is not None and is_personal(self.refusal.rule)

    def as_json(self) -> str:
        """Return the same as text. `vars` because a copy of 200,000 rows costs more than writing them."""
        return json.dumps(self, default=vars, ensure_ascii=False)

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "ParsedFile":
        """Return what `as_json` wrote, as data. Raises KeyError or TypeError for what it did not give."""
        tables = [ParsedTable.from_json(one) for one in said["tables"]]
        notes = [Finding(**one) for one in said["notes"]]
        refusal = Finding(**said["refusal"]) if said["refusal"] else None
        return cls(**{**said, "tables": tables, "notes": notes, "refusal": refusal})


def parse(name: str, content: bytes) -> ParsedFile:
    """Return what stands in a file. Never raises for what is wrong with the file itself."""
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        searched, is_cleaned = without_personal_data(read(name, content))
        document = without_ours(searched)
        if not document.grids:
            raise Refused(Finding("FILE_OURS", "critical", document.file), searched)
        found = [(grid, recognise(grid)) for grid in document.grids if grid.is_read]
        tables = [normalise(raw) for _, raw in found if raw]
        notes = [*document.notes, *(note for grid, raw in found if raw is None for note in unread(grid))]
        return ParsedFile(name, sha256, tables, notes, is_searched=document.is_searchable and not is_cleaned)
    except Refused as refused:
        finding, is_searched = _searched(refused)
        known_as = NO_HASH + token_hex(8) if is_personal(finding.rule) else sha256
        return ParsedFile(name, known_as, refusal=finding, is_searched=is_searched)


def _searched(refused: Refused) -> tuple[Finding, bool]:
    """Return why the file is refused and whether it may be kept: personal data come before any other reason."""
    if not isinstance(refused.document, Document):
        return refused.finding, False
    try:
        _, is_cleaned = without_personal_data(refused.document)
    except Refused as personal:
        return personal.finding, False
    return refused.finding, refused.document.is_searchable and not is_cleaned
