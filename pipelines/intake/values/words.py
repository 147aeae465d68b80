"""Keys, free text and links as people write them; what may be shown of a cell; and how a cell was understood.

Not here: numbers (numbers.py), dates and periods (dates.py), regions and codes (codes.py).
"""

import datetime as dt
import re
import unicodedata

from pipelines.folding import fold, same, tidy
from pipelines.intake.cells import Cell, Fault, written
from pipelines.intake.values.counts import NO_NUMBER, NOTHING_WORDS
from pipelines.intake.values.numbers import Unreadable

NO_KEY = NOTHING_WORDS | {""}
# How R, SPSS, SAS, Stata, Python and databases write that a value is not there. A spreadsheet's #N/A is a fault.
NO_VALUE = {"na", "n/a", "n.a.", "<na>", "nan", "nat", "null", "(null)", "[null]", "none", "undefined", "\\n", "."}
NO_VALUE |= {"(leeg)", "(blank)"}  # as a pivot table says it
FORMULA = re.compile(r"[=+@＝＋＠]|-\s*\d|-\s*[A-Za-z]+\(")
MARKUP = re.compile(r"<[a-zA-Z/!?][^<]*")
# What UTF-8 looks like when it was read as Windows-1252, and the character for a letter that was lost.
MOJIBAKE = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|Â[\u00a0-\u00bf]|ï»¿|\ufffd")
ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
ALL_GROUPS = {"alle", "totaal", "all"}
LONGEST_KEY, LONGEST_TEXT, SHOWN = 100, 20_000, 60
NUMBER_OF_THOUSANDS = re.compile(r"\d{1,3}(?:[. \u00a0\u2009\u202f]\d{3})+(?:,0+)?")


def is_no_value(cell: Cell) -> bool:
    """Tell whether a program wrote that there is no value, such as `NA`."""
    return isinstance(cell, str) and tidy(cell).casefold() in NO_VALUE


def key(cell: Cell) -> str | None:
    """Return the key of a row in the one form of keys, or None where it is missing. Raises Unreadable."""
    if isinstance(cell, bool):
        raise Unreadable("CELL_ERROR")
    if isinstance(cell, dt.date):  # a datetime is a date too
        raise Unreadable("KEY_DATE")
    said = same(written(cell))
    _refuse(said, LONGEST_KEY)
    return None if fold(said) in NO_KEY else said


def text(cell: Cell) -> str | None:
    """Return free text with ordinary white space, or None where it is empty. Raises Unreadable for what is no text."""
    said = tidy("".join(char for char in written(cell) if char.isspace() or unicodedata.category(char) != "Cc"))
    _refuse(said, LONGEST_TEXT)
    return said or None


def link(cell: Cell) -> str | None:
    """Return a web address, or None where it is empty. Raises Unreadable for anything that is not one."""
    said = tidy(written(cell))
    if not said or fold(said) in NO_KEY:
        return None
    if said.startswith("www."):
        said = f"https://{said}"
    if not ADDRESS.fullmatch(said):
        raise Unreadable("LINK_UNREADABLE")
    return said


def _refuse(said: str, longest: int) -> None:
    for is_wrong, rule in (
        (bool(FORMULA.match(said)), "TEXT_FORMULA"),
        (bool(MARKUP.search(said)), "TEXT_MARKUP"),
        (bool(MOJIBAKE.search(said)), "TEXT_MOJIBAKE"),
        (len(said) > longest, "TEXT_LONG"),
    ):
        if is_wrong:
            raise Unreadable(rule)


def shown(cell: Cell, rule: str) -> str | None:
    """Return what a finding may repeat of a cell: a short text, never markup or a formula."""
    if rule in {"TEXT_MARKUP", "TEXT_FORMULA", "TEXT_LONG"}:
        return None
    return (cell.shown if isinstance(cell, Fault) else tidy(written(cell)))[:SHOWN] or None


def note(kind: str, cell: Cell, value: object) -> str | None:
    """Return the note by which a cell was understood that the sender should know of, if any."""
    if not isinstance(cell, str):
        return None
    said = tidy(cell)
    if kind in {"people", "whole"} and value not in NO_NUMBER and NUMBER_OF_THOUSANDS.fullmatch(said):
        return "NUM_THOUSANDS"
    if kind == "people" and value == "-":
        return "NUM_DASH"
    if kind == "code" and value == "onbekend" and fold(said) in ALL_GROUPS:
        return "DIM_ALL"
    if kind == "cohort" and isinstance(value, tuple) and value[1] != value[0]:
        return "COHORT_PARTS"
    return None
