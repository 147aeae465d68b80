"""The one function that writes an export, and the name of its file. Both say whom it is for; numbers stay numbers.

Not here: what a spreadsheet makes of a text (pipelines/spreadsheets.py), and which rows and columns there are.
"""

import csv as writer
import datetime
import decimal
import io
import re
from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.formatting import is_absent
from dashboard.queries.contents import provenance
from dashboard.release import OpenedRelease
from pipelines.spreadsheets import as_text

BOM = b"\xef\xbb\xbf"
SHORT_ID = 6
LONGEST_PART = 60  # someone may have searched for a whole sentence


def csv(frame: pd.DataFrame, opened: OpenedRelease, language: str) -> bytes:
    """Return the rows as CSV; the last columns say of which release, for whom, and whether the figures are invented."""
    return written(provenance(opened, frame, language), language)


def written(frame: pd.DataFrame, language: str) -> bytes:
    """Return the rows as CSV that Dutch Excel opens by itself: semicolons, decimal commas, UTF-8 with BOM, CRLF.

    Also in English: what opens it is the Excel of a Dutch municipality. Dates are ISO, missing values are empty.
    """
    yes, no = (texts.text(f"downloads.{name}", language) for name in ("cell_yes", "cell_no"))
    columns = [_cells(frame.iloc[:, index], yes, no) for index in range(frame.shape[1])]
    buffer = io.StringIO(newline="")
    out = writer.writer(buffer, delimiter=";", lineterminator="\r\n")
    out.writerow([as_text(str(column)) for column in frame.columns])
    out.writerows(zip(*columns, strict=True))
    return BOM + buffer.getvalue().encode("utf-8")


def file_name(opened: OpenedRelease, language: str, *said: str, ending: str = "csv") -> str:
    """Return the name of a file: what it holds and what was chosen (`said`), whom it is for, and of which release.

    `Plaatsingspercentage`, `2021` become `plaatsingspercentage-2021-landelijk-exact-3f9c21.csv`.
    """
    audience = texts.text(f"downloads.file_{opened.audience}", language)
    parts = [*map(_plain, said), audience, opened.id[:SHORT_ID]]
    return "-".join(part for part in parts if part) + f".{ending}"


def short_name(words: str) -> str:
    """Return a name that fits on a button of a page that says already for whom its files are."""
    return f"{_plain(words)}.csv"


def _plain(words: str) -> str:
    """Return words as a part of a file name: `Trajecten, geld en bereik` becomes `trajecten-geld-en-bereik`."""
    return "-".join(re.findall(r"\w+", words.casefold().replace("’", "")))[:LONGEST_PART].strip("-")


def _cells(values: pd.Series, yes: str, no: str) -> list[str]:
    """Return a column as text. Words that come back in many rows, as codes do, are looked at once."""
    if isinstance(values.dtype, pd.StringDtype):
        indices, words = pd.factorize(values)
        said = [*map(as_text, words), ""]  # a missing value has index -1
        return [said[index] for index in indices]
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
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, datetime.date) else as_text(str(value))
