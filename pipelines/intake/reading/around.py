"""The texts that stand around the sheets: comments, drawings, properties, names, links, settings of a printer.

They are read to be searched for personal data, never to be used. Not here: tables that are kept beside the sheets
(caches.py).
"""

import re

from pipelines.intake.reading import markup
from pipelines.intake.reading.package import Package
from pipelines.intake.reading.parts import kind_of
from pipelines.intake.reading.unsound import Unsound

Loose = list[tuple[str, str]]
BLOCKS = {"comment", "threadedComment", "p", "si", "definedName", "Relationship", "person", "property"}
RUNS = {"t", "r"}  # parts of one text: nothing is put between them
OURS = ("[content_types]", "xl/theme/", "xl/styles.xml")  # attributes here are words of the program, not of a sender
TAG = re.compile(r"<[^>]*>")
PRINTABLE = re.compile(r"[\w@.+ -]{4,}")


def texts(package: Package, part: str, place: str) -> Loose:
    """Return the texts of one part with their place; of a comment that is its cell."""
    kind = kind_of(part)
    if kind == "settings":
        return [(place, found) for found in _in_binary(package.read(part))]
    if kind != "markup":
        return []
    try:
        return _Texts(place, part.casefold().startswith(OURS)).over(package, part)
    except Unsound:
        if not part.casefold().endswith(".vml"):
            raise
        return [(place, TAG.sub(" ", package.read(part).decode("utf-8", "replace")))]  # Office writes <br> in these


class _Texts:
    """The texts of one part on the way: what belongs together becomes one."""

    def __init__(self, place: str, is_only_text: bool) -> None:
        self._place, self._is_only_text, self._cell = place, is_only_text, ""
        self._found: Loose = []
        self._pieces: list[str] = []
        self._has_text = False

    def over(self, package: Package, part: str) -> Loose:
        markup.walk(package.stream(part), self._start, self._end, self._text)
        self._flush()
        return self._found

    def _start(self, name: str, attributes: markup.Attributes) -> None:
        if name in BLOCKS:
            self._flush()
            self._cell = attributes.get("ref", "") if "omment" in name else ""
        if name == "Relationship":
            self._pieces.append(attributes.get("Target", ""))
        elif not self._is_only_text and (words := markup.words(attributes)):
            self._pieces.append(f" {words} ")
        self._has_text = False

    def _text(self, text: str) -> None:
        self._pieces.append(text)
        self._has_text = True

    def _end(self, name: str) -> None:
        if name in BLOCKS:
            self._flush()
        elif self._has_text and name not in RUNS:
            self._pieces.append(" ")
        self._has_text = False

    def _flush(self) -> None:
        words = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if words:
            self._found.append((f"{self._place}!{self._cell}" if self._cell else self._place, words))


def _in_binary(content: bytes) -> list[str]:
    """Return what reads as text in a binary part, with letters of one byte or of two, at even or odd places."""
    wide = (content[at:].decode("utf-16-le", "replace") for at in (0, 1))
    return [found for text in (content.decode("latin-1"), *wide) for found in PRINTABLE.findall(text)]
