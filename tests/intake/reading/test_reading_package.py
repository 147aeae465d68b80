"""The directory of a package is judged before anything is unpacked; every byte it unpacks is judged too."""

import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest

from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook import inflating, package
from pipelines.intake.reading.workbook.package import Package
from tests import packages

USUAL = packages.usual()
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def rule_of(content: bytes) -> str:
    """Return the rule by which a package is refused, its parts read to the end."""
    with pytest.raises(Unsound) as refused:
        judged = Package(content)
        for name in judged.names:
            judged.read(name)
    return refused.value.rule


def changed(content: bytes, at: int, new: bytes) -> bytes:
    return content[:at] + new + content[at + len(new) :]


def zipped(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, content in parts:
            made.writestr(name, content)
    return buffer.getvalue()


def stated_as(content: bytes, size: int, checksum: int) -> bytes:
    """Return a package of one part whose directory states another size and checksum."""
    at = content.index(CENTRAL)
    return changed(changed(content, at + 16, struct.pack("<L", checksum)), at + 24, struct.pack("<L", size))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("size", [0, 1, inflating.PIECE - 1, inflating.PIECE, 3 * inflating.PIECE + 5])
def test_parts_are_read_back_to_the_byte_in_small_pieces(method, size):
    content = bytes(i * i % 251 for i in range(size))
    judged = Package(zipped(("map/deel.xml", content), method=method))
    pieces = list(judged.stream("MAP/Deel.xml"))
    assert b"".join(pieces) == content
    assert all(len(piece) <= inflating.PIECE for piece in pieces)


def test_a_package_that_unpacks_to_too_much_is_refused_before_a_byte_is_unpacked(monkeypatch):
    monkeypatch.setattr(zlib, "decompressobj", lambda *_: pytest.fail("unpacked"))
    bomb = zipped(("xl/worksheets/sheet1.xml", bytes(60_000_000)))
    assert len(bomb) < 100_000
    assert rule_of(bomb) == "ZIP_RATIO"


def test_a_package_that_is_packed_little_is_refused_where_it_is_too_large(monkeypatch):
    monkeypatch.setattr(package, "MOST_RATIO", 10**9)
    honest = zipped(("a.xml", b"x"))
    assert rule_of(stated_as(honest, package.MOST_UNPACKED + 1, 0)) == "ZIP_RATIO"


def test_many_small_parts_are_judged_together_and_counted():
    assert rule_of(zipped(*((f"{i}.xml", bytes(1_000_000)) for i in range(60)))) == "ZIP_RATIO"
    assert rule_of(zipped(*((f"{i}.xml", b"") for i in range(package.MOST_PARTS + 1)))) == "ZIP_RATIO"


def test_a_hundred_thousand_empty_rows_are_no_bomb():
    cells = "".join(f'<c r="{letter}{{0}}" s="1"/>' for letter in "ABCDEFGHIJKL")
    rows = "".join(f'<row r="{n}" s="1" customFormat="1">{cells.format(n)}</row>' for n in range(2, 100_002))
    content = packages.workbook(packages.row(1, list(packages.HEADER)) + rows)
    assert len(b"".join(Package(content).stream("xl/worksheets/sheet1.xml"))) > 20_000_000


def test_a_part_that_unpacks_to_more_than_it_states_is_refused_at_once():
    """With the checksum of the beginning, so that a reader that stops where it is told would be content."""
    lying = stated_as(zipped(("a.xml", bytes(40_000_000))), 1_000, zlib.crc32(bytes(1_000)))
    tracemalloc.start()
    try:
        assert rule_of(lying) == "ZIP_STRANGE"
        assert tracemalloc.get_traced_memory()[1] < 4 * inflating.PIECE
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("size", "checksum"), [(11, zlib.crc32(b"0123456789")), (10, 1)])
def test_a_part_that_is_not_what_it_states_is_damaged(size, checksum):
    assert rule_of(stated_as(zipped(("a.xml", b"0123456789")), size, checksum)) == "ZIP_CORRUPT"


