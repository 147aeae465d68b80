"""The one function that writes an export. Text that a spreadsheet would run is escaped; numbers stay numbers."""

import csv as writer
import datetime
import decimal
import io
import unicodedata
from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.formatting import is_absent

BOM = b"\xef\xbb\xbf"
STARTS_A_FORMULA = frozenset("=+-@")
STARTS_A_CELL_OVER = frozenset("\t\r\n")
QUOTES = frozenset("\"'“”„‘’‚`´")


def csv(frame: pd.DataFrame, language: str, is_sample: bool) -> bytes:
    """Return the rows as CSV that Dutch Excel opens by itself: semicolons, decimal commas, UTF-8 with BOM, CRLF.

    Also in English: what opens it is the Excel of a Dutch municipality. Dates are ISO, missing values are empty.
    The last column says in every row whether the figures are fictitious.
    """
    yes, no, sample = (texts.text(f"downloads.{name}", language) for name in ("cell_yes", "cell_no", "sample_column"))
    columns = [_cells(frame.iloc[:, place], yes, no) for place in range(frame.shape[1])]
    columns.append([yes if is_sample else no] * len(frame))
    buffer = io.StringIO(newline="")
    out = writer.writer(buffer, delimiter=";", lineterminator="\r\n")
    out.writerow([safe(str(column)) for column in frame.columns] + [sample])
    out.writerows(zip(*columns, strict=True))
    return BOM + buffer.getvalue().encode("utf-8")


def _cells(values: pd.Series, yes: str, no: str) -> list[str]:
    """Return a column as text. Words that come back in many rows, as codes do, are looked at once."""
    if isinstance(values.dtype, pd.StringDtype):
        places, words = pd.factorize(values)
        said = [*map(safe, words), ""]  # a missing value has place -1
        return [said[place] for place in places]
    return [_cell(value, yes, no) for value in values.astype("object")]


def _cell(value: Any, yes: str, no: str) -> str:
    if is_absent(value):
        return ""
    if isinstance(value, bool):
        return yes if value else no
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float | decimal.Decimal):
        return format(float(value), ".15g").replace(".", ",")
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return safe(str(value))


def safe(value: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before one that would start it."""
    return "'" + value if value[:1] in STARTS_A_CELL_OVER or _first_sign(value) in STARTS_A_FORMULA else value


def _first_sign(value: str) -> str:
    """Return the first sign that is no space, quote or invisible mark, in its ordinary width (＝ is =)."""
    for sign in value:
        if sign.isprintable() and not sign.isspace() and sign not in QUOTES:
            return unicodedata.normalize("NFKC", sign)[:1]
    return ""
