"""The header of an interview without the names of the interviewed: their roles and their organisation.

Belongs here: telling a name from a role, a role from an organisation. Not here: regions, quotes. Names never leave this
module, except as patterns with which a name that stands in an answer is taken out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.experiences.lines import HYPHENS, Line
from pipelines.experiences.regions import named_region
from pipelines.experiences.words import Speller

PARTICLE = r"(?:van|von|de|der|den|het|'t|’t|ter|ten|te|el|al|bin|la|le|di|da|dos|op den|op de|in ’t|in 't)"
CAPITAL = r"(?:[A-ZÀ-Þ][\w'’]*(?:-[A-ZÀ-Þ][\w'’]*)*\.?|[A-Z]\.(?:[A-Z]\.)*)"
NAME = rf"{CAPITAL}(?: {PARTICLE}| {CAPITAL}){{0,5}} {CAPITAL}"
ROLE = (
    r"(?:\w*(?:co[öo]rdinator|manager|regisseur|adviseur|advies|leider|leidster|directeur|coach|medewerk(?:st)?er|consulent|voorzitter"
    r"|bestuurder|wethouder|hoofd|specialist|deskundige|secretaris|docent|ondernem(?:st)?er|eigenaar|begeleid(?:st)?er"
    r"|makelaar|matcher|jobhunter|trainer|analist|jurist|intercedent|werker)\b|mt-lid|lid\b)"
)
ORGANISATION = (
    r"(?:UWV|VNG|SBB|WSP|ROC|RPA|RW-POA|VNO-NCW|CNV|FNV|Stichting|Programmaraad|[Gg]emeente|Ministerie|Werk[Bb]edrijf"
    r"|Werkplein|Werkgevers[Ss]ervicepunt|Leerwerkloket|[Aa]rbeidsmarktregio|Hogeschool|Regionaal Werkbedrijf)\b"
)
IS_ROLE = re.compile(ROLE, re.IGNORECASE)
GROUP = re.compile(r"\b\w*(?:team|groep|raad)\b.*:?$", re.IGNORECASE)
LEADING_NAMES = re.compile(rf"{NAME}(?:(?:,| en| &|, en) {NAME})*")
ADJECTIVE = re.compile(r" (?:[A-Z]\w+(?:isch|eel|ief|aal|air)|Senior|Junior|Hoofd)\b")
AFTER_A_NAME = ",:(–—-|/;"
LATER_NAME = re.compile(rf"(?P<before>(?:: |, | en | & |\) )(?:en )?)(?P<name>{NAME})(?=,? ?\(|, )")
ON_BEHALF = re.compile(r",? (?:namens|vanuit|bij) ")


@dataclass(frozen=True)
class Header:
    """What an interview may keep of its header: no names.

    `names` serve only to take them out of the answers; `may_name_more`: something in `text` looks like another name.
    """

    role: str
    organisation: str | None
    text: str
    names: tuple[str, ...]
    may_name_more: bool


def looks_like_name(text: str) -> bool:
    """Whether a line can hold nothing but the name or names of the interviewed."""
    return bool(LEADING_NAMES.fullmatch(text.rstrip(",:"))) and not IS_ROLE.search(text)


def opens_with_name(text: str) -> bool:
    """Whether a line is a name, or begins with one that a role follows."""
    names: list[str] = []
    _without_first_name(text, names)
    return bool(names) and (looks_like_name(text) or bool(IS_ROLE.search(text)))


def header(lines: Sequence[Line], speller: Speller) -> Header:
    """Return role and organisation from the lines above a quote: a name, then roles, sometimes with more names."""
    names: list[str] = []
    lines = _with_whole_first_name(lines)
    rest = _without_first_name(lines[0].text, names) if lines else ""
    is_group = bool(GROUP.match(rest))
    kept = [replace(lines[0], text=rest)] if rest else []
    for line, below in zip(lines[1:], [*lines[2:], None], strict=False):  # one line has no line below
        is_late = not names and not is_group and named_region(line.text).note == "none"
        has_role = below is not None and bool(IS_ROLE.search(below.text))
        is_continued = bool(kept) and kept[-1].text.endswith((*HYPHENS, ","))
        if (is_late or has_role) and not is_continued and _is_name(line.text):
            names.append(line.text)
            kept[-1:] = [replace(one, text=one.text + ";") for one in kept[-1:]]
        else:
            kept.append(line)
    text = _without_later_names(speller.flow(kept), names).strip(" ,;")
    role, organisation = _role_and_organisation(text)
    each = tuple(one for name in names for one in re.split(r",(?: en)? | en | & ", name.strip(" ,:")))
    more = [found["name"] for found in LATER_NAME.finditer(text) if not re.search(ORGANISATION, found["name"])]
    return Header(role, organisation, text, each, bool(more) or not names)


def _is_name(text: str) -> bool:
    return looks_like_name(text) and not re.search(ORGANISATION, text)


def _with_whole_first_name(lines: Sequence[Line]) -> list[Line]:
    """The lines with a name that was broken over two of them on one."""
    whole = list(lines)
    while len(whole) > 1 and _goes_on(whole[0].text, whole[1].text, whole[2:]):
        joined = whole[0].text + ("" if whole[0].text.endswith("-") else " ") + whole[1].text
        whole[:2] = [replace(whole[0], text=joined)]
    return whole


def _goes_on(above: str, below: str, more: Sequence[Line]) -> bool:
    """Whether a name that ends the line above goes on below: after a particle or hyphen, or as one lone word."""
    is_other = IS_ROLE.search(above) or GROUP.match(above) or re.search(ORGANISATION, above)
    if is_other or above.endswith((",", ":")) or not re.match(rf"{CAPITAL}(?: |-?$)", above):
        return False
    if re.search(r" (?:en|&)$", above):
        return looks_like_name(below)
    if above.endswith("-") or re.search(rf" {PARTICLE}$", above):
        return True
    if re.match(rf"{PARTICLE} (?:{PARTICLE} )*{CAPITAL}", below) and not IS_ROLE.search(below):
        return True
    if re.fullmatch(CAPITAL, above):
        return bool(re.match(rf"{CAPITAL}(?:,|$)", below)) and not IS_ROLE.match(below)
    is_lone = bool(re.fullmatch(CAPITAL, below)) and not re.search(ORGANISATION, below)
    return is_lone and looks_like_name(above) and bool(more) and bool(IS_ROLE.search(more[0].text))


def _without_first_name(line: str, names: list[str]) -> str:
    """The first line is a name, a name and a role, or a role or the label of a group; return what is no name of it."""
    if GROUP.match(line) or (line.endswith(":") and not looks_like_name(line)):
        return line
    role = IS_ROLE.search(line)
    found = LEADING_NAMES.match(line[: role.start()] if role else line)
    if not found:
        names += [] if role or GROUP.search(line) else [line]
        return line if role or GROUP.search(line) else ""
    name = ADJECTIVE.sub("", found.group()) if role else found.group()
    after = line[len(name) :].strip()
    if after and not (
        after[0] in AFTER_A_NAME or after[0].islower() or IS_ROLE.match(after) or ADJECTIVE.match(f" {after}")
    ):
        return line
    names.append(name)
    return after.strip(f" {AFTER_A_NAME}")


def _without_later_names(text: str, names: list[str]) -> str:
    def replaced(found: re.Match[str]) -> str:
        after = text[found.end() :].lstrip(" ,(")
        if re.search(ORGANISATION, found["name"]) or IS_ROLE.search(found["name"]):
            return found.group()
        if not IS_ROLE.search(re.split(r"[,;)]", after)[0]):
            return found.group()
        names.append(found["name"])
        return found["before"] + "\0"

    return re.sub(r"\0(?:, | ?\()?", "", LATER_NAME.sub(replaced, text))


def _role_and_organisation(text: str) -> tuple[str, str | None]:
    """Split at a group label, at 'namens' and the like, or where the name of a known kind of organisation begins."""
    label, colon, roles = text.partition(": ")
    if colon and GROUP.search(label):
        return roles, label
    behalf = ON_BEHALF.search(text)
    if behalf:
        return text[: behalf.start()], text[behalf.end() :]
    organisation = re.search(rf"[ ,]({ORGANISATION}.*)", text)
    if organisation and not re.search(r" en \w+ ", text[organisation.start() :]):
        return text[: organisation.start()].rstrip(" ,"), organisation.group(1)
    return text, None
