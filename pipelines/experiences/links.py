"""Links that float on a page, and the answer that each of them belongs to.

An extractor puts the links of a page at its end, wherever their words stood. So where a link stands says which page it
is of, and not to which answer it belongs. Belongs here: telling that answer, or saying that it cannot be told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.experiences.lines import Line

LONG_WORD = re.compile(r"[^\W\d_]{7,}")


@dataclass(frozen=True)
class Told:
    """One answer as the links see it: its interview, its lines and its text."""

    interview: int
    lines: Sequence[Line]
    text: str


@dataclass(frozen=True)
class PlacedLink:
    """A floating link: its line and address; `found`: `text`, `added` or `unplaced`; `answer`: its position."""

    line: int
    address: str
    found: str
    answer: int | None


def placed(links: Sequence[Line], every: Sequence[Line], told: Sequence[Told]) -> list[PlacedLink]:
    """Return for each floating link where it belongs; of one that returns on its page, only the first is added."""
    page_of = _pages(every)
    found: list[PlacedLink] = []
    for link in links:
        address = link.text.rstrip(".,;:)")
        if any(address.rstrip("/") in one.text for one in told):
            found.append(PlacedLink(link.number, address, "text", None))
            continue
        on_page = [
            position
            for position, one in enumerate(told)
            if any(page_of[line.number] == page_of[link.number] for line in one.lines)
        ]
        answer = _spoken_of(address, on_page, told)
        answer = _only_one(link, on_page, told) if answer is None else answer
        again = any(one.address == address and one.found != "unplaced" for one in found)
        kind = "unplaced" if answer is None else "text" if again else "added"
        found.append(PlacedLink(link.number, address, kind, answer))
    return found


def _pages(every: Sequence[Line]) -> dict[int, int]:
    pages: dict[int, int] = {}
    page = 0
    for line in every:
        page += line.page
        pages[line.number] = page
    return pages


def _spoken_of(address: str, on_page: list[int], told: Sequence[Told]) -> int | None:
    """The one answer of the page that the long words of the address point at, if they all point at the same one."""
    pointed = set()
    for word in set(LONG_WORD.findall(address.casefold())):
        with_word = [position for position in on_page if word in LONG_WORD.findall(told[position].text.casefold())]
        pointed.update(with_word if len(with_word) == 1 else [])
    return pointed.pop() if len(pointed) == 1 else None


def _only_one(link: Line, on_page: list[int], told: Sequence[Told]) -> int | None:
    """Where a page holds one interview only: the answer that the link stands in or under."""
    if len({told[position].interview for position in on_page}) != 1:
        return None
    above = [position for position in on_page if told[position].lines[0].number < link.number]
    return above[-1] if above else None
