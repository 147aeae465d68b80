"""Searching in what people told: what a match is, and where in a text it stands. Pure; no data, no screen.

Case, accents and kinds of apostrophe make no difference; every word that was typed has to occur, as part of a word too.
"""

import unicodedata
from functools import cache

MARKS = {
    ord(char): plain for plain, chars in {"'": "’‘`´", '"': "“”„", "-": "–—\u2010\u2011"}.items() for char in chars
}


def words(search: str) -> tuple[str, ...]:
    """Return the words of a search, folded, each once."""
    return tuple(dict.fromkeys(fold(search).split()))


def fold(text: str) -> str:
    """Return a text as it is compared."""
    return _folded(text)[0]


def spans(text: str, found: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where in `text` the folded words stand: first and last position, in order, joined where they touch."""
    if not found:
        return []
    folded, positions = _folded(text)
    hits: list[tuple[int, int]] = []
    for word in found:
        first = folded.find(word)
        while first >= 0:
            hits.append((positions[first], positions[first + len(word)]))
            first = folded.find(word, first + len(word))
    joined: list[tuple[int, int]] = []
    for first, last in sorted(hits):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _folded(text: str) -> tuple[str, list[int]]:
    """The compared text, and for each of its letters (and its end) the position in the original."""
    letters = [_letters(char) for char in text]
    positions = [position for position, parts in enumerate(letters) for _ in parts]
    return "".join(letters), [*positions, len(text)]


@cache
def _letters(char: str) -> str:
    plain = unicodedata.normalize("NFKD", char.translate(MARKS)).casefold()
    return "".join(part for part in plain if not unicodedata.combining(part))