@pytest.mark.parametrize("left", [1, 4, 22, 100, 400, len(USUAL) - 40])
def test_an_upload_that_was_cut_off_is_damaged(left):
    assert rule_of(USUAL[: len(USUAL) - left]) == "ZIP_CORRUPT"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_one_wrong_byte_in_a_part_is_seen(method):
    whole = zipped(("a.xml", bytes(range(256))), method=method)
    wrong = bytes([whole[60] ^ 0x55])
    assert rule_of(changed(whole, 60, wrong)) in {"ZIP_CORRUPT", "ZIP_STRANGE"}


@pytest.mark.parametrize(
    "name",
    [
        *("../buiten.xml", "/wortel.xml", "a//b.xml", "a/../b.xml", "a\\b.xml", "C:/x.xml", "a/./b.xml"),
        *("a\nb.xml", "a\x00b.xml", ".."),
    ],
)
def test_a_name_that_is_a_path_or_a_trick_is_refused(name):
    """Put in place of a name of the same length: zipfile itself would tidy such a name up."""
    held = "P" * len(name)
    assert rule_of(zipped((held, b"x")).replace(held.encode(), name.encode())) == "ZIP_STRANGE"


def test_a_name_with_a_mark_that_turns_the_reading_direction_is_refused():
    assert rule_of(zipped(("\u202elmx.a", b"x"))) == "ZIP_STRANGE"


@pytest.mark.parametrize("names", [("a.xml", "a.xml"), ("xl/a.xml", "XL/A.xml")])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_refused(names):
    assert rule_of(zipped(*((name, b"x") for name in names))) == "ZIP_STRANGE"


def test_parts_that_overlap_are_refused():
    """Two entries of the directory with one and the same content: the trick of bombs that unpack to petabytes."""
    content = zipped(("a.xml", b"x" * 500), ("b.xml", b"y" * 500))
    second = content.index(CENTRAL, content.index(CENTRAL) + 4)
    assert rule_of(changed(content, second + 42, struct.pack("<L", 0))) == "ZIP_STRANGE"


@pytest.mark.parametrize(
    "content",
    [
        b"#!/bin/sh\n" + USUAL,
        USUAL + b"\0",
        USUAL + USUAL,
        USUAL[: USUAL.index(CENTRAL)] + b"y" * 40 + USUAL[USUAL.index(CENTRAL) :],
    ],
    ids=["before", "after", "twice", "between"],
)
def test_bytes_that_are_in_no_part_are_refused(content):
    assert rule_of(content) in {"ZIP_STRANGE", "ZIP_CORRUPT"}


def with_gap(content: bytes, at: int) -> bytes:
    """Return a package with a hundred bytes put in, in which every offset is right again."""
    made = bytearray(content[:at] + b"y" * 100 + content[at:])
    for mark, field in ((CENTRAL, 42), (END, 16)):
        found = made.find(mark)
        while found >= 0:
            (offset,) = struct.unpack_from("<L", made, found + field)
            struct.pack_into("<L", made, found + field, offset + 100 * (offset >= at))
            found = made.find(mark, found + 4)
    return bytes(made)


@pytest.mark.parametrize("where", ["between parts", "before the directory"])
def test_room_between_parts_in_which_something_could_hide_is_refused(where):
    content = zipped(("a.xml", b"een"), ("b.xml", b"twee"))
    at = content.index(LOCAL, 4) if where == "between parts" else content.index(CENTRAL)
    with zipfile.ZipFile(io.BytesIO(with_gap(content, at))) as lenient:
        assert lenient.read("b.xml") == b"twee"
    assert rule_of(with_gap(content, at)) == "ZIP_STRANGE"


def test_a_remark_at_a_part_is_refused_for_nobody_searches_it():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        entry = zipfile.ZipInfo("a.xml")
        entry.comment = b"jan@voorbeeld.nl"
        made.writestr(entry, b"x")
    assert rule_of(buffer.getvalue()) == "ZIP_STRANGE"


