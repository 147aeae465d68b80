"""What is written as a name of someone and is none: places, the programme, and organisations that take part.

Not here: what a name looks like (names.py, named.py).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property

from pipelines.intake.masking.names import is_sure, names_in
from pipelines.registries import municipalities, programme, region_aliases

PARTS = re.compile(r"[,;/&+\n]|\s(?:en|and)\s")
STARTS = re.compile(r"[A-ZÀ-Þ'’]")  # what has no capital is not written as a name
SHORTEST = 3
FIRST_NAME = re.compile(r"\b(?!De |Het |In |Van )[A-ZÀ-Þ][\w'’-]+ (?:van|de|der|den|van de|van der|van den) \Z")
LONGEST_BEFORE = 50  # signs of a first name and particles


@dataclass(frozen=True)
class Allowed:
    """The organisations of a delivery or of all: cells of leads and partners, each with one or several in it.

    What is written there as the full name of a person explains nothing.
    """

    cells: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, cells: Iterable[object]) -> "Allowed":
        """Return what these cells allow; what is no text allows nothing."""
        return cls(frozenset(cell for cell in cells if isinstance(cell, str)))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        own = {part.strip() for cell in self.cells for part in (cell, *PARTS.split(cell))}
        known = {name for name in own if len(name) >= SHORTEST and not _is_someone(name)}
        return _pattern(frozenset(known) | _everywhere())

    def without(self, text: str, put: str) -> str:
        """Return the text with `put` in the place of every name that is allowed, but of a place in a surname."""
        return self._pattern.sub(lambda match: match[0] if _is_surname(match) else put, text)


def _is_someone(name: str) -> bool:
    return any(is_sure(one) for one in names_in(name))


def _is_surname(match: re.Match[str]) -> bool:
    """Tell whether a place stands behind a first name and a X."""
    before = match.string[: match.start()]
    return bool(
        re.search(r"\b(?!De |Het |In |Van )[A-ZÀ-Þ][\w'’-]+ (?:van|de|der|den|van de|van der|van den) $", before)
    )


@cache
def _everywhere() -> frozenset[str]:
    """Return the names of places and of the programme."""
    places = {name for name, _, _ in municipalities()} | {province for _, _, province in municipalities()}
    regions = {alias for _, alias, _ in region_aliases()}
    known = programme()
    return frozenset({*places, *regions, *known.name.values(), known.short_name})


def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest = sorted((name for name in names if STARTS.match(name)), key=len, reverse=True)
    written = (re.escape(name).replace(r"\ ", r"[\s-]+") for name in longest)
    return re.compile(rf"(?<!\w)(?={STARTS.pattern})(?:{'|'.join(written)})(?!\w)")
