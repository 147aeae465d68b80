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
Range = tuple[int, int, int, int]  # first row, first place, last row, last place
LAST_PLACE, NOWHERE = 16_383, -1  # column XFD, and what is no column


@cache
def place_of(letters: str) -> int:
    """Return the place, from 0, of a column written as letters; NOWHERE for what is no column."""
    if not 1 <= len(letters) <= 3 or not set(letters) <= set(ascii_uppercase):
        return NOWHERE
    place = -1
    for letter in letters:
        place = (place + 1) * 26 + ascii_uppercase.index(letter)
    return place if place <= LAST_PLACE else NOWHERE


def letters_of(place: int) -> str:
    """Return how a spreadsheet calls a column: A for place 0, AA for 26."""
    letters, left = "", place + 1
    while left:
        left, last = divmod(left - 1, 26)
        letters = ascii_uppercase[last] + letters
    return letters


def address(row: int, place: int) -> str:
    """Return the address of a cell as the sender sees it: `B7` for row 7, place 1."""
    return f"{letters_of(place)}{row}"


def place_and_row(cell: str) -> tuple[int, int] | None:
    """Return the place and the row of an address such as `B7`, or None where it is none."""
    letters = cell.rstrip("0123456789")
    row, place = cell[len(letters) :], place_of(letters)
    return (place, int(row)) if place != NOWHERE and row and row[0] != "0" and len(row) <= 7 else None


def range_of(text: str) -> Range | None:
    """Return the first row and place and the last row and place of `B7` or `B7:D9`, or None where it is none."""
    first, _, last = text.partition(":")
    start, end = place_and_row(first), place_and_row(last or first)
    return (start[1], start[0], end[1], end[0]) if start and end else None
