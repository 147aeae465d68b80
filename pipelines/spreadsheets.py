"""What a spreadsheet makes of a text in a CSV: a formula, a day, another number; and how it stays that text.

Not here: writing a file (dashboard/exports.py, free_text/ticking.py).
"""

import re
import unicodedata

STARTS_A_FORMULA = frozenset("=+-@")
STARTS_A_CELL_OVER = frozenset("\t\r\n")
QUOTES = frozenset("\"'“”„‘’‚`´")
MONTH = "(jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*"
AMOUNT = r"\(?[€$£]?\s*\d[\d.,'\s]*[)%€]?"
STAYS = re.compile(r"0|[1-9]\d{0,10}")  # a whole number of at most eleven digits looks the same as a number
BECOMES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        AMOUNT,  # 007, 1.234, 12%, € 5
        r"\d+([.,]\d*)?e[+-]?\d+",  # 1E5 becomes 100000
        r"\d{1,4}(\s*[-/.\s]\s*\d{1,4}){1,2}",  # 1-2, 10-24, 2021-1, 3/4, 1.2.3: a day
        rf"(\d{{1,4}}\s*[-/.\s]?\s*)?{MONTH}[-/.,\s]*\d{{1,4}}([-/.,\s]+\d{{1,4}})?",  # MAR1, mrt-21, 1 maart 2021
        rf"\d{{1,4}}\s*[-/.\s]?\s*{MONTH}",  # 1mrt
        r"(\S+\s+)?\d{1,4}(:\d{1,2}){1,2}([.,]\d+)?(\s*[ap]m?)?",  # 12:30, 1-2 12:30
        r"\d{1,2}(\s*[ap]m|\s+[ap])",  # 5 PM
        "true|false|waar|onwaar",
        r"#\S*[!?/]\S*",  # #N/A becomes an error
    )
]


def as_text(value: str) -> str:
    """Return text that every spreadsheet leaves as it is: an apostrophe goes before one that it would change."""
    is_taken = value[:1] in STARTS_A_CELL_OVER or _first_char(value) in STARTS_A_FORMULA or _becomes_another(value)
    return "'" + value if is_taken else value


def _becomes_another(value: str) -> bool:
    """Tell whether a spreadsheet would take the text for a day, a time, a number or a truth, and show it otherwise."""
    bare = unicodedata.normalize("NFKC", value).strip()
    return not STAYS.fullmatch(bare) and any(pattern.fullmatch(bare) for pattern in BECOMES)


def _first_char(value: str) -> str:
    """Return the first character that is no space, quote or invisible mark, in its ordinary width (＝ is =)."""
    for char in value:
        if char.isprintable() and not char.isspace() and char not in QUOTES:
            return unicodedata.normalize("NFKC", char)[:1]
    return ""
