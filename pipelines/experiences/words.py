"""Words broken over two lines, made whole; and lines made into paragraphs.

Belongs here: hyphens, slashes, bullets and blank lines in mid-sentence. Not here: who says what.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipelines.experiences.lines import Line

SOFT_HYPHEN = "\u00ad"
# After these the hyphen stands for a word that is left out: "leerwerk- en taaltrajecten".
CONJUNCTIONS = frozenset(
    {"en", "én", "of", "óf", "tot", "als", "maar", "noch", "dan", "resp.", "t/m", "respectievelijk"}
)
# In the middle of a chain the hyphen is real: "werk-naar-werk", "out-of-the-box".
LINKS_OF_A_CHAIN = frozenset({"naar", "of", "the", "op", "in", "aan", "en", "tot", "to", "by"})
ALWAYS_HYPHENATED = re.compile(
    r"(?:co-(?:crea|finan|coach|produc)|e-(?:learn|mail|health|coach)|niet-|oud-coll|zij-in)"
)
COLLIDING = re.compile(r"(?:aa|ae|ai|au|ee|ei|eu|ie|ii|ij|oe|oi|oo|ou|ui|uu|ji)")
SENTENCE_END = re.compile(r"[.!?…:;][”’\"')\]]*$")
WORD = re.compile(r"[^\W\d_][\w'’-]*\w")
BULLET = re.compile(r"[•▪●◦‣·]\s*|[-–*]\s+")


class Speller:
    """Decides how a word that was broken at a line end is written, by how the same text writes it elsewhere."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._seen: Counter[str] = Counter()
        for line in lines:
            words = WORD.findall(line.text)
            broken = words[-1:] if line.text.endswith("-") else []
            self._seen.update(word.casefold() for word in words)
            self._seen.subtract(word.casefold() for word in broken)

    def join(self, above: str, below: str, open_end: bool = False) -> str:
        """Return two lines as one. `open_end`: a blank followed the hyphen, so that it was typed and not set."""
        if above.endswith(SOFT_HYPHEN):
            return above[:-1] + ("-" if below[0].isupper() else "") + below
        if above.endswith("/") and not above.endswith(" /"):
            return above + below
        if not above.endswith("-") or len(above) < 2 or not above[-2].isalnum():
            return f"{above} {below}"
        if below.split(maxsplit=1)[0].strip(",;") in CONJUNCTIONS:
            return f"{above} {below}"
        return above + below if self._is_real(above, below, open_end) else above[:-1] + below

    def _is_real(self, above: str, below: str, open_end: bool) -> bool:
        left = re.split(r"[\s/(‘“\"]", above[:-1])[-1]
        right = (re.match(r"[\w'’]+", below) or re.match(r"\S*", below)).group()  # type: ignore[union-attr]  # \S* always matches
        last = left.rpartition("-")[2]
        if open_end or not right[:1].islower() or any(not letter.islower() for letter in last[1:]):
            return True
        if last[:1].isupper() and len(last) == 1:
            return True
        if ("-" in left and last in LINKS_OF_A_CHAIN) or (right in LINKS_OF_A_CHAIN and below.startswith(f"{right}-")):
            return True
        hyphenated, whole = f"{left}-{right}".casefold(), f"{left}{right}".casefold()
        if self._seen[hyphenated] > 0 or self._seen[whole] > 0:
            return self._seen[hyphenated] > self._seen[whole]
        if ALWAYS_HYPHENATED.match(hyphenated.rpartition("(")[2]):
            return True
        return len(last) > 2 and bool(COLLIDING.fullmatch(last[-1] + right[0]))

    def flow(self, lines: Sequence[Line]) -> str:
        """Return lines as one text in which every blank between words is one space."""
        text, open_end = "", False
        for line in lines:
            text = self.join(text, line.text, open_end) if text else line.text
            open_end = line.open_end
        return text.replace(SOFT_HYPHEN, "")

    def paragraphs(self, lines: Sequence[Line]) -> str:
        """Return lines as paragraphs (blank line between) and bullets (own line); page breaks in mid-sentence close."""
        blocks: list[list[Line]] = []
        breaks: list[str] = []
        for line in lines:
            ends = not blocks or bool(SENTENCE_END.search(blocks[-1][-1].text))
            if _is_bullet(line.text, ends):
                breaks.append("\n")
                blocks.append([line])
            elif not blocks or (line.gap and ends and not line.text[0].islower()):
                breaks.append("\n\n")
                blocks.append([line])
            else:
                blocks[-1].append(line)
        return "".join(mark + self.flow(block) for mark, block in zip(breaks, blocks, strict=True)).strip()


def _is_bullet(text: str, after_sentence: bool) -> bool:
    """A dash opens a bullet only after a sentence; in mid-sentence it is a dash that was wrapped to a new line."""
    found = BULLET.match(text)
    return found is not None and (after_sentence or found.group()[0] not in "-–*")