def of_deflated(packed_as: bytes, content: bytes) -> bytes:
    """Return a package of one part that is packed in just this way."""
    held = zipped(("a.xml", packed_as), method=zipfile.ZIP_STORED)
    for mark, method, size in ((LOCAL, 8, 22), (CENTRAL, 10, 24)):
        at = held.index(mark)
        held = changed(held, at + method, struct.pack("<H", zipfile.ZIP_DEFLATED))
        held = changed(held, at + size, struct.pack("<L", len(content)))
        held = changed(held, at + size - 8, struct.pack("<L", zlib.crc32(content)))
    return held


def test_a_stream_that_ends_too_early_or_too_late_is_refused_although_its_content_is_right():
    content = b"een twee drie " * 50
    whole = zlib.compress(content, 9)[2:-4]
    assert Package(of_deflated(whole, content)).read("a.xml") == content
    assert rule_of(of_deflated(whole + b"verborgen", content)) == "ZIP_STRANGE"
    unended = zlib.compressobj(9, zlib.DEFLATED, -15)
    half = unended.compress(content) + unended.flush(zlib.Z_SYNC_FLUSH)
    assert rule_of(of_deflated(half, content)) == "ZIP_CORRUPT"


def test_a_second_directory_in_the_comment_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("a.xml", b"x")
        made.comment = b"PK\x05\x06" + bytes(18)
    assert rule_of(buffer.getvalue()) in {"ZIP_STRANGE", "ZIP_CORRUPT"}


@pytest.mark.parametrize("flag", [0x1, 0x41, 0x2000])
def test_a_part_that_is_locked_is_refused_as_such(flag):
    content = zipped(("a.xml", b"x"))
    content = changed(content, content.index(CENTRAL) + 8, struct.pack("<H", flag))
    assert rule_of(changed(content, 6, struct.pack("<H", flag))) == "FILE_ENCRYPTED"


def test_a_lock_that_only_one_of_the_two_headers_tells_of_is_refused():
    assert rule_of(changed(zipped(("a.xml", b"x")), 6, b"\x01\0")) == "ZIP_STRANGE"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_no_workbook_has_are_refused(method):
    assert rule_of(zipped(("a.xml", b"x" * 100), method=method)) == "ZIP_STRANGE"


def test_a_name_that_differs_between_the_two_headers_is_refused():
    content = zipped(("aa.xml", b"x"))
    assert rule_of(changed(content, 30, b"bb.xml")) == "ZIP_STRANGE"


def test_a_second_name_that_some_readers_would_use_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        entry = zipfile.ZipInfo("a.xml")
        other = b"\x01" + struct.pack("<L", zlib.crc32(b"a.xml")) + b"xl/workbook.xml"
        entry.extra = struct.pack("<2H", package.OTHER_NAME, len(other)) + other
        made.writestr(entry, b"x")
    assert rule_of(buffer.getvalue()) == "ZIP_STRANGE"


def with_end_64(content: bytes, **lies: int) -> bytes:
    """Return a package with the end of directory in 64 bits too, as some exports always write it."""
    at = content.rindex(END)
    count, size, offset = struct.unpack_from("<H2L", content, at + 10)
    told = {"count": count, "size": size, "offset": offset, "start": at, **lies}
    end = struct.pack(
        "<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, told["count"], told["count"], told["size"], told["offset"]
    )
    return content[:at] + end + struct.pack("<4sLQL", b"PK\x06\x07", 0, told["start"], 1) + content[at:]


def test_an_end_in_64_bits_is_read_where_it_says_the_same():
    assert Package(with_end_64(USUAL)).read("xl/workbook.xml") == Package(USUAL).read("xl/workbook.xml")


@pytest.mark.parametrize("lie", [{"count": 1}, {"size": 46}, {"offset": 0}, {"start": 0}, {"count": 1 << 40}])
def test_an_end_in_64_bits_that_says_something_else_is_refused(lie):
    assert rule_of(with_end_64(USUAL, **lie)) in {"ZIP_STRANGE", "ZIP_CORRUPT"}


def test_judging_a_large_directory_takes_no_time():
    content = zipped(*((f"{i}.xml", b"x") for i in range(package.MOST_PARTS)))
    started = time.perf_counter()
    assert len(Package(content).names) == package.MOST_PARTS
    assert time.perf_counter() - started < 2
