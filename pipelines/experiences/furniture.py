"""Lines that belong to the page and not to what is told: page numbers, running heads, floating links.

Belongs here: telling furniture from content, and setting the content apart where furniture stood. Not here: to which
answer a link belongs (links.py).
"""

import re
from collections import Counter
from dataclasses import replace

from pipelines.experiences.lines import Line
from pipelines.registries import programme

RUNNING_HEADS = frozenset({"de ervaringen", "ervaringen van betrokkenen"})  # and the name of the book
PAGE_NUMBER = re.compile(r"\d{1,3}")
NUMBERED_PAGE = re.compile(
    r"[-–—|]?\s*(?:(?:pagina|blz\.?|p\.)\s*)?\d{1,3}(?:\s*(?:van|/)\s*\d{1,3})?\s*[-–—|]?", re.IGNORECASE
)
LINK = re.compile(r"(?:https?://|www\.)\S+")
OFTEN, LONGEST = 3, 60
NO_HEAD = tuple('.!?:…”“"„«»’')


def furniture(lines: list[Line]) -> dict[int, str]:
    """Return the kind of every line that is no content: `page_number`, `running_head` or `link`, by line number."""
    kinds: dict[int, str] = {}
    repeated = _repeated_shapes(lines)
    for position, line in enumerate(lines):
        kind = _kind(position, lines, repeated)
        if kind is None and LINK.fullmatch(line.text) and _floats(position, lines, kinds):
            kind = "link"
        if kind is not None:
            kinds[line.number] = kind
    return kinds


def _kind(position: int, lines: list[Line], repeated: set[str]) -> str | None:
    text = lines[position].text
    alone = _is_alone(position, lines)
    beside = {lines[at].text.casefold() for at in (position - 1, position + 1) if 0 <= at < len(lines)}
    heads = RUNNING_HEADS | {f"witboek {programme().name['nl']}".casefold()}
    is_beside_head = bool(PAGE_NUMBER.fullmatch(text)) and bool(beside & heads)
    is_head = text.casefold() in heads and (alone or any(PAGE_NUMBER.fullmatch(other) for other in beside))
    if is_beside_head or (alone and NUMBERED_PAGE.fullmatch(text)):
        return "page_number"
    return "running_head" if is_head or (alone and _shape(text) in repeated) else None


def _is_alone(position: int, lines: list[Line]) -> bool:
    after = lines[position + 1] if position + 1 < len(lines) else None
    return lines[position].is_apart and (after is None or after.is_apart)


def _repeated_shapes(lines: list[Line]) -> set[str]:
    """Return what stands alone at least three times but for its number: a head of the page.

    A head without a number has to be known by name: words that merely return may be words of an answer.
    """
    times = Counter(
        _shape(line.text)
        for position, line in enumerate(lines)
        if _is_alone(position, lines) and re.search(r"\d", line.text) and _may_be_head(line.text)
    )
    return {shape for shape, count in times.items() if count >= OFTEN}


def _may_be_head(text: str) -> bool:
    return len(text) <= LONGEST and not text.endswith(NO_HEAD)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text.casefold())


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
