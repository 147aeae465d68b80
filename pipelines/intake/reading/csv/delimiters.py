"""Which delimiter parts the fields of a CSV file: the one by which its header has the most columns that we know.

Counting delimiters would be a guess: a text of a lesson has more commas than its header has semicolons.
"""

import csv
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pipelines.folding import fold
from pipelines.intake.cells import Grid
from pipelines.intake.header import heading
from pipelines.intake.header.columns import TABLES, headers, name_in
from pipelines.intake.masking.bsn import vocabulary

OFTEN = ";\t,|"  # where several do equally well, the first
SEEN = 400  # lines; only where no header stands in these, the others are looked at
LONGEST, SHORTEST = 80, 3
ABOUT_PEOPLE = (
    *("bsn", "birthdate", "names", "person_numbers", "email", "phone", "postcode", "house_number", "traits"),
    *("birth", "home", "other_numbers", "one_person", "who", "name_words", "professionals"),
)
Records = list[list[str]]


@dataclass(frozen=True)
class Layout:
    """The delimiter of the fields; the record, from 0, that is the header, and how many fields it has.

    Both are None where no header was recognised, or the file is a list of labels with a value beside each.
    """

    delimiter: str
    header: int | None = None
    width: int | None = None


def layout_of(lines: Iterable[str], stated: str | None = None) -> Layout:
    """Return how the fields of a file are parted. `stated` is the delimiter that the file itself names, if it does."""
    left = iter(lines)
    sample = list(islice(left, SEEN))
    delimiters = [stated, *OFTEN.replace(stated, "")] if stated else list(OFTEN)
    if found := _by_header(sample, delimiters):
        return found
    if (rest := list(left)) and (found := _by_header([*sample, *rest], delimiters)):
        return found
    said = {delimiter: _by_words(_records(sample, delimiter)) for delimiter in delimiters}
    delimiter = max(said, key=lambda one: said[one][0])
    if said[delimiter][1] is not None:
        return Layout(delimiter, *said[delimiter][1:])
    parted = {
        delimiter: said[delimiter][0] + _about_people(_records([*sample, *rest], delimiter)) for delimiter in delimiters
    }
    if any(parted.values()):
        return Layout(max(parted, key=lambda one: parted[one]))
    return Layout(stated or max(OFTEN, key=lambda one: sum(line.count(one) for line in sample)))


@cache
def _known() -> frozenset[str]:
    return frozenset(word for table in TABLES for word in headers(table))


@cache
def _of_people() -> frozenset[str]:
    """Return the headers about people, and the words that they are made of: those may stand in two rows."""
    whole = {fold(str(word)) for name in ABOUT_PEOPLE for word in vocabulary()[name]}
    return frozenset(whole | {part for word in whole for part in word.split() if len(part) > SHORTEST})


def _about_people(records: Records) -> int:
    """Return how many records have a field that is a header about people, beside other fields."""
    known = {field for field in set().union(*records) if len(field) <= LONGEST and name_in(field) in _of_people()}
    return sum(len(record) > 1 and not known.isdisjoint(record) for record in records) if known else 0


def _records(lines: list[str], delimiter: str) -> Records:
    """Return the records with something in them, up to where reading stops making sense."""
    found: Records = []
    with suppress(csv.Error):
        found.extend(record for record in csv.reader(lines, delimiter=delimiter) if any(map(str.strip, record)))
    return found


def _by_header(lines: list[str], delimiters: list[str]) -> Layout | None:
    """Return the layout by which the file has the whole header of a table of ours with most columns, if it has one."""
    best, most = None, 0
    for delimiter in delimiters:
        records = _records(lines, delimiter)
        one = heading.first(Grid("", None, list(enumerate(records, 1))))
        count = len(one.match.indices) + len(one.match.extra) if one and one.is_whole else 0
        if one and count > most:
            width = max(map(_filled, records[one.first : one.last + 1]))
            best, most = Layout(delimiter, one.first, width), count
    return best


def _by_words(records: Records) -> tuple[int, int | None, int | None]:
    """Return how many columns that we know stand in one record, which one that is, and how wide it is.

    Of a list of labels it is how many labels there are; nothing then says how wide a record is.
    """
    known = [[len(cell) <= LONGEST and name_in(cell) in _known() for cell in record] for record in records]
    best = max(map(sum, known), default=0)
    if best < 2:
        return sum(len(record) > 1 and record[0] for record in known), None, None
    header = list(map(sum, known)).index(best)
    return best, header, _filled(records[header])


def _filled(record: list[str]) -> int:
    return max((count for count, cell in enumerate(record, 1) if cell.strip()), default=0)
