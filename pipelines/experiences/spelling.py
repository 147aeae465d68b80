"""How the name of someone who was interviewed may be spelled in a text. Patterns only; nothing is stored.

Belongs here: parts, initials, titles, accents. Not here: what is done with a name that was found (names.py).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from pipelines.experiences.people import PARTICLE

TITLE = r"(?:[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Mm]eneer|[Mm]ijnheer|[Dd]e heer|[Dd]hr\.)"
OPENS_A_SENTENCE = re.compile(r"(?:^|[.!?:;…]|[“‘„«\"•–-])\s*$")


def together(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where two or more parts of a name stand in a row, the first perhaps an initial; case and accents free."""
    yield from (hit.span() for hit in _in_a_row(name).finditer(text))


def alone(name: str, text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where one part of a name stands, and whether that is certain: titled, or a capital in mid-sentence."""
    for pattern in _titled(name):
        for hit in pattern.finditer(text):
            is_certain = bool(hit["title"]) or not OPENS_A_SENTENCE.search(text[: hit.start()])
            yield (*hit.span("name"), is_certain)


@cache
def _in_a_row(name: str) -> re.Pattern[str]:
    part = rf"(?:{'|'.join(_parts(name))})"
    initial = rf"{re.escape(name[0])}\.(?:\s?[A-Z]\.)*"
    between = rf"(?:[\s-]+(?:{PARTICLE}|{part}))*"
    return re.compile(rf"(?<![\w-])(?i:(?:{part}|{initial}){between}[\s-]+{part}|{initial}{between}\s*{part})(?![\w-])")


@cache
def _titled(name: str) -> tuple[re.Pattern[str], ...]:
    titled = rf"(?P<title>{TITLE}\s+(?:(?i:{PARTICLE})\s+)*)?"
    return tuple(re.compile(rf"(?<![\w-]){titled}(?P<name>{part})(?![\w-])") for part in _parts(name))


def _parts(name: str) -> tuple[str, ...]:
    """Patterns of the words of a name that are no particle, longest first."""
    words = {word.strip(".,") for word in re.split(r"[\s-]+", name) if len(word) > 1 and word[0].isupper()}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return tuple("".join(_with_or_without_accent(letter) for letter in word) for word in longest_first)


def _with_or_without_accent(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return re.escape(letter) if base == letter else f"[{letter}{base}]"
