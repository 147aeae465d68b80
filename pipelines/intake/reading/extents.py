"""How large a table may be, and addresses of cells. Not here: how large a file may be (kinds.py)."""

from functools import cache
from string import ascii_uppercase

MOST_ROWS = 300_000
MOST_COLUMNS = 200
# A sheet is read as a block, empty cells included: so many cells fit in the memory that one file may use.
MOST_CELLS = 5_000_000
MOST_FAULTS = 100_000
MOST_MERGED = 10_000
LONGEST_FIELD = 32_767  # what a cell of a workbook can hold
MOST = {"rows": MOST_ROWS // 1_000, "columns": MOST_COLUMNS, "cells": MOST_CELLS // 1_000_000}  # as a sentence says it
Range = tuple[int, int, int, int]  # first row, first column, last row, last column
LAST_COLUMN, NOWHERE = 16_383, -1  # column XFD, and what is no column


@cache
def column_of(letters: str) -> int:
    """Return the index, from 0, of a column written as letters; NOWHERE for what is no column."""
    if not 1 <= len(letters) <= 3 or not set(letters) <= set(ascii_uppercase):
        return NOWHERE
    column = -1
    for letter in letters:
        column = (column + 1) * 26 + ascii_uppercase.index(letter)
    return column if column <= LAST_COLUMN else NOWHERE


def column_letters(column: int) -> str:
    """Return how a spreadsheet calls a column: A for column 0, AA for 26."""
    letters, left = "", column + 1
    while left:
        left, last = divmod(left - 1, 26)
        letters = ascii_uppercase[last] + letters
    return letters


def address(row: int, column: int) -> str:
    """Return the address of a cell as the sender sees it: `B7` for row 7, column 1."""
    return f"{column_letters(column)}{row}"


def column_and_row(cell: str) -> tuple[int, int] | None:
    """Return the column and the row of an address such as `B7`, or None where it is none."""
    letters = cell.rstrip("0123456789")
    row, column = cell[len(letters) :], column_of(letters)
    return (column, int(row)) if column != NOWHERE and row and row[0] != "0" and len(row) <= 7 else None


def range_of(text: str) -> Range | None:
    """Return the first row and column and the last row and column of `B7` or `B7:D9`, or None where it is none."""
    first, _, last = text.partition(":")
    start, end = column_and_row(first), column_and_row(last or first)
    return (start[1], start[0], end[1], end[0]) if start and end else None
