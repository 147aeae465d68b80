"""One way to walk through an XML part of a workbook. No document type, no entities, no other letters than UTF-8.

The parser is Python's own expat, which accepts well-formed XML only. Not here: what the elements mean.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any
from xml.parsers import expat

from pipelines.intake.reading.unsound import Unsound

Attributes = dict[str, str]
WORD = re.compile(r"[^\W\d_]{2}|@")
ENCODINGS = {None, "utf-8", "utf8", "us-ascii"}


def parser() -> expat.XMLParserType:
    """Return a parser that refuses what no workbook needs and what two readers might read differently."""
    made = expat.ParserCreate("utf-8")
    if hasattr(made, "SetReparseDeferralEnabled"):
        made.SetReparseDeferralEnabled(False)  # what was fed is told of at once: sheets.py counts on it
    made.XmlDeclHandler = _declared
    made.StartDoctypeDeclHandler = _strange
    return made


def feed(made: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    """Walk through a part. Raises Unsound where it is not XML as we accept it."""
    try:
        for piece in pieces:
            made.Parse(piece, False)
        made.Parse(b"", True)
    except expat.ExpatError as error:
        raise Unsound("ZIP_CORRUPT") from error


def walk(
    pieces: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk through a part, telling where an element starts and ends (its name without prefix) and what text it has."""
    made, names = parser(), Names()
    made.buffer_text = True
    made.StartElementHandler = lambda name, attributes: start(names[name], attributes)
    if end:
        made.EndElementHandler = lambda name: end(names[name])
    if text:
        made.CharacterDataHandler = text
    feed(made, pieces)


class Names(dict[str, str]):
    """Names of elements and attributes without their prefix: `x:row` is `row`."""

    def __missing__(self, name: str) -> str:
        """Remember a name at its first use."""
        self[name] = name.rpartition(":")[2]
        return self[name]


def plain(attributes: Attributes) -> Attributes:
    """Return attributes by their names without prefix."""
    return {name.rpartition(":")[2]: value for name, value in attributes.items()}


def words(attributes: Attributes) -> str:
    """Return what attributes say in words: titles, tips and names, not sizes and colours."""
    return " ".join(said for name, said in attributes.items() if WORD.search(said) and not name.startswith("xmlns"))


def is_true(value: str | None) -> bool:
    """Tell whether an attribute says yes."""
    return value in {"1", "true", "on"}


def _declared(_: str, encoding: str | None, __: int) -> None:
    if (encoding.casefold() if encoding else None) not in ENCODINGS:
        raise Unsound("ZIP_STRANGE")


def _strange(*_: Any) -> None:
    raise Unsound("ZIP_STRANGE")
