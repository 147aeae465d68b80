"""Which words stand for which column, and which column of a row of words is which. Not here: whole tables."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.intake.cells import Cell
from pipelines.intake.folding import fold
from pipelines.registries import columns

LONGEST_HEADER = 200
# Signs that make another figure of a column that we know: a share, a mean, a change.
OTHER_FIGURE = re.compile(r"[%‰ΔØ∅±]|\+/-")
TABLES = ("results", "trajectories", "lessons", "delivery")
DUTCH = {"delivery": "levering", "trajectories": "trajecten", "results": "resultaten", "lessons": "lessen"}


@cache
def headers(table: str) -> dict[str, str]:
    """Return folded header or synonym -> column name, for one table."""
    return {
        fold(word): column.name
        for column in columns()[table]
        for word in (column.header_nl, column.header_en, column.header_nl.replace("_", " "), *column.synonyms)
    }


@cache
def required(table: str) -> dict[str, str]:
    """Return the columns without which a table cannot be read: name -> what the sender calls it."""
    return {column.name: column.header_nl for column in columns()[table] if column.required}


def required_among(rows: Iterable[list[Cell]]) -> set[Cell]:
    """Return the cells that are headers of required columns. A row without any of them is the header of no table."""
    known = {word for table in TABLES for word, name in headers(table).items() if name in required(table)}
    texts = (cell for cell in set().union(*rows) if isinstance(cell, str) and len(cell) <= LONGEST_HEADER)
    return {text for text in texts if fold(text) in known}


@dataclass(frozen=True)
class Match:
    """A row of words read as the header of one table: the places of its columns, of delivery fields, and the rest.

    `twice` names a column that stands in two places, `unknown` pairs a place with the words that are no column of ours.
    """

    table: str
    places: dict[str, int]
    extra: dict[str, int]
    unknown: tuple[tuple[int, str], ...]
    twice: str | None

    @property
    def is_whole(self) -> bool:
        """Tell whether every required column is there."""
        return set(required(self.table)) <= set(self.places)

    @property
    def missing(self) -> list[str]:
        """The required columns that are not there, as the sender calls them."""
        return [words for name, words in required(self.table).items() if name not in self.places]


def match(cells: list[Cell], table: str) -> Match:
    """Read a row of words as the header of `table`."""
    own, fields = headers(table), {} if table == "delivery" else headers("delivery")
    places: dict[str, int] = {}
    extra: dict[str, int] = {}
    unknown: list[tuple[int, str]] = []
    seen: set[str] = set()
    twice = None
    for place, cell in enumerate(cells):
        words = fold(cell) if isinstance(cell, str) else ""
        is_other = bool(words) and bool(OTHER_FIGURE.search(cell))
        name = None if is_other else own.get(words) or fields.get(words)
        into = places if words in own else extra
        if not words:
            continue
        if not is_other and (words in seen or (name and name in into)):
            twice = twice or str(cell)
        elif name:
            into[name] = place
        else:
            unknown.append((place, str(cell)))
        if not is_other:
            seen.add(words)
    return Match(table, places, extra, tuple(unknown), twice)


def best(cells: list[Cell]) -> Match | None:
    """Return the table of which this row is the whole header, the one with most columns where several are.

    Any table may repeat the fields of the delivery in front, so only a row with nothing else is a `levering`.
    """
    found = [one for one in (match(cells, table) for table in TABLES) if one.is_whole]
    if [one.table for one in found] == ["delivery"] and nearest(cells):
        return None
    return max(found, key=lambda one: (one.table != "delivery", len(one.places)), default=None)


def nearest(cells: list[Cell]) -> Match | None:
    """Return the table of which this row is nearly the header: two columns of it or more, a required one among them."""
    near = [one for one in (match(cells, table) for table in TABLES if table != "delivery") if not one.is_whole]
    near = [one for one in near if len(one.places) >= 2 and set(one.places) & set(required(one.table))]
    return max(near, key=lambda one: len(one.places), default=None)
