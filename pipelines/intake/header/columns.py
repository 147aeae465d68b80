"""Which words stand for which column, and which column of a row of words is which. Not here: whole tables."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from pipelines.folding import fold
from pipelines.intake.cells import Cell
from pipelines.registries import Column, columns, columns_of

LONGEST_HEADER, MOST_SPACES = 200, 8
ALIKE = 0.85  # of two headers: one letter wrong, missing or too many in a word
MOST_MORE, SHORTEST = 3, 5  # words too many around a header of ours; letters that it has at least
# Characters that make another figure of a column that we know: a share, a mean, a change.
OTHER_FIGURE = re.compile(r"[%‰ΔØ∅±]|\+/-")
# What stands around a name and is no part of it: a number in front (`3. `, `b) `), the mark of a footnote behind.
NUMBERING = re.compile(
    r"\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.):]\s*|\d{1,2}(?:\.\d{1,2})*(?:\s*[-–]\s*|\s+)|\(?[a-z]\)\s*|[a-z]\.\s+)(?=[^\W\d_]|#)",
    re.IGNORECASE,
)
FOOTNOTE = re.compile(r"(?:\s*(?:[(\[]?\d{1,2}[)\]]|\s[a-z]\)|[(\[]?\*{1,3}[)\]]?|[†‡§⁽⁾¹²³⁰⁴-⁹]+))+\s*", re.IGNORECASE)
TABLES = ("results", "trajectories", "lessons", "delivery")
DUTCH = {"delivery": "levering", "trajectories": "trajecten", "results": "resultaten", "lessons": "lessen"}


@cache
def headers(table: str) -> dict[str, str]:
    """Return folded header or synonym -> column name, for one table."""
    return {fold(word): column.name for column in columns()[table] for word in column.words}


@lru_cache(maxsize=10_000)
def name_in(words: str) -> str:
    """Return the folded name that a header says, without a numbering in front and marks of footnotes behind."""
    numbered = NUMBERING.match(words) if not words[:2].isalpha() else None
    start = numbered.end() if numbered else 0
    found = FOOTNOTE.finditer(words, start) if not words[-1:].isalpha() else ()
    marked = next((one.start() for one in found if one.end() == len(words)), None)
    return fold(words[start:marked]) or fold(words)


@cache
def required(table: str) -> dict[str, str]:
    """Return the columns without which a table cannot be read: name -> what the sender calls it."""
    return {column.name: column.header_nl for column in columns()[table] if column.required}


def required_among(rows: Iterable[list[Cell]]) -> set[Cell]:
    """Return the cells that are headers of required columns. A row without any of them is the header of no table."""
    known = _required_words()
    return {text for text in _short(rows) if name_in(text) in known}


def parts_among(rows: Iterable[list[Cell]]) -> set[Cell]:
    """Return the cells that are how a header of a required column begins or ends: the rest may stand in another row."""
    words = [word.split() for word in _required_words()]
    parts = {" ".join(part) for one in words for at in range(1, len(one)) for part in (one[:at], one[at:])}
    return {text for text in _short(rows) if name_in(text) in parts}


@cache
def _required_words() -> frozenset[str]:
    return frozenset(word for table in TABLES for word, name in headers(table).items() if name in required(table))


def _short(rows: Iterable[list[Cell]]) -> list[str]:
    """Return every different text of so few words that it may be a header."""
    texts = (cell for cell in set().union(*rows) if isinstance(cell, str) and len(cell) <= LONGEST_HEADER)
    return [text for text in texts if text.count(" ") <= MOST_SPACES]


@dataclass(frozen=True)
class Match:
    """A row of words read as the header of one table: the indices of its columns, of delivery fields, and the rest.

    `twice` names a column that stands there twice, `unknown` pairs an index with the words that are no column of ours.
    """

    table: str
    indices: dict[str, int]
    extra: dict[str, int]
    unknown: tuple[tuple[int, str], ...]
    twice: str | None

    @property
    def is_whole(self) -> bool:
        """Tell whether every required column is there; one lone word is no header, whatever it is."""
        return set(required(self.table)) <= set(self.indices) and len(self.indices) + len(self.extra) > 1

    @property
    def missing(self) -> list[str]:
        """The required columns that are not there, as the sender calls them."""
        return [words for name, words in required(self.table).items() if name not in self.indices]


def match(cells: list[Cell], table: str) -> Match:
    """Read a row of words as the header of `table`."""
    own, fields = headers(table), {} if table == "delivery" else headers("delivery")
    indices: dict[str, int] = {}
    extra: dict[str, int] = {}
    unknown: list[tuple[int, str]] = []
    seen: set[str] = set()
    twice = None
    for index, cell in enumerate(cells):
        words = name_in(cell) if isinstance(cell, str) and len(cell) <= LONGEST_HEADER else ""
        is_other = bool(words) and bool(OTHER_FIGURE.search(cell))
        name = None if is_other else own.get(words) or fields.get(words)
        into = indices if words in own else extra
        if not words:
            continue
        if not is_other and (words in seen or (name and name in into)):
            twice = twice or str(cell)
        elif name:
            into[name] = index
        else:
            unknown.append((index, str(cell)))
        if not is_other:
            seen.add(words)
    return Match(table, indices, extra, tuple(unknown), twice)


def nearly(words: str, table: str, taken: Container[str]) -> list[Column]:
    """Return the columns of which these words are nearly the header: a slip of the pen, or words too many.

    `taken` are the columns that stand there already: what looks like those says something else.
    """
    said = name_in(words)
    own = {name: column for name, column in headers(table).items() if column not in taken}
    if OTHER_FIGURE.search(words) or not said:
        return []
    slips = [own[name] for name in get_close_matches(said, own, n=1, cutoff=ALIKE)]
    within = [name for name in own if 0 < len(said.split()) - len(name.split()) <= MOST_MORE and _has(said, name)]
    longest = [own[max(within, key=len)]] if within else []
    return [columns_of(table)[name] for name in dict.fromkeys([*slips, *longest])]


def _has(said: str, name: str) -> bool:
    return len(name) >= SHORTEST and set(name.split()) <= set(said.split())


def best(cells: list[Cell]) -> Match | None:
    """Return the table of which this row is the whole header, the one with most columns where several are.

    Any table may repeat the fields of the delivery in front, so only a row with nothing else is a `levering`.
    """
    found = [one for one in (match(cells, table) for table in TABLES) if one.is_whole]
    if [one.table for one in found] == ["delivery"] and nearest(cells):
        return None
    return max(found, key=lambda one: (one.table != "delivery", len(one.indices)), default=None)


def nearest(cells: list[Cell]) -> Match | None:
    """Return the table of which this row is nearly the header: two columns of it or more, a required one among them."""
    near = [one for one in (match(cells, table) for table in TABLES if table != "delivery") if not one.is_whole]
    near = [one for one in near if len(one.indices) >= 2 and set(one.indices) & set(required(one.table))]
    return max(near, key=lambda one: len(one.indices), default=None)
