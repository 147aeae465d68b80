"""Whether running text names someone. Not here: a cell that is a name (names.py), and what is no name (allowed.py)."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.folding import fold
from pipelines.intake.masking.allowed import Allowed
from pipelines.intake.masking.bsn import plain, vocabulary
from pipelines.intake.masking.names import is_never_in_name, is_sure, names_in
from pipelines.registries import loaded

WORDS = Path(__file__).with_name("signs.yml")
BREAK = " • "  # names do not go on over it
MASK = re.compile(r"\[[^\[\]]*\]")  # what was taken out of a delivery or an interview
SENTENCE = re.compile(r"(?<=[\w)'’”\"][.!?:;])\s+|\n+|[•()“”\"«»]")
WORD = re.compile(r"[^\s,/&+|]+|[,/&+|]")
CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'’]*(?:-[A-Za-zÀ-ÿ][\w'’]*)*")
ACRONYM = re.compile(r"[A-Z0-9Ø-Þ]{2,}[\w-]*")
INITIALS = re.compile(r"(?:[A-Z]\.){1,5}(?:[A-Z][a-z]\.)?|[A-Z]")
AGE = re.compile(r"(?<![.!?] )(?<!^)\b(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+),? \(?\d{2}(?:\)| jaar)")
ENDS = (",", ";", ":", "!", "?")  # behind a word: a name does not go on
TITLED = 0.6  # share of words with a capital from which capitals say nothing


@cache
def words_of_signs() -> Any:
    """Return the words of signs.yml by subject."""
    return loaded(WORDS)


def names_someone(text: str, allowed: Allowed) -> bool:
    """Tell whether a text holds what is written as a name of a person, however many other words it has.

    Where nearly every word has a capital, as in a title, only what is surely a name counts.
    """
    seen = MASK.sub(BREAK, plain(text))
    seen = seen.title() if seen.isupper() else seen
    if _in_lower_case(seen) or any(not _is_known(match["name"]) for match in AGE.finditer(seen)):
        return True
    seen = allowed.without(seen, BREAK)
    only_sure = _is_title(seen)
    return any(_is_named(run, is_someone, only_sure) for run, is_someone in _runs(seen))


def _is_named(run: list[str], is_someone: bool, only_sure: bool) -> bool:
    words = [fold(word) for word in run]
    if (
        is_someone
        or not _first_names().isdisjoint(words)
        or any(map(_listed("sure_particles").__contains__, words[:-1]))
    ):
        return True
    found = names_in(" ".join(run))
    return any(is_sure(name) for name in found) if only_sure else bool(found)


def _is_title(text: str) -> bool:
    long = re.findall(r"[^\W\d_]{4,}", text)
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= TITLED * len(long)


def _runs(text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield words with capitals that follow each other in one sentence, with particles and titles between them.

    And whether the words around them say that this is someone.
    """
    for sentence in SENTENCE.split(_titles().sub(r"\1", text)):
        words = WORD.findall(sentence)
        parts = [_part(word, is_first=position == 0) for position, word in enumerate(words)]
        first = 0
        while first < len(words):
            last = first
            while last < len(words) and parts[last] and (last == first or not words[last - 1].endswith(ENDS)):
                last += 1
            if any(CAPITAL.match(part) for part in parts[first:last]):
                before, behind = words[first - 1] if first else "", words[last] if last < len(words) else ""
                yield parts[first:last], _is_someone(fold(before), fold(behind), is_first=not first)
            first = max(last, first + 1)


def _is_someone(before: str, behind: str, is_first: bool) -> bool:
    """Tell whether the words around a name say that it is of a person."""
    is_called = before in _of_signs("roles") or before in _listed("professionals")
    return is_called or behind in _of_signs("verbs") or (not is_first and behind in _of_signs("weak_verbs"))


def _part(word: str, is_first: bool) -> str:
    """Return a word as a part of a name, empty where it can be none. `is_first` of its sentence."""
    bare = word.strip(".,;:!?'’‘\"…")
    folded = fold(bare)
    if folded in _listed("titles"):
        return bare
    if INITIALS.fullmatch(word) or folded in _listed("particles"):
        return "" if is_first and folded in _of_signs("openers") else word.strip(",")
    is_other = not CAPITAL.fullmatch(bare) or ACRONYM.fullmatch(bare) or _is_known(bare)
    return "" if is_other else bare


def _is_known(word: str) -> bool:
    """Tell whether a word with a capital is no part of a name: an opener, what someone does, or in no name at all."""
    folded = fold(word)
    if folded in _of_signs("openers") or folded in _of_signs("roles"):
        return True
    return folded not in _first_names() and is_never_in_name(word)


def _in_lower_case(text: str) -> bool:
    """Tell whether a first name that many have is followed by a particle and a word, all in lower case."""
    return bool(_lower().search(text))


@cache
def _lower() -> re.Pattern[str]:
    names = "|".join(sorted(vocabulary()["first_names"]))
    return re.compile(rf"(?<!\w)(?:{names}) (?:van (?:de|der|den)|van|de|der|den|el|al|ten|ter) [a-z]{{3,}}")


@cache
def _titles() -> re.Pattern[str]:
    """Return a title with its full stop, which ends no sentence."""
    return re.compile(rf"\b({'|'.join(sorted(vocabulary()['titles']))})\.", re.IGNORECASE)


@cache
def _first_names() -> frozenset[str]:
    return _listed("first_names") | _of_signs("first_names")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary()[name])


@cache
def _of_signs(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words_of_signs()[name])
