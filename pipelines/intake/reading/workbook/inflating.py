"""The bytes of one part, unpacked in small pieces. Not here: the directory that says where they lie (package.py)."""

import zlib
from collections.abc import Iterator

from pipelines.intake.reading.unsound import Unsound

PIECE = 1 << 18


def sliced(packed: memoryview) -> Iterator[bytes]:
    """Return the bytes of a part that is not packed, in pieces."""
    return (bytes(packed[at : at + PIECE]) for at in range(0, len(packed), PIECE))


def inflated(packed: memoryview) -> Iterator[bytes]:
    """Return what deflate has packed, in pieces. Raises Unsound where it does not end exactly at the end."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for raw in sliced(packed):
            waiting = raw
            while waiting and not inflate.eof:
                yield inflate.decompress(waiting, PIECE)
                waiting = inflate.unconsumed_tail
            if inflate.unused_data or (inflate.eof and waiting):
                raise Unsound("ZIP_STRANGE")
        while not inflate.eof and (rest := inflate.decompress(b"", PIECE)):
            yield rest
    except zlib.error as error:
        raise Unsound("ZIP_CORRUPT") from error
    if not inflate.eof:
        raise Unsound("ZIP_CORRUPT")
