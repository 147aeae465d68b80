"""What a header or a label is about, and whether it may be repeated to a sender. Words come from masking/words.yml.

Not here: what stands below it (column_rules.py).
"""

import re
from functools import cache

from pipelines.folding import fold
from pipelines.intake.header.columns import name_in
from pipelines.intake.masking.bsn import plain, says_bsn, vocabulary
from pipelines.intake.masking.names import ABOUT_NAMES
from pipelines.registries import columns

LONGEST = 80
# The first subject of which a word stands in the header is what it is about.
ORDER = (
    *("counts", "birthdate", "names", "person_numbers", "professionals", "organisations", "house_number", "postcode"),
    *("home", "email", "phone", "papers"),
)
LAST = ("one_person", "who", "traits", "other_numbers")
WHOLE = {"counts": "start"} | dict.fromkeys(("one_person", "who", "other_numbers", "nothing", "offices"), "all")
UNSAFE = {*ABOUT_NAMES, "marks", "signed"}
NUMBERED = re.compile(r"(?:blad|sheet|tabel|werkblad) ?\d{0,3}")


@cache
def _pattern(subject: str) -> re.Pattern[str]:
    words = sorted({fold(word) for word in vocabulary()[subject]} - {""}, key=len, reverse=True)
    start, end = {"start": ("^ ", " "), "all": ("^ ", " $")}.get(WHOLE.get(subject, ""), (" ", " "))
    return re.compile(f"{start}(?:{'|'.join(map(re.escape, words))}){end}")


def is_about(header: str, subject: str) -> bool:
    """Tell whether a header has a word of a list in masking/words.yml: anywhere in it, or where WHOLE says."""
    return bool(_pattern(subject).search(f" {fold(header)} "))


@cache
def subject_of(header: str) -> str | None:
    """Return what a header is about, as a key of masking/words.yml, or None. A numbering in front says nothing."""
    return None if len(header) > LONGEST else _subject(header) or _subject(name_in(header))


def _subject(header: str) -> str | None:
    if says_bsn(header):
        return "bsn"
    if not is_about(header, "counts") and is_about(header, "name_words") and is_about(header, "persons"):
        return "names" if not is_about(header, "organisations") else "organisations"
    found = next((subject for subject in ORDER if is_about(header, subject)), None)
    if found:
        return None if found == "counts" else found
    found = next((subject for subject in LAST if is_about(header, subject)), None)
    return found or ("a_name" if is_about(header, "name_words") else None)


def says_nothing(text: str) -> bool:
    """Tell whether a value is one of the words for `nothing to say here`, or has no letter in it."""
    folded = fold(text)
    return not folded or is_about(text, "nothing") or not any(char.isalpha() for char in folded)


@cache
def _known_words() -> frozenset[str]:
    listed = [word for name, words in vocabulary().items() if name not in UNSAFE for word in words]
    own = [word for table in columns().values() for column in table for word in column.words]
    return frozenset(part for word in (*listed, *own) for part in fold(str(word)).split())


@cache
def is_safe(header: str) -> bool:
    """Tell whether a header or the name of a sheet has only words that are known here, so that it names nobody."""
    folded = fold(plain(header))
    return len(header) <= LONGEST and bool(
        NUMBERED.fullmatch(folded) or (folded and set(folded.split()) <= _known_words())
    )
