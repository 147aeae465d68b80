"""How two of our processes talk over a pipe: a message is its length (8 bytes, big endian) and then its bytes.

A long message is a header in JSON, a zero byte, and the contents of which the header gives the sizes. Pure; no content.
"""

import json
import struct
from collections.abc import Sequence
from typing import IO, Any

LENGTH = struct.Struct(">Q")


def send(stream: IO[bytes], *parts: bytes) -> None:
    """Write one message, of which the parts may be large: they are not put together first."""
    stream.write(LENGTH.pack(sum(map(len, parts))))
    for part in parts:
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Return the next message, or None where the other side has stopped."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    length = LENGTH.unpack(head)[0]
    message = stream.read(length)
    return message if len(message) == length else None


def packed(header: dict[str, Any], contents: Sequence[bytes] = ()) -> bytes:
    """Return a message with a header and contents."""
    told = {**header, "sizes": [len(content) for content in contents]}
    return b"\0".join([json.dumps(told).encode(), b"".join(contents)])


def unpacked(message: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return the header and the contents of a message. Raises ValueError or KeyError for what `packed` did not make."""
    at = message.index(b"\0") + 1
    header = json.loads(message[: at - 1])
    contents = []
    for size in header.pop("sizes"):
        contents.append(message[at : at + size])
        at += size
    return header, contents
