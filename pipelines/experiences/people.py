"""The header of an interview without the names of the interviewed: their roles and their organisation.

Belongs here: telling a name from a role, a role from an organisation. Not here: regions, quotes. Names never leave this
module, except as patterns with which a name that stands in an answer is taken out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.experiences.lines import HYPHENS, Line
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


def header(lines: Sequence[Line], speller: Speller) -> Header:
    """Return role and organisation from the lines above a quote: a name, then roles, sometimes with more names."""
    names: list[str] = []
    lines = _with_whole_first_name(lines)
    first, rest = _without_first_name(lines[0].text, names) if lines else ("", "")
    kept = [Line(lines[0].number, first or rest, False, False, lines[0].open_end)] if first or rest else []
    for line, below in zip(lines[1:], [*lines[2:], None], strict=False):  # one line has no line below
        is_name = below is not None and looks_like_name(line.text) and bool(IS_ROLE.search(below.text))
        is_continued = bool(kept) and kept[-1].text.endswith((*HYPHENS, ","))
        if is_name and not is_continued and not re.search(ORGANISATION, line.text):
            names.append(line.text)
            if kept:
                kept[-1] = Line(kept[-1].number, kept[-1].text + ";", False, False, False)
        else:
            kept.append(line)
    text = _without_later_names(speller.flow(kept), names).strip(" ,;")
    role, organisation = _role_and_organisation(text)
    each = tuple(one for name in names for one in re.split(r",(?: en)? | en | & ", name.strip(" ,:")))
    more = [found["name"] for found in LATER_NAME.finditer(text)]
    return Header(role, organisation, text, each, any(not re.search(ORGANISATION, name) for name in more))


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
    if above.endswith("-") or re.search(rf" {PARTICLE}$", above):
        return True
    if re.match(rf"{PARTICLE} (?:{PARTICLE} )*{CAPITAL}", below) and not IS_ROLE.search(below):
        return True
    if re.fullmatch(CAPITAL, above):
        return bool(re.match(rf"{CAPITAL}(?:,|$)", below)) and not IS_ROLE.match(below)
    is_lone = bool(re.fullmatch(CAPITAL, below)) and not re.search(ORGANISATION, below)
    return is_lone and looks_like_name(above) and bool(more) and bool(IS_ROLE.search(more[0].text))


def _without_first_name(line: str, names: list[str]) -> tuple[str, str]:
    """The first line is a name, a name and a role, or the label of a group (which is kept)."""
    found = LEADING_NAMES.match(line)
    if found and (len(found.group()) == len(line) or line[found.end()] in ",:(") and not IS_ROLE.search(found.group()):
        names.append(found.group())
        return line[found.end() :].strip(" ,:"), ""
    if IS_ROLE.search(line) or GROUP.search(line) or line.endswith(":"):
        return "", line
    names.append(line)
    return "", ""


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
