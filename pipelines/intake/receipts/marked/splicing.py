"""Changing an XML part by laying pieces into its bytes: whatever is not touched stays as it was, byte by byte.

Only parts that reading accepts come here: well-formed, UTF-8, no document type. Not here: what the elements mean.
"""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from pipelines.intake.reading.workbook import markup

TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_000


@dataclass(frozen=True)
class Splice:
    """New bytes in the place of those from `at` up to `until`; from and up to the same byte is an insertion."""

    at: int
    until: int
    new: bytes


@dataclass
class Element:
    """One element of a part: its name as written, and where its start tag, its content and its end lie."""

    name: str
    attributes: dict[str, str]
    depth: int
    start: int
    inside: int
    end: int = 0
    after: int = 0

    @property
    def local(self) -> str:
        """Its name without prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing: what is laid inside needs the same."""
        return self.name[: len(self.name) - len(self.local)]


def elements(xml: bytes) -> list[Element]:
    """Return every element of a small part, in the order in which they start."""
    made = markup.parser()
    found: list[Element] = []
    opened: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        at = made.CurrentByteIndex
        found.append(Element(name, attributes, len(opened), at, tag_end(xml, at)))
        opened.append(found[-1])

    def end(_: str) -> None:
        one = opened.pop()
        one.end, one.after = bounds(xml, one.inside, made.CurrentByteIndex)

    made.StartElementHandler, made.EndElementHandler = start, end
    markup.feed(made, [xml])
    return found


def tag_end(xml: bytes, at: int) -> int:
    """Return where the tag that begins at `at` ends."""
    found = TAG.match(xml, at)
    if found is None:
        raise ValueError("no tag begins here")
    return found.end()


def bounds(xml: bytes, inside: int, told: int) -> tuple[int, int]:
    """Return where the content of an element ends, and the element itself; `told` is where the parser saw its end."""
    is_empty_tag = xml[inside - 2 : inside] == b"/>"
    return (inside, inside) if is_empty_tag else (told, xml.index(b">", told) + 1)


def spliced(xml: bytes, splices: list[Splice]) -> bytes:
    """Return the part with all pieces laid in; at the same byte insertions come first, in their order."""
    pieces, last = [], 0
    for one in sorted(splices, key=lambda splice: (splice.at, splice.until)):
        pieces += [xml[last : one.at], one.new]
        last = one.until
    return b"".join([*pieces, xml[last:]])


def appended(xml: bytes, into: Element, new: bytes) -> Splice:
    """Return the splice by which `new` becomes the last thing inside an element."""
    if xml[into.inside - 2 : into.inside] == b"/>":
        opened = xml[into.start : into.inside - 2] + b">" + new + f"</{into.name}>".encode()
        return Splice(into.start, into.inside, opened)
    return Splice(into.end, into.end, new)


def with_attribute(tag: bytes, name: str, value: object) -> bytes:
    """Return a start tag in which one attribute has this value, whether it was there or not."""
    wanted = f' {name}="{value}"'.encode()
    present = re.compile(rb"\s+" + re.escape(name.encode()) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')")
    if present.search(tag):
        return present.sub(lambda _: wanted, tag, count=1)
    close = b"/>" if tag.endswith(b"/>") else b">"
    return tag[: -len(close)].rstrip() + wanted + close


def attribute_splice(xml: bytes, one: Element, name: str, value: object) -> Splice:
    """Return the splice by which an element gets this value for an attribute."""
    return Splice(one.start, one.inside, with_attribute(xml[one.start : one.inside], name, value))


def words(text: str) -> str:
    """Return text that may stand in an element: escaped, without what XML forbids, no longer than a cell holds."""
    return escape(FORBIDDEN.sub("", text)[:LONGEST_CELL])


def quoted(text: str) -> str:
    """Return text that may stand as an attribute, its quotes included."""
    return quoteattr(FORBIDDEN.sub("", text))
