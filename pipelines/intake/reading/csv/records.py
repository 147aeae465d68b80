"""The records of a CSV file, each with the number of the line where it starts; and quotes that are out of balance.

Not here: encodings (encodings.py), the delimiter (delimiters.py), how wide a record may be (widths.py).
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.intake.reading.extents import LONGEST_FIELD
from pipelines.intake.reading.unsound import Unsound

LINE = re.compile(rb"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z")
TOO_LONG = "field larger"  # how the csv module says that a field does not end


@dataclass(frozen=True)
class Record:
    """One record: the line where it starts, its fields, and whether its last line has an end."""

    number: int
    fields: list[str]
    is_ended: bool


class Lines:
    """The lines of a file with their ends: of Windows, of Unix or of an old Mac. Remembers those of one record."""

    def __init__(self, content: bytes, encoding: str) -> None:
        self.number = 0
        self.taken: list[str] = []
        self._encoding, self._found = encoding, LINE.finditer(content)

    def __iter__(self) -> "Lines":
        """Return itself."""
        return self

    def __next__(self) -> str:
        """Return the next line and remember it."""
        line = next(self._found).group().decode(self._encoding)
        self.number += 1
        self.taken.append(line)
        return line


def records(lines: Lines, delimiter: str, width: int | None) -> Iterator[Record]:
    """Return the records below the lines that were taken before. Raises Unsound with the line where it goes wrong."""
    lines.taken.clear()
    first = lines.number + 1
    try:
        for fields in csv.reader(lines, delimiter=delimiter, strict=True):
            if len(lines.taken) > 1 and _is_swallowed(lines.taken, delimiter, width or 0):
                raise Unsound("CSV_QUOTE", row=first)
            yield Record(first, fields, lines.taken[-1].endswith(("\r", "\n")))
            lines.taken.clear()
            first = lines.number + 1
    except csv.Error as error:
        rule = "FIELD_LONG" if str(error).startswith(TOO_LONG) and len(lines.taken) == 1 else "CSV_QUOTE"
        raise Unsound(rule, row=first, given={"most": LONGEST_FIELD // 1_000}) from error


def _is_swallowed(taken: list[str], delimiter: str, width: int) -> bool:
    """Tell whether one field has taken whole rows in: then every line it spans looks like a row of its own."""
    return width > 2 and all(line.count(delimiter) >= width - 1 for line in taken)
