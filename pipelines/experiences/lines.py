"""Lines of a text that was extracted from a PDF, and what its layout tells about each of them.

Belongs here: marks, blank lines, indents, form feeds, measured over the whole text, because every extractor has its own
habits. Not here: which lines are page furniture (furniture.py), and what the content means.
"""

import itertools
import unicodedata
from dataclasses import dataclass

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\u2010": "-", "\u2011": "-"}
INVISIBLE = dict.fromkeys("\ufeff\u200b\u200c\u200d\u2060", "")
PLAIN = str.maketrans(LIGATURES | INVISIBLE)
ENDS_A_SENTENCE = tuple(".!?:;…”\"’')")
HYPHENS = ("-", "\u00ad")
MANY_INDENTED, ENOUGH = 0.25, 5


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


@dataclass(frozen=True)
class _Raw:
    number: int
    raw: str
    blanks: int
    after_feed: bool

    @property
    def text(self) -> str:
        return " ".join(self.raw.split())


def lines_of(text: str) -> list[Line]:
    """Return the lines that are not blank, with their number in the text (from 1)."""
    raws = _raws(unicodedata.normalize("NFC", text).translate(PLAIN).replace("\r\n", "\n").replace("\r", "\n"))
    usual = _usual_blanks(raws)
    is_indented = sum(one.raw[0].isspace() for one in raws) > MANY_INDENTED * len(raws)
    has_open_ends = _has_open_ends(raws)
    return [
        Line(
            one.number,
            one.text,
            gap=position == 0 or one.blanks > usual,
            page=one.after_feed or (one.raw[0].isspace() and not is_indented),
            open_end=has_open_ends and one.raw[-1].isspace(),
        )
        for position, one in enumerate(raws)
    ]


def _raws(text: str) -> list[_Raw]:
    found: list[_Raw] = []
    blanks, fed = 0, False
    for number, raw in enumerate(text.split("\n"), start=1):
        before, after = raw[: len(raw) - len(raw.lstrip())], raw[len(raw.rstrip()) :]
        if raw.strip():
            found.append(_Raw(number, raw.replace("\f", ""), blanks, fed or "\f" in before))
            blanks, fed = 0, "\f" in after
        else:
            blanks, fed = blanks + 1, fed or "\f" in raw
    return found


def _usual_blanks(raws: list[_Raw]) -> int:
    """Return how many blank lines stand between two lines of one sentence: 0, or 1 where a text is double spaced."""
    pairs = itertools.pairwise(raws)
    broken = [below.blanks for above, below in pairs if not above.text.endswith(ENDS_A_SENTENCE)]
    return 1 if len(broken) >= ENOUGH and sum(blanks > 0 for blanks in broken) > 0.9 * len(broken) else 0


def _has_open_ends(raws: list[_Raw]) -> bool:
    """A blank behind a hyphen says that it was typed, unless this text has a blank behind most of its hyphens."""
    hyphens = [one.raw[-1].isspace() for one in raws if one.text.endswith(HYPHENS)]
    return len(hyphens) < ENOUGH or sum(hyphens) <= len(hyphens) / 2
