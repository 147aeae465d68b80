"""Words as people type them, made comparable: no case, accents, punctuation or odd spaces.

Never used to change a value.
"""

import re
import unicodedata
from functools import lru_cache

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u00ad"))
OTHER = re.compile(r"[^0-9a-z#<>&]+")


def tidy(text: str) -> str:
    """Return the text without invisible marks and with every run of white space as one space."""
    return " ".join((text if text.isascii() else text.translate(INVISIBLE)).split())


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return the form in which headers, codes and names are compared."""
    letters = tidy(text).casefold()
    if not letters.isascii():
        plain = unicodedata.normalize("NFKD", tidy(text)).casefold()
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return OTHER.sub(" ", letters.replace("&", " en ")).strip()
