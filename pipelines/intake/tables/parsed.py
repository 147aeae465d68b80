"""One delivered table in canonical text: plain data, column by column. Not here: how it is made (normalising.py)."""

from dataclasses import dataclass, field
from typing import Any

from pipelines.intake.findings import Finding


@dataclass
class ParsedTable:
    """One table of one file. Columns have the names of the registry (and `<cohort>_delivered`), a text or None per row.

    `rows` gives the row number in the file, from 1. `fields` holds what the table says of the delivery as a whole: per
    field the different texts found; `field_faults` pair a field with why it cannot be read. `faults` pair the index of
    a row with a finding; a row with a critical one waits.
    `read` counts the filled rows below the header, `control` those that are kept out: totals and notes. `sums` adds
    up, cell by cell, what a measure has in the rows that are not control: intake may not lose any of it.
    """

    table: str
    file: str
    label: str
    rows: list[int] = field(default_factory=list)
    columns: dict[str, list[str | None]] = field(default_factory=dict)
    fields: dict[str, list[str]] = field(default_factory=dict)
    field_faults: list[tuple[str, Finding]] = field(default_factory=list)
    faults: list[tuple[int, Finding]] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    read: int = 0
    control: int = 0
    sums: dict[str, int] = field(default_factory=dict)

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "ParsedTable":
        """Return the table that `dataclasses.asdict` turned into plain data. Equal texts are one: most of them are."""
        one: dict[str | None, str | None] = {}
        columns = {name: list(map(one.setdefault, texts, texts)) for name, texts in said["columns"].items()}
        faults = [(index, Finding(**finding)) for index, finding in said["faults"]]
        of_fields = [(name, Finding(**finding)) for name, finding in said["field_faults"]]
        notes = [Finding(**note) for note in said["notes"]]
        return cls(**{**said, "columns": columns, "faults": faults, "field_faults": of_fields, "notes": notes})
