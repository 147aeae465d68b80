"""Words as people type them, made comparable: no case, accents, punctuation or odd spaces; and keys in one form."""

import re
import unicodedata
from functools import lru_cache

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u00ad"))
# Word processors and spreadsheets put these in by themselves; who types the key again gets the plain character.
PLAIN = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
PLAIN |= dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u2032\u00b4`"), "'")
RAISED = ("<super>", "<sub>", "<fraction>", "<circle>")  # marks beside a text, not other forms of its characters
OTHER = re.compile(r"[^0-9a-z#<>&]+")


def tidy(text: str) -> str:
    """Return the text without invisible marks and with every run of white space as one space."""
    return " ".join((text if text.isascii() else text.translate(INVISIBLE)).split())


@lru_cache(maxsize=50_000)
def same(text: str) -> str:
    """Return the one form in which keys are kept and compared: of Unicode, hyphens, apostrophes and spaces."""
    if text.isascii():
        return tidy(text.replace("`", "'"))
    plain = "".join(
        char if unicodedata.decomposition(char).startswith(RAISED) else unicodedata.normalize("NFKC", char)
        for char in tidy(text).translate(PLAIN)
    )
    return tidy(unicodedata.normalize("NFC", plain))


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return the form in which headers, codes and names are compared."""
    letters = tidy(text).casefold()
    if not letters.isascii():
        plain = unicodedata.normalize("NFKD", tidy(text)).casefold()
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return OTHER.sub(" ", letters.replace("&", " en ")).strip()
