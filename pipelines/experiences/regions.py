"""Which region the role lines of an interview name: exactly one, several or none. Never guessed.

Belongs here: matching with the names and aliases in data/reference.
Not here: answers, which are never searched for a region.
"""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import registries
from pipelines.folding import same

# An employers' organisation carries names of parts of the country that are not its labour market region.
EMPLOYERS = re.compile(r"\bvno-ncw(?: (?!regio|namens|vanuit)[^\W\d_][\w-]*)*")


@dataclass(frozen=True)
class NamedRegion:
    """What the role lines say: a code only if `note` is `one`; `text` is what stood there, or None."""

    code: str | None
    note: str
    text: str | None


@cache
def _aliases() -> tuple[tuple[str, str, bool], ...]:
    """Aliases as patterns, longest first, so that a short one never counts inside a longer one."""
    known = {
        (_plain(re.sub(r"\(\d.*\)", "", alias)), code, vague) for code, alias, vague in registries.region_aliases()
    }
    return tuple(sorted(known, key=lambda one: (-len(one[0]), one)))


def _plain(text: str) -> str:
    return _spaced(text).lower()


def _spaced(text: str) -> str:
    """Return a text in one form of Unicode, with one kind of hyphen and no spaces around it."""
    return re.sub(r"\s*([-/])\s*", r"\1", same(text)).strip()


def named_region(header: str) -> NamedRegion:
    """Return the region that a header (role and organisation, no names of people) names."""
    plain = _spaced(header)
    lowered = plain.lower()
    spans = _spans(lowered)
    codes = {code for _, _, code in spans}
    found = list(dict.fromkeys(plain[first:last] for first, last, _ in sorted(spans)))
    text = " / ".join(found) or None
    if len(codes) == 1 and "MULTI" not in codes:
        return NamedRegion(codes.pop(), "one", text)
    return NamedRegion(None, "several" if codes else "none", text)


def _spans(lowered: str) -> list[tuple[int, int, str]]:
    taken: list[tuple[int, int]] = []
    spans: list[tuple[int, int, str]] = []
    for alias, code, vague in _aliases():
        for hit in re.finditer(rf"(?<![\w-]){re.escape(alias)}(?![\w]|-\w)", lowered):
            if any(hit.start() < last and first < hit.end() for first, last in [*taken, *_employers(lowered, code)]):
                continue
            taken.append(hit.span())
            if not vague or code == "MULTI":
                spans.append((*hit.span(), code))
    return spans


def _employers(lowered: str, code: str) -> list[tuple[int, int]]:
    return [] if code == "MULTI" else [hit.span() for hit in EMPLOYERS.finditer(lowered)]
