"""Which sign parts the fields of a CSV file: the one by which its header has the most columns that we know.

Counting signs would be a guess: a text of a lesson has more commas than its header has semicolons.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pipelines.intake.folding import fold
from pipelines.intake.headers import TABLES, headers

OFTEN = ";\t,|"  # where several do equally well, the first
HEADER_WITHIN = 25
SEEN = 400  # so many lines may the rows above the header take


@dataclass(frozen=True)
class Layout:
    """The sign between fields; the record, from 0, that is the header, and how many fields it has.

    Both are None where no header was recognised, or the file is a list of labels with a value beside each.
    """

    delimiter: str
    header: int | None = None
    width: int | None = None


@cache
def _known() -> frozenset[str]:
    return frozenset(word for table in TABLES for word in headers(table))


def layout_of(lines: Iterable[str], stated: str | None = None) -> Layout:
    """Return how the fields of a file are parted. `stated` is the sign that the file itself names, if it does."""
    sample = list(islice(lines, SEEN))
    signs = [stated, *OFTEN.replace(stated, "")] if stated else list(OFTEN)
    found = [(_header(_records(sample, sign)), sign) for sign in signs]
    (score, header, width), sign = max(found, key=lambda one: one[0][0])
    if score:
        return Layout(sign, header, width)
    return Layout(stated or max(OFTEN, key=lambda one: sum(line.count(one) for line in sample)))


def _records(lines: list[str], delimiter: str) -> list[list[str]]:
    try:
        records = csv.reader(lines, delimiter=delimiter)
        return list(islice((record for record in records if any(map(str.strip, record))), HEADER_WITHIN))
    except csv.Error:
        return []


def _header(records: list[list[str]]) -> tuple[int, int | None, int | None]:
    """Return how many columns that we know stand in one record, which one that is, and how wide it is.

    Of a list of labels it is how many labels there are; nothing then says how wide a record is.
    """
    known = [[fold(cell) in _known() for cell in record] for record in records]
    best = max(map(sum, known), default=0)
    if best < 2:
        return sum(len(record) > 1 and record[0] for record in known), None, None
    header = list(map(sum, known)).index(best)
    below = records[header + 1] if header + 1 < len(records) else [""]
    is_continued = not below[0].strip() and not any(cell.strip().isdigit() for cell in below)
    return best, header, max(_filled(records[header]), _filled(below) if is_continued else 0)


def _filled(record: list[str]) -> int:
    return max((place for place, cell in enumerate(record, 1) if cell.strip()), default=0)
