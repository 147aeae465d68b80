"""Searching in what people told: what a match is, and where in a text it stands. Pure; no data, no screen.

Case, accents and kinds of apostrophe make no difference; every word that was typed has to occur, as part of a word too.
"""

import re
import unicodedata
from functools import cache

MARKS = {
    ord(char): plain for plain, chars in {"'": "’‘`´", '"': "“”„", "-": "–—\u2010\u2011"}.items() for char in chars
}

ENDINGS = ("ingen", "ing", "ers", "en", "er", "es", "s", "e")  # the longest first
STEMS = "\N{SYMBOL FOR UNIT SEPARATOR}"  # before a word without its ending; nobody types it
HARD = {"z": "s", "v": "f"}  # huizen, huis; brieven, brief
SHORTEST = 3  # letters of a word without its ending; with fewer, words that have nothing to do with it would be found


def words(search: str) -> tuple[str, ...]:
    """Return the words of a search, folded, each once."""
    return tuple(dict.fromkeys(fold(search).split()))


def fold(text: str) -> str:
    """Return a text as it is compared."""
    return _folded(text)[0]


def finds(text: str, search: str) -> bool:
    """Tell whether every word of a search occurs in a text, as part of a word or as one with another ending.

    `talen` finds `taal`, `lassers` finds `lasser`: what begins a word in the text is compared without its ending.
    """
    return all(any(part in prepared(text) for part in parts) for parts in wanted(search))


def prepared(text: str) -> str:
    """Return a text as a search without endings reads it: folded, and behind that its words without their endings."""
    folded = fold(text)
    return f"{folded}\n{STEMS}" + f" {STEMS}".join(stem(word) for word in re.findall(r"\w+", folded))


def wanted(search: str) -> list[tuple[str, ...]]:
    """Return per word of a search what of it may stand in a prepared text: the word, or one with another ending."""
    found = [(word, stem(word)) for word in words(search)]
    return [(word, f"{STEMS}{bare}") if len(bare) >= SHORTEST else (word,) for word, bare in found]


@cache
def stem(word: str) -> str:
    """Return a folded Dutch or English word without its ending, as far as two forms of one word then are the same."""
    ending = next((one for one in ENDINGS if word.endswith(one) and len(word) - len(one) >= SHORTEST), "")
    bare = re.sub(r"(.)\1", r"\1", word.removesuffix(ending))
    return bare[:-1] + HARD.get(bare[-1:], bare[-1:])


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
