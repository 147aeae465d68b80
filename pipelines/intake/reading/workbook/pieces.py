"""The bytes of a sheet on their way to the parser, piece by piece, parted where its rows end.

Not here: what stands in them (sheets.py).
"""

import re
from collections.abc import Callable, Iterable, Iterator

TABLE_END = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData(?:\s[^<>]*)?/>")
LONGEST_END = 100


class Pieces:
    """The piece that the parser reads now, and where it begins among all."""

    def __init__(self) -> None:
        self._piece, self._fed = b"", 0

    def parted(self, pieces: Iterable[bytes], end_table: Callable[[], None]) -> Iterator[bytes]:
        """Return the pieces, parted where the rows end: what stands behind them is no cell, whatever it looks like."""
        whole = iter(pieces)
        held = b""
        for piece in whole:
            held += piece
            if end := TABLE_END.search(held):
                yield from self._counted([held[: end.end()]])
                end_table()
                held = held[end.end() :]
                break
            yield from self._counted([held[:-LONGEST_END]])
            held = held[-LONGEST_END:]
        yield from self._counted([held, *whole])

    def _counted(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self._piece = piece
            yield piece
            self._fed += len(piece)

    def is_plain(self, at: int, is_first: bool) -> bool:
        """Tell whether a text that begins at this byte is written as it reads, and all of it so far is one text.

        1&#50; is 12, but the library of values reads 1. A value has two parts only where a piece ends in it.
        """
        offset = at - self._fed
        return offset >= 0 and self._piece[offset : offset + 1] != b"&" and (offset == 0 or is_first)
