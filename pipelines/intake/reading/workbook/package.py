"""The zip package of a workbook: its directory is judged before anything is unpacked, and then every byte it unpacks.

What we accept is narrower than what readers of zip files accept: where two of them could see different things in one
file, or a part of it is in no part's content (so that nobody searches it), the file is refused. Not here: what the
parts mean.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook.inflating import inflated, sliced

MOST_PARTS = 2_000
MOST_UNPACKED = 500_000_000
# Office packs sheets 5 to 20 times smaller, 100,000 equal empty rows 15 times; a bomb is packed up to 1,000 times.
MOST_RATIO, RATIO_COUNTS_FROM = 100, 50_000_000
END = struct.Struct("<4s4H2LH")
END_64 = struct.Struct("<4sQ2H2L4Q")
LOCATOR_64 = struct.Struct("<4sLQL")
LOCAL = struct.Struct("<4s5H3L2H")
DESCRIPTOR = 24  # at most so many bytes may stand between two parts: size and checksum, written afterwards
IS_ENCRYPTED = 0x1 | 0x40 | 0x2000
AES = 99
OTHER_NAME = 0x7075  # a second name for the same part, which some readers use and others do not


class Package:
    """The parts of one workbook. Names are as in the directory; they are looked up without regard to case."""

    def __init__(self, content: bytes) -> None:
        """Judge the directory. Raises Unsound."""
        entries, ends = _directory(content)
        _judge_sizes(entries)
        self._content = memoryview(content)
        self._entries = _by_name(entries)
        self._starts = _starts(content, entries, ends)

    @property
    def names(self) -> list[str]:
        """The names of all parts, folders left out."""
        return [entry.filename for entry in self._entries.values() if not entry.is_dir()]

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name.casefold() in self._entries

    def read(self, name: str) -> bytes:
        """Return the content of a part. Raises Unsound where it is not there or not what the directory says."""
        return b"".join(self.stream(name))

    def packed(self, name: str) -> memoryview:
        """Return the bytes of a part as they lie in the file."""
        return self._content[slice(*self._extent(self._entries[name.casefold()]))]

    def outside(self) -> bytes:
        """Return the bytes of the file that are in no part: names, and what programs write beside and between parts."""
        extents = sorted(map(self._extent, self._entries.values()))
        edges = [0, *(edge for extent in extents for edge in extent), len(self._content)]
        return b"".join(self._content[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))

    def _extent(self, entry: zipfile.ZipInfo) -> tuple[int, int]:
        start = self._starts[entry.header_offset]
        return start, start + entry.compress_size

    def stream(self, name: str) -> Iterator[bytes]:
        """Return the content of a part in pieces, never more of it than the directory says. Raises Unsound."""
        if name not in self:
            raise Unsound("ZIP_CORRUPT")
        entry, packed = self._entries[name.casefold()], self.packed(name)
        pieces = inflated(packed) if entry.compress_type == zipfile.ZIP_DEFLATED else sliced(packed)
        size, checksum = 0, 0
        for piece in pieces:
            size, checksum = size + len(piece), zlib.crc32(piece, checksum)
            if size > entry.file_size:
                raise Unsound("ZIP_STRANGE")
            yield piece
        if (size, checksum) != (entry.file_size, entry.CRC):
            raise Unsound("ZIP_CORRUPT")


def _directory(content: bytes) -> tuple[list[zipfile.ZipInfo], int]:
    """Return the entries of the directory and where it begins. It is the only one and ends where the file ends."""
    at = content.rfind(b"PK\x05\x06")
    if at < 0 or len(content) < at + END.size:
        raise Unsound("ZIP_CORRUPT")
    _, disk, first_disk, here, count, size, offset, comment = END.unpack_from(content, at)
    ends, stated = _end_64(content, at)
    is_whole = (disk, first_disk, comment) == (0, 0, 0) and len(content) == at + END.size
    is_64_same = stated is None or stated == (here, count, size, offset)
    if not is_whole or not is_64_same or here != count or offset + size != ends:
        raise Unsound("ZIP_STRANGE")
    if count > MOST_PARTS or size > MOST_PARTS * 1_000:
        raise Unsound("ZIP_RATIO")
    try:
        entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, UnicodeDecodeError, struct.error) as error:
        raise Unsound("ZIP_CORRUPT") from error
    if not entries or len(entries) != count:
        raise Unsound("ZIP_CORRUPT")
    return entries, ends - size


def _end_64(content: bytes, at: int) -> tuple[int, tuple[int, int, int, int] | None]:
    """Return where the directory ends, and what its end says in 64 bits, if it does. Some exports always write that."""
    locator = at - LOCATOR_64.size
    if locator < END_64.size or not content.startswith(b"PK\x06\x07", locator):
        return at, None
    start = LOCATOR_64.unpack_from(content, locator)[2]
    if start != locator - END_64.size:
        raise Unsound("ZIP_STRANGE")
    mark, *_, here, count, size, offset = END_64.unpack_from(content, start)
    if mark != b"PK\x06\x06":
        raise Unsound("ZIP_STRANGE")
    return start, (here, count, size, offset)


def _judge_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a package that unpacks to too much, that is locked, or that is packed in a way nobody uses."""
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > MOST_UNPACKED or (unpacked > RATIO_COUNTS_FROM and unpacked > packed * MOST_RATIO):
        raise Unsound("ZIP_RATIO")
    for entry in entries:
        if entry.flag_bits & IS_ENCRYPTED or entry.compress_type == AES:
            raise Unsound("FILE_ENCRYPTED")
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} or entry.comment:
            raise Unsound("ZIP_STRANGE")
        if entry.is_dir() and entry.file_size:
            raise Unsound("ZIP_STRANGE")  # a folder is never read, so nothing may be in it
        if OTHER_NAME in _extra_fields(entry.extra):
            raise Unsound("ZIP_STRANGE")


