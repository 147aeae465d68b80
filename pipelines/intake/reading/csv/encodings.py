"""Which encoding a CSV file has: strict UTF-8, else Windows-1252 where that can be right.

Nothing is ever replaced or left out. Not here: what the lines say.
"""

import codecs
import re
from dataclasses import dataclass

from pipelines.intake.findings import Finding
from pipelines.intake.reading.unsound import Unsound

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Letters with an accent, quotes and the euro sign as UTF-8 has them; in Windows-1252 no word has these pairs.
UTF8_LETTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|\xc2[\xa0-\xbf]|\xe2[\x80-\x82][\x80-\xbf]")
# Characters of Windows-1252 that never stand inside a word: these bytes are letters of an older code (DOS, Mac).
OLDER = re.compile(rb"[A-Za-z][\x82-\x89\x8b\x91\x93-\x95\x98\x99\x9b][a-z]|[a-z][\x8a\x8c\x8e\x9f][a-z]")
SEEN, MOSTLY = 2_000, 0.8
LINE_END = re.compile(rb"\r\n?|\n")


@dataclass(frozen=True)
class Decoded:
    """The bytes of a file from its first letter on, the name of their encoding, and the notes about it."""

    content: bytes
    encoding: str
    notes: tuple[Finding, ...]


def decoded(name: str, content: bytes) -> Decoded:
    """Return how the bytes are to be read. Raises Unsound with the first line that cannot be."""
    if content.startswith(WIDE):
        return _wide(name, content)
    if wide_of(content):
        raise Unsound("ENC_UTF16_UNMARKED")  # nothing says which of its two bytes comes first
    if b"\0" in content:
        raise Unsound("FILE_NUL", row=line_of(content, content.index(b"\0")))
    has_mark = content.startswith(codecs.BOM_UTF8)
    text = content[len(codecs.BOM_UTF8) :] if has_mark else content
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(name, text, error.start, has_mark)
    return Decoded(text, "utf-8", (Finding("ENC_BOM", "info", name),) if has_mark else ())


def wide_of(content: bytes) -> str | None:
    """Return the encoding of text of which every letter has two bytes: said by its first bytes, or seen from zeros."""
    if content.startswith(WIDE):
        return "utf-16"
    seen = content[:SEEN]
    for name, low, high in (("utf-16-le", 0, 1), ("utf-16-be", 1, 0)):
        if seen[high::2].count(0) > MOSTLY * len(seen) / 2 and not seen[low::2].count(0):
            return name
    return None


def line_of(content: bytes, at: int) -> int:
    """Return the number, from 1, of the line in which a byte stands."""
    return len(LINE_END.findall(content[:at])) + 1


def _wide(name: str, content: bytes) -> Decoded:
    """Read UTF-16, which Excel calls Unicode text."""
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise Unsound("ENC_UNKNOWN") from error
    if "\0" in text:
        raise Unsound("FILE_NUL", row=text.count("\n", 0, text.index("\0")) + 1)
    return Decoded(text.encode("utf-8"), "utf-8", (Finding("ENC_UTF16", "info", name),))


def _windows(name: str, content: bytes, at: int, has_mark: bool) -> Decoded:
    """Read Windows-1252, where nothing says that it is something else. `at` is the first byte that is no UTF-8."""
    if has_mark or UTF8_LETTER.search(content):
        raise Unsound("ENC_MIXED", row=line_of(content, at))
    try:
        content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Unsound("ENC_UNKNOWN", row=line_of(content, error.start)) from error
    if older := OLDER.search(content):
        raise Unsound("ENC_UNKNOWN", row=line_of(content, older.start()))
    return Decoded(content, "cp1252", (Finding("ENC_CP1252", "info", name),))
