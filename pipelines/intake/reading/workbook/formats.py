"""What a format shows that the stored value is not: 45% for 0.45, `<5` for 3, T1 for 1, or 2021 for a day of that year.

The sender sees what the format shows and believes that this was sent. Source of the notation: ECMA-376, 18.8.31.
"""

import operator
import re
from dataclasses import dataclass
from functools import cache

from pipelines.intake.cells import Fault
from pipelines.intake.reading.workbook import days, markup
from pipelines.intake.reading.workbook.package import Package

STYLES = "xl/styles.xml"
KNOWN = {9: "0%", 10: "0.00%", **days.KNOWN}  # formats that every program knows by number
TOKEN = re.compile(r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<blank>[_*].)|\[(?P<bracket>[^\]]*)\]|(?P<plain>.)', re.S)
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
COMPARE = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
PLACEHOLDERS = set("0#?")
MARKS = set("<>≤≥~±")  # beside a number these say that it is another one
DIGITS = set("123456789")  # in a format these are letters like any other
# Letters of a scale, and digits that a format adds, make another number of what is shown.
SCALE = r"\b(?:k|dzd|duizend|mln|miljoen|mld|miljard)\b"
SCALED = re.compile(rf"\d|{SCALE}|^[^a-z]*[.,](?!-)[^a-z]*$", re.IGNORECASE)
DIVIDED = re.compile(r"[0#?],+(?![0#?,])")
OF_THOUSANDS = re.compile(SCALE, re.IGNORECASE)
GENERAL = re.compile(r"general|standaard", re.IGNORECASE)  # the number as it is
PARTED = re.compile(r"[ -]")
RUN_OF_DIGITS = re.compile(r"(?P<before>[^0#?]*)(?P<digits>[0#?](?:.*[0#?])?)(?P<behind>[^0#?]*)", re.DOTALL)
LETTER = re.compile(r"[^\W_]")
LONGEST = 20
# Types of columns for which what is stored is meant all the same: an amount has as much whatever stands before it, a
# period is as sure as its month. A key, a code or a day is what the sender sees of it.
AMOUNTS = frozenset({"people", "whole", "money", "text", "link"})
PERIODS = frozenset({"cohort", "text", "link"})
WORDS = frozenset({"text", "link"})


@dataclass(frozen=True)
class Section:
    """One part of a format: for which numbers it is, the text it adds, and whether it shows the number at all."""

    condition: str
    text: str
    is_percent: bool
    has_number: bool
    is_divided: bool = False  # by a thousand, with a comma behind the digits
    shape: str = ""  # digits, and what stands between and around them, without what is only room

    def is_for(self, value: float) -> bool:
        """Tell whether this part states a condition and the number meets it."""
        match = CONDITION.fullmatch(self.condition)
        return match is not None and COMPARE[match[1]](value, float(match[2]))

    @property
    def adds(self) -> bool:
        """Tell whether what it adds, or hides, says that the number is another one."""
        is_scaled = self.has_number and not self.is_divided and SCALED.search(self.text)
        is_cut = self.is_divided and not OF_THOUSANDS.search(self.text)
        return bool(MARKS & set(self.text) or is_scaled or is_cut)

    @property
    def zeros(self) -> int:
        """The least number of digits that it shows before the point."""
        return self.shape.partition(".")[0].count("0")

    def renamed(self, value: float) -> str | None:
        """Return how a key reads where that differs: with zeros, letters beside digits or anything between them."""
        digits = str(int(abs(value)))
        match = RUN_OF_DIGITS.fullmatch(self.shape.partition(".")[0])
        is_longer, has_letters = len(digits) < self.zeros, LETTER.search(self.text) is not None
        if match is None or not self.has_number or not (is_longer or has_letters or PARTED.search(match["digits"])):
            return None
        return f"{match['before']}{digits.zfill(self.zeros)}{match['behind']}".strip()


