"""What in a text that many may read asks for a person who looks first. It only points: nothing is refused or changed.

Belongs here: which signs a text has. Not here: how someone is named in it (named.py), how addresses look (shapes.py),
and the words (signs.yml). A sign that is missed costs more than one too many.
"""

import re
from functools import cache

from pipelines.folding import fold
from pipelines.intake.masking.allowed import Allowed
from pipelines.intake.masking.named import names_someone, words_of_signs
from pipelines.intake.masking.shapes import find

SIGNS = NAME, CONTACT, HEALTH, CRIME, FEW = "name", "contact", "health", "crime", "few"
WHOLE_WORD = 4  # letters up to which a word on a list is meant as a whole
FEWEST = 5
ONE = re.compile(r"\b[eé][eé]n\b(?<!een)", re.IGNORECASE)  # `een` may mean `a`
NOTHING_ALLOWED = Allowed()


def signs(text: str, allowed: Allowed = NOTHING_ALLOWED) -> tuple[str, ...]:
    """Return which signs a text has, in the order of SIGNS.

    name: it names someone, so far as `allowed` (organisations and places that are known) does not explain it; contact:
    a number or address of a person; health, crime: it speaks of that; few: of fewer than five people, or of all but so
    few.
    """
    words = f" {fold(ONE.sub('1', text))} "
    found = {
        NAME: names_someone(text, allowed),
        CONTACT: bool(find(text)),
        HEALTH: bool(_about("health").search(words)),
        CRIME: bool(_about("criminal").search(words)),
        FEW: _speaks_of_few(words),
    }
    return tuple(sign for sign in SIGNS if found[sign])


@cache
def _about(subject: str) -> re.Pattern[str]:
    words = sorted({fold(word) for word in words_of_signs()[subject]}, key=len, reverse=True)
    ends = (re.escape(word) + (" " if len(word) <= WHOLE_WORD else "") for word in words)
    return re.compile(f" (?:{'|'.join(ends)})")


def _speaks_of_few(words: str) -> bool:
    return any(_is_few(match) for match in _parts().finditer(words)) or bool(_few_people().search(words))


def _is_few(match: re.Match[str]) -> bool:
    """Tell whether `n van de m` is about few people, or about all but a few."""
    part, whole = _value(match["part"]), _value(match["whole"])
    is_other = match["what"] in _listed("other_things")
    return not is_other and part <= whole and min(part, whole - part) < FEWEST


def _value(word: str) -> int:
    return int(word) if word.isdigit() else int(words_of_signs()["numbers"][word])


@cache
def _parts() -> re.Pattern[str]:
    """Return how `n van de m` is written after folding: `2 van de 7`, `twee v d zeven`, `4 out of 12`."""
    number = rf"\d{{1,4}}|{'|'.join(words_of_signs()['numbers'])}"
    between = r"(?:van|v|of|uit|out of)(?: de| d| het| onze| deze| the| our| alle)?"
    return re.compile(rf"(?<= )(?P<part>{number}) {between} (?P<whole>{number})(?= (?P<what>\w*))")


@cache
def _few_people() -> re.Pattern[str]:
    """Return how a number of people below five is written: `drie deelnemers`, `1 jonge moeder`. `een` may mean `a`."""
    known = words_of_signs()["numbers"]
    number = "|".join(["[1-4]", *(word for word, value in known.items() if value < FEWEST and word != "een")])
    people = "|".join(sorted(_listed("people"), key=len, reverse=True))
    return re.compile(rf"(?<= )(?:{number})(?: \w+)? (?:{people}) ")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words_of_signs()[name])
