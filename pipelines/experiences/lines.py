"""Lines of a text that was extracted from a PDF: which carry content and which are page furniture.

Belongs here: page numbers, running heads, floating links, page breaks. Not here: what the content means.
"""

import re
from dataclasses import dataclass, replace

RUNNING_HEADS = frozenset({"de ervaringen", "ervaringen van betrokkenen"})
PAGE_NUMBER = re.compile(r"\d{1,3}")
LINK = re.compile(r"(?:https?://|www\.)\S+")
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\u2010": "-", "\u2011": "-", "\ufeff": ""}
)


@dataclass(frozen=True)
class Line:
    """One line that is not blank. `gap`: nothing of the same paragraph touches it from above; `page`: a page starts."""

    number: int
    text: str
    gap: bool
    page: bool
    open_end: bool

    @property
    def is_apart(self) -> bool:
        """Whether a new block may begin here."""
        return self.gap or self.page


def lines_of(text: str) -> list[Line]:
    """Return the lines that are not blank, with their number in the text (from 1)."""
    found: list[Line] = []
    gap = True
    plain = text.translate(LIGATURES).replace("\r\n", "\n").replace("\r", "\n")
    for number, raw in enumerate(plain.split("\n"), start=1):
        words = " ".join(raw.split())
        if words:
            page = raw[0].isspace() or "\f" in raw
            found.append(Line(number, words, gap, page, raw[-1].isspace()))
        gap = not words
    return found


def furniture(lines: list[Line]) -> dict[int, str]:
    """Return the kind of every line that is no content: `page_number`, `running_head` or `link`, by line number."""
    kinds: dict[int, str] = {}
    for position, line in enumerate(lines):
        after = lines[position + 1] if position + 1 < len(lines) else None
        alone = line.is_apart and (after is None or after.is_apart)
        beside = {other.text.casefold() for other in lines[max(0, position - 1) : position + 2]} - {
            line.text.casefold()
        }
        is_head = line.text.casefold() in RUNNING_HEADS
        if PAGE_NUMBER.fullmatch(line.text) and (alone or beside & RUNNING_HEADS):
            kinds[line.number] = "page_number"
        elif is_head and (alone or any(PAGE_NUMBER.fullmatch(text) for text in beside)):
            kinds[line.number] = "running_head"
        elif LINK.fullmatch(line.text) and _floats(position, lines, kinds):
            kinds[line.number] = "link"
    return kinds


def _floats(position: int, lines: list[Line], kinds: dict[int, str]) -> bool:
    """Whether a link stands apart from the sentence above it: an annotation of the page, not a word of an answer."""
    after_furniture = position > 0 and lines[position - 1].number in kinds
    before_page = position + 1 < len(lines) and lines[position + 1].page and not lines[position + 1].gap
    return lines[position].is_apart or after_furniture or before_page


def content(lines: list[Line], kinds: dict[int, str]) -> list[Line]:
    """Return the lines without furniture; a line that follows furniture stands apart, as after a blank line."""
    kept: list[Line] = []
    gap = page = False
    for line in lines:
        if line.number in kinds:
            gap, page = True, page or line.page
            continue
        kept.append(replace(line, gap=line.gap or gap, page=line.page or page))
        gap = page = False
    return kept