def fault_of(code: str, value: float) -> Fault | None:
    """Return the fault of a number that its format shows as something else, or None. Never tells the number then."""
    if shown := days.units(code):
        return None if shown >= days.WHOLE else Fault("DAY_PART", but_for=PERIODS if shown >= days.MONTH else WORDS)
    section = _section_for(sections(code), value)
    if section is None:
        return None
    if section.is_percent or "%" in section.text:
        scaled = value * 100 if section.is_percent else value
        return Fault("NUM_UNIT", f"{scaled:.10g}%".replace(".", ","))
    if section.adds or (value != 0 and not section.has_number):  # 0 may be shown as a dash, or not at all
        return Fault("NUM_MASKED", section.text.strip()[:LONGEST])
    name = section.renamed(value)
    return None if name is None else Fault("SHOWN_OTHER", name[:LONGEST], AMOUNTS)


def fault_of_text(code: str) -> Fault | None:
    """Return the fault of a text that its format hides, or to which it adds something, or None."""
    tokens = _parted(code)
    of_text = tokens[3] if len(tokens) > 3 else tokens[-1] if tokens else []
    if len(tokens) < 4 and not any(token["plain"] == "@" for token in of_text):
        return None
    shown = "".join(token["quoted"] or token["escaped"] or token["plain"] or "" for token in of_text)
    return None if shown == "@" else Fault("TEXT_MASKED")


def _section_for(found: list[Section], value: float) -> Section | None:
    for section in found:
        if section.is_for(value):
            return section
    open_ones = [section for section in found if not section.condition]
    if len(open_ones) < len(found):
        return open_ones[-1] if open_ones else None
    index = 1 if value < 0 else 2 if value == 0 else 0
    return found[index if index < len(found) else 0] if found else None


@cache
def sections(code: str) -> list[Section]:
    """Return the parts of a format for numbers; none for a format that shows a number as it is, or as a date."""
    return [_section(part) for part in _parted(GENERAL.sub("0", code))[:3]]


def _parted(code: str) -> list[list[re.Match[str]]]:
    """Return the tokens of each part of a format."""
    parts: list[list[re.Match[str]]] = [[]] if code else []
    for token in TOKEN.finditer(code):
        if token["plain"] == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _section(tokens: list[re.Match[str]]) -> Section:
    brackets = [token["bracket"] for token in tokens if token["bracket"] is not None]
    condition = next((words for words in brackets if CONDITION.fullmatch(words)), "")
    plain = [token["plain"] for token in tokens if token["plain"]]
    texts = [token["quoted"] or token["escaped"] or token["plain"] or "" for token in tokens]
    shows = "".join(text for text, token in zip(texts, tokens, strict=True) if not _is_placeholder(token))
    letters = any(char.isalpha() for char in plain)  # General, or a date: days, months, years
    has_number = bool(PLACEHOLDERS & set(plain)) or letters or "@" in plain
    is_divided = DIVIDED.search("".join(plain)) is not None
    return Section(condition, shows, "%" in plain, has_number, is_divided, "".join(texts))


def _is_placeholder(token: re.Match[str]) -> bool:
    return token["plain"] is not None and token["plain"] not in MARKS | DIGITS


def shown_as(package: Package) -> list[str | None]:
    """Return, for every style of a cell, the format that may show something else than what is stored, or None."""
    codes: dict[int, str] = dict(KNOWN)
    styles: list[int] = []
    for name, around, attributes in markup.starts(package, STYLES):
        number = markup.whole(attributes.get("numFmtId")) or 0
        if name == "numFmt" and "numFmts" in around:  # conditional formats have formats and numbers of their own
            codes[number] = attributes.get("formatCode", "")
        elif name == "xf" and "cellXfs" in around:
            styles.append(number)
    return [codes.get(style) if _may_differ(codes.get(style, "")) else None for style in styles]


def _may_differ(code: str) -> bool:
    if units := days.units(code):
        return not units >= days.WHOLE or fault_of_text(code) is not None
    return fault_of_text(code) is not None or any(map(_shows_other, sections(code)))


def _shows_other(section: Section) -> bool:
    is_share = section.is_percent or "%" in section.text
    return is_share or not section.has_number or section.adds or section.renamed(0) is not None
