"""One way to walk through an XML part of a workbook. No document type, no entities, no other letters than UTF-8.

The parser is Python's own expat, which accepts well-formed XML only. Not here: what the elements mean.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any
from xml.parsers import expat

from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook.package import Package

Attributes = dict[str, str]
WORD = re.compile(r"[^\W\d_]{2}|@")
NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){7,8}(?!\d)")  # of eight or nine digits
GUID = re.compile(r"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?")
# Numbers that a program makes up itself: sizes, positions and marks of its own parts.
MADE_UP = {"x", "y", "cx", "cy", "id", "w", "h"}
AXES = {"axId", "crossAx"}
DIGESTS = {"hashValue", "saltValue"}  # of a password
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\0", b"\0<")
ENCODINGS = {None, "utf-8", "utf8", "us-ascii"}


def parser() -> expat.XMLParserType:
    """Return a parser that refuses what no workbook needs and what two readers might read differently."""
    made = expat.ParserCreate("utf-8")
    if hasattr(made, "SetReparseDeferralEnabled"):
        made.SetReparseDeferralEnabled(False)  # what was fed is told of at once: pieces.py counts on it
    made.XmlDeclHandler = _declared
    made.StartDoctypeDeclHandler = _strange
    return made


def feed(made: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    """Walk through a part. Raises Unsound where it is not XML as we accept it."""
    for _ in _fed(made, pieces):
        pass


def _fed(made: expat.XMLParserType, pieces: Iterable[bytes]) -> Iterator[None]:
    try:
        for piece in pieces:
            made.Parse(piece, False)
            yield
        made.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise Unsound("ZIP_CORRUPT") from error


def starts(package: Package, part: str) -> Iterator[tuple[str, tuple[str, ...], Attributes]]:
    """Yield every element of a part where it starts: its name, the names of those around it, and its attributes.

    Names have no prefix. A part that is not there has no elements.
    """
    made, names = parser(), Names()
    found: list[tuple[str, tuple[str, ...], Attributes]] = []
    around: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        found.append((names[name], tuple(around), attributes))
        around.append(names[name])

    made.StartElementHandler, made.EndElementHandler = start, lambda _: around.pop()
    for _ in _fed(made, package.stream(part)) if part in package else ():
        yield from found
        found.clear()


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


class Starts(dict[str, Callable[[Attributes], None]]):
    """What to do where an element starts, by its name with the prefix of the part, if that has one.

    `known` says it by plain name; `others` is given what is not known, by its full name where its prefix is another.
    """

    prefix = ""

    def __init__(
        self, others: Callable[[str, Attributes], None], known: dict[str, Callable[[Attributes], None]]
    ) -> None:
        super().__init__()
        self._others, self._known = others, known

    def __missing__(self, name: str) -> Callable[[Attributes], None]:
        """Find what to do for a name at its first use, and remember it."""
        prefix, _, plain = name.rpartition(":")
        known = self._known.get(plain) if prefix == self.prefix else None
        self[name] = known or partial(self._others, plain if prefix == self.prefix else name)
        return self[name]


def plain(attributes: Attributes) -> Attributes:
    """Return attributes by their names without prefix."""
    return {name.rpartition(":")[2]: value for name, value in attributes.items()}


def words(element: str, attributes: Attributes, *, of_program: bool = False) -> str:
    """Return what attributes say: titles, tips, names and long numbers, not sizes and colours.

    `of_program`: words are its own here, such as the names of letters.
    """
    told = {name: said for name, said in attributes.items() if not name.startswith("xmlns") and name not in DIGESTS}
    return " ".join(GUID.sub(" ", said) for name, said in told.items() if _says(element, name, said, of_program))


def _says(element: str, name: str, said: str, of_program: bool) -> bool:
    is_made_up = element in AXES or name in MADE_UP or name.endswith("Id")
    has_number = not is_made_up and NUMBER.search(said) is not None
    return has_number or ("@" in said if of_program else WORD.search(said) is not None)


def narrow(pieces: Iterable[bytes]) -> Iterable[bytes]:
    """Return a part in UTF-8, of a part in UTF-16 too, as a query of Excel is."""
    whole = iter(pieces)
    starts = next(whole, b"")
    if not starts.startswith(WIDE):
        return chain([starts], whole)
    return [DECLARATION.sub("", text_of(b"".join([starts, *whole]))).encode("utf-8", "replace")]


def text_of(content: bytes) -> str:
    """Return the text of a part, whatever is wrong with it."""
    is_big = content.startswith((codecs.BOM_UTF16_BE, b"\0<"))
    wide = "utf-16-be" if is_big else "utf-16-le"
    return content.decode(wide if content.startswith(WIDE) else "utf-8", "replace").removeprefix("\ufeff")


def is_true(value: str | None) -> bool:
    """Tell whether an attribute says yes."""
    return value in {"1", "true", "on"}


def whole(value: str | None, longest: int = 9) -> int | None:
    """Return the whole number that an attribute holds, of so many digits at most, or None."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) <= longest else None


def _declared(_: str, encoding: str | None, __: int) -> None:
    if (encoding.casefold() if encoding else None) not in ENCODINGS:
        raise Unsound("ZIP_STRANGE")


def _strange(*_: Any) -> None:
    raise Unsound("ZIP_STRANGE")
