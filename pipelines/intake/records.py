"""The shapes of what intake writes down as JSON: a receipt, the findings in it, and why a delivery does not count.

Dictionaries with known keys, because they are read back as they stand in a file. Not here: how a receipt is made
(receipts/record.py), and its words (receipts/telling.py).
"""

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, TypedDict, get_args

COUNTING = frozenset({"accepted", "accepted_with_quarantine"})  # the verdicts of which rows may count
Counted = Literal["read", "accepted", "quarantined", "control"]
ROW_COUNTS: tuple[Counted, ...] = get_args(Counted)  # in the order in which they are told


class FindingRecord(TypedDict):
    """One finding as it stands in a receipt; `message` is in the language that was asked for."""

    rule: str
    severity: str
    file: str
    table: str | None
    row: int | None
    column: str | None
    value_shown: str | None
    given: Mapping[str, Any]
    message: str


class FileRecord(TypedDict):
    """One file of a delivery."""

    name: str
    sha256: str


class RowCounts(TypedDict):
    """What became of the rows of one table: `read` is the sum of the other three."""

    read: int
    accepted: int
    quarantined: int
    control: int


class Instead(TypedDict):
    """What counts instead of a delivery that does not."""

    reference_date: str
    version: int


class Standing(TypedDict):
    """Why an accepted delivery does not count; `instead` is empty where nothing of its region does."""

    because: str
    instead: Instead | dict[str, Any]
    message: NotRequired[str]


class Receipt(TypedDict):
    """What became of one delivery. Not stored with it: `arrival` (its number), and what only this run can say of it."""

    id: str
    files: list[FileRecord]
    verdict: str
    region: str | None
    reference_date: str | None
    version: int | None
    is_sample: bool | None
    rows: dict[str, RowCounts]
    findings: list[FindingRecord]
    arrival: NotRequired[int]
    standing: NotRequired[Standing | None]
    is_again: NotRequired[bool]
    stays: NotRequired[list[str]]
    copies: NotRequired[list[str]]
