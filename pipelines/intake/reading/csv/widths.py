"""Rows of a CSV file that are wider or narrower than the header, and what that says of the file. Not here: reading it.

A row that is too wide has shifted somewhere: nobody knows where, so the file is refused. A row that is too narrow only
misses its last cells: Excel leaves empty ones out, so they are empty, which is unknown and never 0. Narrow is harmful
in one place only: where the file ends, because there it may have been cut off. A last row that is narrower than all
others waits; where it has no line end either, the file surely stops within it and is refused.
"""

import csv

from pipelines.intake.cells import Cell
from pipelines.intake.findings import Finding
from pipelines.intake.reading.csv.delimiters import OFTEN
from pipelines.intake.reading.extents import MOST_COLUMNS
from pipelines.intake.reading.unsound import Unsound

Row = tuple[int, list[Cell]]


def judge(name: str, table: list[Row], delimiter: str, width: int, is_ended: bool) -> list[Finding]:
    """Return notes about narrow rows and an unended last one. `table` begins with the header. Raises Unsound."""
    header, rows = table[0][1], table[1:]
    _judge_delimiter(rows, delimiter, width)
    # Where a comma parts fields, a decimal comma does too: a row that is longer than the header has one.
    longest = len(header) if delimiter == "," else MOST_COLUMNS
    for number, cells in rows:
        if len(cells) > width and (any(cells[width:]) or len(cells) > max(longest, width)):
            fields = _filled(cells) if any(cells[width:]) else len(cells)
            raise Unsound("ROW_WIDTH", row=number, given={"fields": fields, "columns": width})
    short = _short(rows, width)
    if rows and not is_ended and short[-1:] == [rows[-1][0]]:
        raise Unsound("ROW_WIDTH", row=short[-1], given={"fields": len(rows[-1][1]), "columns": width, "cut_off": ""})
    short = [number for number in short if number not in cut_off(table, width)]
    notes = [Finding("ROW_SHORT", "info", name, row=short[0], given={"count": len(short)})] if short else []
    if rows and not is_ended:
        notes.append(Finding("LAST_LINE", "warning", name, row=rows[-1][0]))
    return notes


def cut_off(table: list[Row], width: int) -> frozenset[int]:
    """Return the number of the last row where it has fewer fields than the header and than any other row."""
    rows = table[1:]
    least = min((len(cells) for _, cells in rows[:-1]), default=width)
    last = _short(rows[-1:], min(least, width))
    return frozenset(last)


def _short(rows: list[Row], width: int) -> list[int]:
    """Return the numbers of rows with fewer fields; a field that stands alone is a note."""
    return [number for number, cells in rows if 1 < len(cells) < width]


def _filled(cells: list[Cell]) -> int:
    return max(count for count, cell in enumerate(cells, 1) if cell)


def _judge_delimiter(rows: list[Row], delimiter: str, width: int) -> None:
    """Refuse a file of which rows part their fields with another delimiter than the header."""
    alone = [(number, cells[0]) for number, cells in rows if cells[0] and not any(cells[1:])]
    for number, text in alone if width > 2 else ():
        if len(_parted(text, delimiter)) == width:  # the whole line between quotation marks
            raise Unsound("CSV_QUOTE", row=number)
    for other in OFTEN.replace(delimiter, "") if width > 2 else "":
        parted = [(number, fields) for number, text in alone if len(fields := _parted(text, other)) == width]
        # A note below the table has commas too; rows have numbers, or are most of the file.
        if 2 * len(parted) > len(rows) or any(field.strip().isdigit() for _, fields in parted for field in fields):
            raise Unsound("DELIM_INCONSISTENT", row=parted[0][0], given={"header": delimiter, "rows": other})


def _parted(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=delimiter), [])
    except csv.Error:
        return []
