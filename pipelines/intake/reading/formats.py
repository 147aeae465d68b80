"""What a number format shows that the stored number is not: 45% for 0.45, or `<5` for 3. Not here: dates.

The sender sees what the format shows and believes that this was sent. Source of the notation: ECMA-376, 18.8.31.
"""

import operator
import re
from dataclasses import dataclass

from pipelines.intake.cells import Fault
from pipelines.intake.reading import markup
from pipelines.intake.reading.package import Package

STYLES = "xl/styles.xml"
PERCENTAGES = {9: "0%", 10: "0.00%"}  # formats that every program knows by number
TOKEN = re.compile(r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<blank>[_*].)|\[(?P<bracket>[^\]]*)\]|(?P<plain>.)', re.S)
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
COMPARE = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
PLACES = set("0#?")
MARKS = set("<>≤≥~±")  # beside a number these say that it is another one
DIGITS = set("123456789")  # in a format these are letters like any other
# Letters of a scale, and digits that a format adds, make another number of what is shown.
SCALED = re.compile(r"\d|\b(?:k|dzd|duizend|mln|miljoen|mld|miljard)\b|^[^a-z]*[.,](?!-)[^a-z]*$", re.IGNORECASE)
DIVIDED = re.compile(r"[0#?],+(?![0#?,])")
LONGEST = 20


@dataclass(frozen=True)
class Section:
    """One part of a format: for which numbers it is, the text it adds, and whether it shows the number at all."""

    condition: str
    text: str
    is_percent: bool
    has_number: bool
    is_divided: bool = False  # by a thousand, with a comma behind the digits

    def is_for(self, value: float) -> bool:
        """Tell whether this part states a condition and the number meets it."""
        match = CONDITION.fullmatch(self.condition)
        return match is not None and COMPARE[match[1]](value, float(match[2]))

    @property
    def adds(self) -> bool:
        """Tell whether what it adds says that the number is another one."""
        is_scaled = self.has_number and not self.is_divided and SCALED.search(self.text)
        return bool(MARKS & set(self.text) or is_scaled)


def fault_of(code: str, value: float) -> Fault | None:
    """Return the fault of a number that its format shows as something else, or None. Never tells the number then."""
    section = _section_for(sections(code), value)
    if section is None:
        return None
    if section.is_percent or "%" in section.text:
        scaled = value * 100 if section.is_percent else value
        return Fault("NUM_UNIT", f"{scaled:.10g}%".replace(".", ","))
    if section.adds or (value != 0 and not section.has_number):  # 0 may be shown as a dash, or not at all
        return Fault("NUM_MASKED", section.text.strip()[:LONGEST])
    return None


def _section_for(found: list[Section], value: float) -> Section | None:
    for section in found:
        if section.is_for(value):
            return section
    open_ones = [section for section in found if not section.condition]
    if len(open_ones) < len(found):
        return open_ones[-1] if open_ones else None
    place = 1 if value < 0 else 2 if value == 0 else 0
    return found[place if place < len(found) else 0] if found else None


def sections(code: str) -> list[Section]:
    """Return the parts of a format for numbers; none for a format that shows a number as it is, or as a date."""
    parts: list[list[re.Match[str]]] = [[]] if code else []
    for token in TOKEN.finditer(code):
        if token["plain"] == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    return [_section(part) for part in parts[:3]]


def _section(tokens: list[re.Match[str]]) -> Section:
    brackets = [token["bracket"] for token in tokens if token["bracket"] is not None]
    condition = next((words for words in brackets if CONDITION.fullmatch(words)), "")
    plain = [token["plain"] for token in tokens if token["plain"]]
    texts = [token["quoted"] or token["escaped"] or token["plain"] or "" for token in tokens]
    shows = "".join(text for text, token in zip(texts, tokens, strict=True) if not _is_place(token))
    letters = any(sign.isalpha() for sign in plain)  # General, or a date: days, months, years
    has_number = bool(PLACES & set(plain)) or letters or "@" in plain
    return Section(condition, shows, "%" in plain, has_number, DIVIDED.search("".join(plain)) is not None)


def _is_place(token: re.Match[str]) -> bool:
    return token["plain"] is not None and token["plain"] not in MARKS | DIGITS


def shown_as(package: Package) -> list[str | None]:
    """Return, for every style of a cell, the format that may show something else than the number, or None."""
    codes: dict[int, str] = dict(PERCENTAGES)
    styles: list[int] = []
    is_inside = [False]

    def start(name: str, attributes: markup.Attributes) -> None:
        if name == "numFmt":
            codes[_number(attributes, "numFmtId")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            is_inside[0] = True
        elif name == "xf" and is_inside[0]:
            styles.append(_number(attributes, "numFmtId"))

    def end(name: str) -> None:
        is_inside[0] = is_inside[0] and name != "cellXfs"

    if STYLES in package:
        markup.walk(package.stream(STYLES), start, end)
    return [codes.get(style) if _may_differ(codes.get(style, "")) else None for style in styles]


def _may_differ(code: str) -> bool:
    return any(
        section.is_percent or not section.has_number or "%" in section.text or section.adds
        for section in sections(code)
        if code
    )


def _number(attributes: markup.Attributes, name: str) -> int:
    text = attributes.get(name, "")
    return int(text) if text.isascii() and text.isdigit() else 0
