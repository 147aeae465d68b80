"""Names of people in what is told: taken out where it is certain that one stands there, else pointed at by line number.

Belongs here: who is named, and which words give a speaker away. Not here: headers (people.py), spellings (spelling.py).
No name is stored, and none is told in an account: whoever has to decide looks at that line of the document.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipelines import registries
from pipelines.experiences import spelling
from pipelines.experiences.lines import Line
from pipelines.experiences.people import CAPITAL, GROUP, IS_ROLE, NAME, ORGANISATION, PARTICLE, ROLE

TAKEN_OUT = "[naam]"
SPEECH = (
    r"(?:zegt|zei|zeggen|vertelt|vertelde|aldus|volgens|vindt|vond|noemt|noemde|stelt|stelde|schrijft|schreef|vraagt"
    r"|vroeg|antwoordt|antwoordde|benadrukt|beaamt|collega)"
)
CLOSED = r"[’”'\"»]"
# In Dutch a comma before the closing mark says that the speaker is named next: ‘Samen gaat het,’ Anna Bos, directeur.
SPEAKER = re.compile(
    rf"(?:,\s*{CLOSED}\s*(?:[-–—]\s*)?(?:{SPEECH}\s+)?|[.!?…]\s*{CLOSED}\s*[-–—]\s*)(?P<name>{NAME})(?!\w)"
)
DOUBTFUL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{SPEECH}\s+(?:\w+\s+)?(?P<name>{NAME})(?!\w)",
        rf"(?<!\w)(?P<name>{NAME})\s+{SPEECH}\b",
        rf"{CLOSED}\s*[-–—(]?\s*(?P<name>{NAME})(?!\w)",
        rf"(?<!\w)(?P<name>{NAME})\s+(?:\w+\s+)?(?i:{ROLE})",
        rf"(?<!\w)(?P<name>{NAME})\s*(?:,|\(|[-–—])\s*(?:\w+\s+){{0,2}}(?i:{ROLE})",
        rf"(?i:{ROLE})\s+(?P<name>{NAME})(?!\w)",
        rf"(?:^|[.!?]\s+)(?P<name>{NAME})\s*$",
        rf"\b{spelling.TITLE}\s+(?P<name>(?:{PARTICLE}\s+)*{CAPITAL})",
    )
)
Span = tuple[int, int]


@dataclass(frozen=True)
class KnownNames:
    """The interviewed. `own`: those of this interview; `everyone`: those of the whole document."""

    own: tuple[str, ...]
    everyone: tuple[str, ...]


@dataclass(frozen=True)
class NamedOn:
    """The numbers of the lines on which someone is named: the interviewed, the speaker of a quote, perhaps someone."""

    interviewed: tuple[int, ...]
    speakers: tuple[int, ...]
    doubtful: tuple[int, ...]


def without_names(text: str, known: KnownNames) -> str:
    """Return the text with `[naam]` where one of the interviewed, or the speaker of a quote, is named."""
    for first, last in reversed(_merged([*_interviewed(text, known), *_speakers(text)])):
        text = text[:first] + TAKEN_OUT + text[last:]
    return text


def named_on(lines: Sequence[Line], known: KnownNames) -> NamedOn:
    """Return on which lines of one answer people are named; the first two kinds are taken out of the answer."""
    text = " ".join(line.text for line in lines)
    starts = [sum(len(line.text) + 1 for line in lines[:position]) for position in range(len(lines))]

    def numbers(spans: Iterable[Span]) -> tuple[int, ...]:
        return tuple(lines[bisect_right(starts, first) - 1].number for first, _ in _merged(spans))

    interviewed, speakers = list(_interviewed(text, known)), list(_speakers(text))
    certain = [*interviewed, *speakers]
    doubtful = [one for one in _doubtful(text, known) if not any(_overlap(one, other) for other in certain)]
    return NamedOn(numbers(interviewed), numbers(speakers), numbers(doubtful))


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span[0] < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(span[1], merged[-1][1]))
        else:
            merged.append(span)
    return merged


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _interviewed(text: str, known: KnownNames) -> Iterator[Span]:
    for name in known.everyone:
        yield from spelling.together(name, text)
    for name in known.own:
        yield from ((first, last) for first, last, is_certain in spelling.alone(name, text) if is_certain)


def _speakers(text: str) -> Iterator[Span]:
    yield from (_without_stop(hit) for hit in SPEAKER.finditer(text) if _may_be_person(hit["name"]))


def _without_stop(hit: re.Match[str]) -> Span:
    """Where the name stands; a full stop behind its last word ends the sentence and stays."""
    return hit.start("name"), hit.start("name") + len(hit["name"].rstrip("."))


def _doubtful(text: str, known: KnownNames) -> Iterator[Span]:
    for pattern in DOUBTFUL:
        yield from (hit.span("name") for hit in pattern.finditer(text) if _may_be_person(hit["name"]))
    for name in known.own:
        yield from ((first, last) for first, last, _ in spelling.alone(name, text))


def _may_be_person(name: str) -> bool:
    acronym = rf"\b(?:[A-Z]{{2,}}|{re.escape(registries.programme().short_name)})\b"
    is_other = re.search(ORGANISATION, name) or IS_ROLE.search(name) or GROUP.search(name) or re.search(acronym, name)
    return not is_other and name.casefold() not in _place_names()


@cache
def _place_names() -> frozenset[str]:
    """Regions and municipalities as people write them: no names of people, though they look like it."""
    aliases = {alias for _, alias, _ in registries.region_aliases()} | set(registries.region_names().values())
    return frozenset(name.casefold() for name in aliases | set(registries.municipality_names()))
