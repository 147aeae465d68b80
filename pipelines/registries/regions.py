"""A labour market region as people write it: exactly one code, or why not. The one reading of a name of a region.

Belongs here: codes, names, aliases and the words around them. Not here: names within running text
(experiences/regions.py), and what a delivery does with one that is unknown (intake/values/codes.py).
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from pipelines.folding import fold
from pipelines.registries import municipalities, programme, region_aliases, region_names

KIND = r"arbeids ?markt ?regio(?: s)?|arbeidsregio|regio|amr|labou?r market region|region"
BEFORE = re.compile(rf"^(?:(?:{KIND}|de|het|of|the|code|naam)\b ?)+")
BEHIND = re.compile(rf"(?: (?:{KIND}))+$")
BETWEEN = re.compile(r"[/,;+&\n]|\s(?:en|and)\s")
SIMILAR = 0.8


@dataclass(frozen=True)
class Named:
    """What a text says: `code` of the one region, else `fault`, the rule that it breaks. Both None: it says nothing.

    `suggestion` is the name of the region that was perhaps meant, for people to choose; nothing is corrected by itself.
    """

    code: str | None = None
    fault: str | None = None
    suggestion: str | None = None


@lru_cache(maxsize=10_000)
def named(text: str) -> Named:
    """Return the region of `AM05`, `am5`, `Twente`, `Arbeidsmarktregio Twente`, `AM05 Twente` or `Twente (AM05)`."""
    folded = fold(text)
    if not folded:
        return Named()
    if _plain(folded) in _several():
        return Named(fault="REGION_SEVERAL")
    letters, digits = programme().region_letters, programme().region_digits
    written = re.compile(rf"\b{letters.lower()} ?0?(\d{{1,{digits}}})(?!\d)")
    codes = {f"{letters}{int(number):0{digits}d}" for number in written.findall(folded)}
    rest = BEHIND.sub("", BEFORE.sub("", written.sub(" ", folded).strip())).strip() if codes else folded
    if codes:
        return _coded(codes, rest)
    if code := _by_name(rest):
        return Named(code)
    parts = {_by_name(part) for part in map(fold, BETWEEN.split(text)) if part}
    if len(parts) > 1 and None not in parts:
        return Named(fault="REGION_SEVERAL")
    return Named(fault="REGION_UNKNOWN", suggestion=_nearest(rest))


@cache
def also_called() -> tuple[tuple[str, str], ...]:
    """Return (name, region code) of what people look for a region by: its municipalities and other names in use."""
    own = {_plain(fold(name)) for name in region_names().values()}
    found: dict[str, tuple[str, str]] = {}
    others = [(alias, code) for code, alias, _ in region_aliases() if code in region_names()]
    for name, code in [*((name, code) for name, code, _ in municipalities()), *others]:
        plain = _plain(fold(name))
        if plain not in own:
            found.setdefault(plain + code, (name, code))
    return tuple(sorted(found.values()))


def _coded(codes: set[str], rest: str) -> Named:
    """Return the region of a text with a code in it; a name beside the code has to be one of the same region."""
    if len(codes) > 1:
        return Named(fault="REGION_SEVERAL")
    (code,) = codes
    name = _by_name(rest) or _towns().get(_plain(rest))
    if rest and name and name != code:
        return Named(fault="REGION_CONTRADICTS")
    if code not in region_names() or (rest and not name):
        return Named(fault="REGION_UNKNOWN", suggestion=region_names().get(name or code))
    return Named(code)


def _by_name(folded: str) -> str | None:
    """Return the code of a name, with or without the words around it. `Arbeidsmarktregio Zwolle` is `Regio Zwolle`."""
    bare = BEHIND.sub("", BEFORE.sub("", folded)).strip()
    candidates = [folded, bare] if bare == folded else [folded, f"regio {bare}", bare]
    return next((_names()[plain] for plain in map(_plain, candidates) if plain in _names()), None)


def _nearest(folded: str) -> str | None:
    """Return the region of a city that is named, or of which the name is nearly so written; none of a province."""
    bare = _plain(BEHIND.sub("", BEFORE.sub("", folded)))
    if bare in _towns():
        return region_names()[_towns()[bare]]
    near = [] if bare in _provinces() else get_close_matches(bare, _names(), n=1, cutoff=SIMILAR)
    return region_names()[_names()[near[0]]] if near else None


def _plain(folded: str) -> str:
    """Return a folded name without spaces: `Midden-Brabant` and `Middenbrabant` are one."""
    return folded.replace(" ", "")


@cache
def _names() -> dict[str, str]:
    return {_plain(fold(alias)): code for code, alias, is_vague in region_aliases() if not is_vague}


@cache
def _towns() -> dict[str, str]:
    """Return names that alone may be another place, such as a city, with the region that they lie in or stand for."""
    found = {_plain(fold(name)): code for name, code, _ in municipalities()}
    vague = [(code, alias) for code, alias, is_vague in region_aliases() if is_vague and code in region_names()]
    return found | {_plain(fold(alias)): code for code, alias in vague}


@cache
def _provinces() -> frozenset[str]:
    return frozenset(_plain(fold(province)) for _, _, province in municipalities())


@cache
def _several() -> frozenset[str]:
    return frozenset(_plain(fold(alias)) for code, alias, _ in region_aliases() if code not in region_names())
