"""A CSV file becomes one grid. Here only the order of the steps: letters, layout, records, widths."""

import re
from collections.abc import Iterable
from itertools import islice

from pipelines.intake.cells import Document, Grid
from pipelines.intake.reading.csv import delimiters, encodings, widths
from pipelines.intake.reading.csv.encodings import Decoded
from pipelines.intake.reading.csv.records import Lines, Record, records
from pipelines.intake.reading.csv.widths import Row
from pipelines.intake.reading.extents import MOST, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from pipelines.intake.reading.pool import Pool
from pipelines.intake.reading.unsound import Unsound

STATED = re.compile(rb"sep=([^\w\"\r\n])\r?\n", re.IGNORECASE)  # a first line that tells Excel the delimiter
END_OF_DOS = b"\x1a"
TOO_LARGE = "TABLE_SIZE"
LOST = "\ufffd"  # in the place of a byte that is no letter


def read(name: str, content: bytes) -> Document:
    """Return the one grid of a CSV file. Raises Unsound with the line where reading stops making sense."""
    content = content.rstrip(END_OF_DOS)
    try:
        return _read(name, encodings.decoded(name, content))
    except Unsound as found:
        if found.rule != TOO_LARGE:
            found.document = _as_it_stands(name, content)
        raise


def _read(name: str, decoded: Decoded) -> Document:
    stated = STATED.match(decoded.content)
    layout = delimiters.layout_of(_lines(decoded, stated), stated[1].decode("latin-1") if stated else None)
    rows, is_ended = _rows(records(_lines(decoded, stated), layout.delimiter, layout.width))
    if not rows:
        raise Unsound("FILE_EMPTY")
    notes, cut_off = list(decoded.notes), frozenset[int]()
    if layout.header is not None and layout.width is not None:
        table = rows[layout.header :]
        notes += widths.judge(name, table, layout.delimiter, layout.width, is_ended)
        cut_off = widths.cut_off(table, layout.width)
    return Document(name, [Grid(name, None, rows, tuple(notes), cut_off=cut_off)])


def _lines(decoded: Decoded, stated: re.Match[bytes] | None) -> Lines:
    lines = Lines(decoded.content, decoded.encoding)
    if stated:
        next(lines)
    return lines


def _rows(found: Iterable[Record]) -> tuple[list[Row], bool]:
    """Return the records with something in them, and whether the last line of the file has an end."""
    pool, rows, cells, is_ended = Pool(), [], 0, True
    for record in found:
        is_ended = record.is_ended
        try:
            row = list(map(pool.__getitem__, record.fields))
        except Unsound as unsound:
            unsound.row = record.number
            raise
        while len(row) > MOST_COLUMNS and not row[-1]:
            row.pop()
        if row.count("") < len(row):
            rows.append((record.number, row))
            cells += len(row)
        if len(row) > MOST_COLUMNS or len(rows) > MOST_ROWS or cells > MOST_CELLS:
            raise Unsound(TOO_LARGE, row=record.number, given=MOST)
    return rows, is_ended


def _as_it_stands(name: str, content: bytes) -> Document | None:
    """Return a file that is refused line by line, so that it can be searched; None where it is too large for that.

    Where bytes are no letters of UTF-8 or UTF-16, what they say is not known, so that not all of it is searched.
    """
    text = content.decode(encodings.wide_of(content) or "utf-8", "replace")
    found = text.replace("\0", "").encode("utf-8", "replace")
    delimiter = delimiters.layout_of(Lines(found, "utf-8")).delimiter
    lines = Lines(found, "utf-8")
    parted = (line.rstrip("\r\n").split(delimiter) for line in islice(lines, MOST_ROWS))
    rows: list[Row] = list(enumerate(parted, 1))
    if next(lines, None):
        return None
    return Document(name, [Grid(name, None, rows, is_read=False)], is_searchable=LOST not in text)
