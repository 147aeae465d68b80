"""What one short text says as a header, and a header that is made of such texts. Not here: finding them (heads.py)."""

import re
from dataclasses import dataclass, field
from functools import cache

from pipelines.folding import fold
from pipelines.intake.cells import Cell, Grid
from pipelines.intake.header.columns import TABLES, Match, headers, name_in
from pipelines.intake.header.heading import Heading
from pipelines.intake.masking.bsn import says_bsn, vocabulary
from pipelines.intake.personal.subjects import LONGEST, is_about, subject_of
from pipelines.intake.values import typed
from pipelines.registries import columns_of

MOST_WORDS = 7
MOST_ALIKE = 3  # rows with the same headers in the same columns; where there are more, they are values
WORD = re.compile(r"[^\W\d_]{2}")
# One of these makes a row worth looking below; of the others two together.
STARTS = {
    *("bsn", "birthdate", "birth", "names", "person_numbers"),
    *("professionals", "phone", "one_person", "who", "a_name"),
}
BESIDE = {"traits", "other_numbers", "postcode", "house_number"}
SURE = {"bsn", "birthdate", "names", "person_numbers", "phone"}
# Where one header stands alone, what stands below must look like it.
UNSURE = {"names": "maybe_names", "professionals": "a_name"}
OURS = "ours"  # a header of one of our columns, that says nothing about people
SMALL = ("een", "en", "of", "uw", "the", "and", "nr", "nummer", "volledige")
DATED = {"code", "cohort", "date", "people", "whole", "money"}


@dataclass(frozen=True)
class Head:
    """A header about people: the last row of it among those of the grid, its words, and by column what they are about.

    Of a table that is turned, `turned` is the index of the column with its headers, `rows` are those that have one.
    """

    row: int
    words: list[Cell]
    subjects: dict[int, str]
    turned: int | None = None
    rows: list[int] = field(default_factory=list)

    def subject(self, column: int) -> str | None:
        """Return what the values of a column are about, as a key of masking/words.yml or one of UNSURE."""
        found = self.subjects.get(column)
        return None if found in {OURS, "birth"} else found


def among(grid: Grid) -> tuple[dict[Cell, str], set[Cell]]:
    """Return the short texts of a grid with what they are about, and those that have some word about people."""
    texts = (cell for cell in set().union(*(cells for _, cells in grid.rows)) if isinstance(cell, str))
    short = (text for text in texts if text.count(" ") < MOST_WORDS)
    near = {text for text in short if text.endswith("-") or not _words().isdisjoint(_parts(text))}
    said = {text: subject for text in near if (subject := about(text))}
    return said, near


def about(text: str) -> str | None:
    """Return what a text is about as a header: a key of masking/words.yml, `birth`, OURS, or None."""
    subject = subject_of(text)
    if subject is None and is_about(text, "birth"):
        return "birth"
    return subject or (OURS if name_in(text) in _own() else None)


def _parts(text: str) -> list[str]:
    return fold(text).split() if len(text) <= LONGEST else []


@cache
def _words() -> frozenset[str]:
    """Return every word that stands in a header about people or of ours."""
    names = {*STARTS, *BESIDE, "name_words", "persons", "organisations", "papers", "counts"} - {"a_name"}
    listed = {part for name in names for word in vocabulary()[name] for part in fold(str(word)).split()}
    squeezed = {part for part in listed if says_bsn(part)}
    return frozenset(listed | squeezed | {part for word in _own() for part in word.split()})


@cache
def _own() -> frozenset[str]:
    return frozenset(word for table in TABLES for word in headers(table))


def is_worth(labels: dict[int, str]) -> bool:
    """Tell whether headers about these subjects, by column, are worth looking below."""
    subjects = list(labels.values())
    return not (STARTS | {*UNSURE.values()}).isdisjoint(subjects) or sum(one in BESIDE for one in subjects) > 1


def is_row(match: Match, cells: list[Cell]) -> bool:
    """Tell whether a row is one of the table above it: most of what must be a code, a period or a number is one."""
    kinds = {name: column for name, column in columns_of(match.table).items() if column.type in DATED}
    told = [
        (kinds[name], cells[index])
        for name, index in match.indices.items()
        if name in kinds and index < len(cells) and cells[index] != ""
    ]
    return bool(told) and 2 * sum(typed.is_read(column, cell) for column, cell in told) >= len(told)


def spare_words(text: str) -> list[str]:
    """Return the words of a label that say nothing about its subject; words for nothing are no part of any header."""
    bare = re.sub(r"[(\[][^)\]]*[)\]]", " ", text)
    return [word for word in name_in(bare).split() if word not in _label_words()]


@cache
def _label_words() -> frozenset[str]:
    known = vocabulary()
    names = (STARTS | BESIDE | {"persons", "name_words", "exact_traits", "by_name", "particles"}) & set(known)
    words = [*SMALL, *(str(word) for name in names for word in known[name])]
    return frozenset(part for word in words for part in fold(word).split())


def header_above(ours: list[Heading], index: int) -> Match | None:
    """Return the header of ours that a row stands below."""
    return next((one.match for one in reversed(ours) if one.last < index), None)
