"""The texts that stand around the sheets: comments, drawings, properties, names, links, settings of a printer.

They are read to be searched for personal data, never to be used; and of every part is told whether all of it could be
searched. Not here: tables that are kept beside the sheets (caches.py).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook import markup, parts
from pipelines.intake.reading.workbook.package import Package

Loose = list[tuple[str, str]]
BLOCKS = {"comment", "threadedComment", "p", "si", "definedName", "Relationship", "person", "property"}
RUNS = {"t", "r"}  # parts of one text: nothing is put between them
OURS = ("[content_types]", "xl/theme/", "xl/styles.xml")  # words here are of the program, not of a sender
TAG = re.compile(r"<[^>]*>")
PRINTABLE = re.compile(r"[\w@.+ -]{4,}")
# Where these families of formats put texts is known. Elsewhere someone's own program decides what a text means.
FAMILIES = (
    *("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", "http://schemas.microsoft.com/office/"),
    *("http://schemas.microsoft.com/sharepoint/", "urn:schemas-microsoft-com:", "http://www.w3.org/2000/svg"),
)
# What holds cells is searched as a table (opening.py, caches.py): loose texts say too little of its columns.
TABLES = {"worksheet", "sst", "pivotCacheDefinition", "pivotCacheRecords", "externalLink", "revisions", "macrosheet"}
PACKED = re.compile(r"[A-Za-z0-9+/=_-]{100}")  # letters that stand for bytes: another file, as a query has one inside
MOST_BYTES = 20_000_000  # of a part that is searched as bytes


@dataclass(frozen=True)
class Texts:
    """The texts of one part with their location: its cell for a comment. `is_whole`: that is all there is in it."""

    found: Loose
    is_whole: bool


def texts(package: Package, part: str, location: str) -> Texts:
    """Return what can be searched of one part."""
    kind = parts.kind_of(part)
    if kind == "markup":
        return _of_markup(package, part, location)
    if kind == "settings":
        content = package.read(part)
        return Texts([(location, found) for found in in_bytes(content[:MOST_BYTES])], len(content) <= MOST_BYTES)
    return Texts([], kind == "trash" and parts.is_blank(package, part))


def in_bytes(content: bytes) -> list[str]:
    """Return what reads as text among bytes, with letters of one byte or of two, at even or odd offsets."""
    wide = (content[at:].decode("utf-16-le", "replace") for at in (0, 1))
    return [found for text in (content.decode("latin-1"), *wide) for found in PRINTABLE.findall(text)]


def _of_markup(package: Package, part: str, location: str) -> Texts:
    walk = _Walk(location, part.casefold().startswith(OURS))
    try:
        walk.over(markup.narrow(package.stream(part)))
    except Unsound:
        said = markup.text_of(package.read(part)[:MOST_BYTES])
        found = [(location, said), (location, TAG.sub(" ", said))]
        return Texts(found, part.casefold().endswith(".vml"))  # Office writes <br> in these
    return Texts(walk.found, walk.is_known and walk.is_open)


class _Walk:
    """The texts of one part on the way: what belongs together becomes one."""

    def __init__(self, location: str, is_of_program: bool) -> None:
        self.found: Loose = []
        self.is_known = self.is_open = True
        self._location, self._is_of_program, self._cell = location, is_of_program, ""
        self._pieces: list[str] = []
        self._has_text = False
        self._parser, self._names = markup.parser(), markup.Names()

    def over(self, pieces: Iterable[bytes]) -> None:
        """Walk through a part. Raises Unsound where it is not XML to its end."""
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._root
        self._parser.EndElementHandler = lambda name: self._end(self._names[name])
        self._parser.CharacterDataHandler = self._text
        markup.feed(self._parser, pieces)
        self._flush()

    def _root(self, name: str, attributes: markup.Attributes) -> None:
        prefix, _, plain = name.rpartition(":")
        space = attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", "")
        self.is_known = plain not in TABLES and (plain == "xml" or space.startswith(FAMILIES))
        self._parser.StartElementHandler = lambda name, attributes: self._start(self._names[name], attributes)
        self._start(plain, attributes)

    def _start(self, name: str, attributes: markup.Attributes) -> None:
        if name in BLOCKS:
            self._flush()
            self._cell = attributes.get("ref", "") if "omment" in name else ""
        if name == "Relationship":
            self._pieces.append(attributes.get("Target", ""))
        elif words := markup.words(name, attributes, of_program=self._is_of_program):
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
            self.is_open = self.is_open and not PACKED.search(words)
            self.found.append((f"{self._location}!{self._cell}" if self._cell else self._location, words))
