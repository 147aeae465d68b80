"""The texts that cells of a workbook share. Not here: which cells share them; the library looks that up."""

import re
from collections.abc import Iterator

from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook import markup
from pipelines.intake.reading.workbook.package import Package

STRINGS = "xl/sharedStrings.xml"
SPOKEN = "rPh"  # how a text is said: Japanese only, and shown nowhere
NUMERIC = re.compile(r"[\d\s.,<€+()*-]*\d[\d\s.,<€+()*-]*")


def survey(package: Package) -> tuple[int, dict[int, str], list[str]]:
    """Return how many shared texts there are, empty ones too, and those that look like a number but are not one.

    Such a text has a digit that is raised, lowered or struck out: 1 with a small 1 behind it is no 11. And what stands
    beside the texts, that no cell shows. Raises Unsound where readers differ about a text.
    """
    walk = _Survey()
    if STRINGS in package:
        markup.walk(package.stream(STRINGS), walk.start, walk.end, walk.text)
    return walk.count, walk.marked, walk.beside


class _Survey:
    """The state of one walk over the shared texts; a text is judged where it ends."""

    def __init__(self) -> None:
        self.count = 0
        self.marked: dict[int, str] = {}
        self.beside: list[str] = []
        self._words: list[str] = []
        self._is_in_words = self._is_marked = self._is_beside = False

    def start(self, name: str, attributes: markup.Attributes) -> None:
        if self._is_in_words:
            raise Unsound("ZIP_STRANGE")
        self._is_in_words = name == "t"
        self._is_beside = self._is_beside or name == SPOKEN
        self._is_marked = self._is_marked or marks(name, attributes)
        if attributes and name != "t" and (said := markup.words(name, attributes, of_program=True)):
            self.beside.append(said)

    def text(self, said: str) -> None:
        if self._is_beside or not (self._is_in_words or said.isspace()):
            self.beside.append(said)
        elif self._is_in_words:
            self._words.append(said)

    def end(self, name: str) -> None:
        self._is_in_words, self._is_beside = False, self._is_beside and name != SPOKEN
        if name == "si":
            if self._is_marked and NUMERIC.fullmatch(whole := "".join(self._words)):
                self.marked[self.count] = whole
            self.count, self._is_marked = self.count + 1, False
            self._words.clear()


def marks(name: str, attributes: markup.Attributes) -> bool:
    """Tell whether an element raises, lowers or strikes out a part of a text."""
    said = attributes.get("val", "1")
    return (name == "vertAlign" and said != "baseline") or (name == "strike" and markup.is_true(said))


def unused(package: Package, is_used: bytearray) -> Iterator[str]:
    """Return the shared texts that no cell shows, so that they are searched too. `is_used` has a byte per text."""
    texts: list[str] = []
    index = -1
    is_text = False

    def start(name: str, _: markup.Attributes) -> None:
        nonlocal index, is_text
        index += name == "si"
        is_text = name == "t" and not is_used[index]

    def text(words: str) -> None:
        if is_text:
            texts.append(words)

    def end(name: str) -> None:
        if name == "si" and texts:
            texts.append("\n")

    if STRINGS in package and not all(is_used):
        markup.walk(package.stream(STRINGS), start, end, text)
    return (words for words in "".join(texts).split("\n") if words.strip())
