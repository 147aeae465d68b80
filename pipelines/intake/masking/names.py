"""Whether a text is written as names of people are, and whether its words may be repeated to a sender.

Belongs here: one text. Not here: columns and files (personal/), numbers and addresses (shapes.py). The way
they are written is what counts; words that are never in one (words.yml, the registries) speak against it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from pipelines.folding import fold
from pipelines.intake.masking.bsn import plain, vocabulary
from pipelines.registries import code_lists, columns, municipality_names, region_aliases

LONGEST = 300
MOST_WORDS = 5  # of one name, particles left out
SHORTEST_ENDING = 8  # letters of a word of which the ending counts
WORD = re.compile(r"[^\W\d_]+")
# A. and A.B., but also Th. and Chr.
INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,5}|[^\W\d_]{2,3}\.")
NAME_WORD = re.compile(r"(?:[a-z]{1,2}['’])?[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))+")
LISTED = re.compile(r"[;/&+|:()\[\]\n\d*•]+|\s[-–]+\s|[‘’'\"]{2,}|\s(?:en|and)\s")
TOGETHER = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z][a-z])")  # A.Jansen
SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})\.+$")
BY_SOMEONE = re.compile(r"(?i:\bdoor)(?:\s*:|\s+[A-Z][a-z])")  # `Door Jansen`, not `door de gemeente`
# The lists of words.yml about names themselves.
ABOUT_NAMES = {"particles", "sure_particles", "titles", "first_names", "also_surnames", "no_name_endings"}


def may_be_shown(text: str, how: str) -> bool:
    """Tell whether a finding may repeat what stands in a cell; `how` is what its rule says (registries/rules.yml).

    `known`: only words that are known here. `unnamed`: nothing that is written as a name. `unsigned`: nor that says
    who wrote it. Anything else: always.
    """
    if how == "known":
        return _is_known(text)
    if how == "unnamed":
        return not _may_name(text)
    return how != "unsigned" or not (reads_as_name(text) or _has_first_name(text) or _is_signed(text))


@lru_cache(maxsize=10_000)
def reads_as_name(text: str) -> bool:
    """Tell whether a text holds what is written as the full name of a person, in capitals as such."""
    return bool(names_in(text)) and not _is_known(text)


@lru_cache(maxsize=50_000)
def names_in(text: str) -> tuple[str, ...]:
    """Return what in a text is written as the full name of a person, and has no word that no name has."""
    if text.islower():  # as most texts; who wants names in lower case too asks with text.title()
        return ()
    return tuple(name for name in _shaped(text) if not _has_other_words(name, _never_in_names()))


def names_however_typed(text: str) -> tuple[str, ...]:
    """Return the same, and names in lower case or alone of which the first name is one that many have."""
    if names_in(text) or not _has_first_name(text):
        return names_in(text)
    parts = (part for piece in LISTED.split(plain(text)[:LONGEST]) for part in piece.split(","))
    alone = tuple(part for part in (part.strip(" .-–_") for part in parts) if fold(part) in _listed("first_names"))
    return alone or tuple(filter(_has_first_name, names_in(text.title())))


def is_no_place_or_code(name: str) -> bool:
    """Tell whether a name has no word of our code lists, and none of a place unless a particle is before it."""
    words = _words(name)
    # Midden Utrecht is a place, Van Utrecht a surname.
    is_placed = not words & _listed("particles") and words & _place_names()
    return not is_placed and not _has_other_words(name, _codes())


@lru_cache(maxsize=50_000)
def is_never_in_name(word: str) -> bool:
    """Tell whether a word is one that no name of a person has, so that a name does not go on over it."""
    return _has_other_words(word, _never_in_names()) or _has_other_words(word, _codes())


def may_be_one(text: str) -> bool:
    """Tell whether a text by itself may be a name or a part of one, below a header that says so."""
    words = text.split()
    if not words or len(words) > MOST_WORDS or any(char.isdigit() for char in text):
        return False
    if _has_first_name(text):
        return True
    return _has_capital(words[-1]) and not _has_other_words(text, _never_in_names()) and is_no_place_or_code(text)


def is_sure(name: str) -> bool:
    """Tell whether a name also has initials, a title, a particle between capitals, or a first name that many have."""
    if _has_first_name(name) or _words(name) & _listed("titles"):
        return True
    words = name.split()
    return any(map(_is_initials, words)) or any(fold(word) in _listed("sure_particles") for word in words[1:-1])


def _may_name(text: str) -> bool:
    """Tell whether a text may be a name of someone, however it is typed: lower case, or a first name only."""
    if _is_known(text):
        return False
    return bool(names_in(text) or names_in(text.title()) or _has_first_name(text))


def _has_first_name(text: str) -> bool:
    return not _words(text).isdisjoint(_listed("first_names"))


def _is_signed(text: str) -> bool:
    """Tell whether a text says who wrote or filled in something."""
    folded = f" {fold(text)} "
    return bool(BY_SOMEONE.search(text)) or any(f" {fold(word)} " in folded for word in vocabulary()["signed"])


@lru_cache(maxsize=50_000)
def _is_known(text: str) -> bool:
    """Tell whether a text has no letters, or only words that are known here."""
    return len(text) <= LONGEST and _words(text) <= _known()


def _shaped(text: str) -> Iterator[str]:
    """Yield what is written as a name: parts of a list, and a surname with its first name or initials behind it."""
    for piece in LISTED.split(TOGETHER.sub(" ", plain(text)[:LONGEST])):
        parts = [SENTENCE_END.sub("", part.strip(" -–_\"'‘’").lstrip(". ")) for part in piece.split(",")]
        found = [part for part in parts if _is_shaped(part)]
        turned = (f"{behind} {before}" for before, behind in pairwise(parts) if before and behind)
        yield from found or [name for name in turned if _is_shaped(name) and len(name.split()) <= MOST_WORDS]


def _is_shaped(part: str) -> bool:
    """Tell whether words are a first name or initials and a surname, with particles; or a title and a surname."""
    words = [word for word in part.split() if fold(word) not in _listed("particles")]
    named = [word for word in words if fold(word) not in _listed("titles")]
    full = [word for word in named if not _is_initials(word)]
    if not full or len(named[-1]) == 1 or len(named) > MOST_WORDS:
        return False
    is_written = all(map(_has_capital, named)) and all(map(NAME_WORD.fullmatch, full))
    return is_written and (len(named) > 1 or len(words) > len(named))


def _is_initials(word: str) -> bool:
    return bool(INITIALS.fullmatch(word)) and ("." in word or len(word) == 1)


def _has_capital(word: str) -> bool:
    return any(char.isupper() for char in word[:3])  # d'Ancona has it in the third


def _has_other_words(name: str, others: frozenset[str]) -> bool:
    words = _words(name) - _listed("particles") - _listed("titles") - _listed("also_surnames")
    endings = tuple(vocabulary()["no_name_endings"])
    words = {word for word in words if len(word) > 1}
    return bool(words & others) or any(len(word) >= SHORTEST_ENDING and word.endswith(endings) for word in words)


def _words(text: str) -> set[str]:
    """Return the words of a text, lower case and without accents; letters of any script count."""
    if not text.isascii():
        letters = unicodedata.normalize("NFKD", plain(text))
        text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return set(WORD.findall(text.casefold()))


def _all_words(texts: Iterable[object]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _words(str(text)))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary()[name])


@cache
def _headers() -> frozenset[str]:
    return _all_words(word for table in columns().values() for column in table for word in column.words)


@cache
def _codes() -> frozenset[str]:
    return _all_words(word for codes in code_lists().values() for code in codes for word in code.words)


@cache
def _place_names() -> frozenset[str]:
    return _all_words([*municipality_names(), *(alias for _, alias, _ in region_aliases())])


@cache
def _never_in_names() -> frozenset[str]:
    """Return the words of headers, and those that are listed as never in a name."""
    lists = (words for name, words in vocabulary().items() if name not in {*ABOUT_NAMES, "marks", "harmless", "signed"})
    return _headers() | _all_words(word for words in lists for word in words)


@cache
def _known() -> frozenset[str]:
    """Return the words that may be repeated whatever the cell is: those of the registries and the harmless ones."""
    regions = _all_words(alias for code, alias, _ in region_aliases())
    others = _all_words([*vocabulary()["harmless"], *vocabulary()["nothing"], *vocabulary()["marks"].values()])
    return _headers() | _codes() | regions | others