def _extra_fields(extra: bytes) -> set[int]:
    """Return the kinds of what is written beside an entry."""
    found, at = set(), 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        found.add(kind)
        at += 4 + length
    return found


def _by_name(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by name; a name that is a path out of the package, or that stands twice, is refused."""
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.orig_filename
        steps = name.removesuffix("/").split("/")
        is_path = "\\" in name or ":" in name or any(step in {"", ".", ".."} for step in steps)
        if is_path or not name.isprintable() or name.casefold() in found:
            raise Unsound("ZIP_STRANGE")
        found[name.casefold()] = entry
    return found


def _starts(content: bytes, entries: list[zipfile.ZipInfo], ends: int) -> dict[int, int]:
    """Return where the bytes of each part begin. Parts lie side by side, with nothing before or between them."""
    starts: dict[int, int] = {}
    follows = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        at = entry.header_offset
        if not content.startswith(b"PK\x03\x04", at) or at + LOCAL.size > len(content):
            raise Unsound("ZIP_CORRUPT")
        _, _, flags, method, *_, name_length, extra_length = LOCAL.unpack_from(content, at)
        name = content[at + LOCAL.size : at + LOCAL.size + name_length]
        is_locked = flags & IS_ENCRYPTED
        is_same = not is_locked and method == entry.compress_type and name == _encoded(entry)
        if not is_same or not 0 <= at - follows <= DESCRIPTOR * (follows > 0):
            raise Unsound("ZIP_STRANGE")
        starts[at] = at + LOCAL.size + name_length + extra_length
        follows = starts[at] + entry.compress_size
    if not 0 <= ends - follows <= DESCRIPTOR:
        raise Unsound("ZIP_STRANGE")
    return starts


def _encoded(entry: zipfile.ZipInfo) -> bytes:
    is_utf8 = entry.flag_bits & 0x800
    return entry.orig_filename.encode("utf-8" if is_utf8 else "cp437", "replace")
