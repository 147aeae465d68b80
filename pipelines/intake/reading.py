"""Files become grids of cells. Belongs here: bytes, encodings, sheets. Not here: what a cell means."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from pipelines.intake.findings import Finding, Refused

WORKBOOK_START = b"PK\x03\x04"
MAX_BYTES = 50_000_000
MAX_FIELD = 100_000
Cell = Any  # str, int, float, bool, date, datetime, or "" where a cell is empty


@dataclass(frozen=True)
class Grid:
    """One sheet or one CSV file. `rows` pairs the row number in the file (from 1) with its cells."""

    file: str
    sheet: str | None
    rows: list[tuple[int, list[Cell]]]
    notes: tuple[Finding, ...] = ()


def read(path: Path) -> list[Grid]:
    """Return the grids of a workbook or CSV file. Raises Refused with the finding that says why not."""
    if path.stat().st_size > MAX_BYTES:
        raise Refused(Finding("FILE_SIZE", "critical", path.name))
    content = path.read_bytes()
    if not content.strip():
        raise Refused(Finding("FILE_EMPTY", "critical", path.name))
    suffix = path.suffix.casefold()
    if suffix not in {".xlsx", ".csv"}:
        raise Refused(Finding("FILE_TYPE", "critical", path.name))
    if (suffix == ".xlsx") != content.startswith(WORKBOOK_START):
        raise Refused(Finding("FILE_TYPE_MISMATCH", "critical", path.name))
    return list(_workbook(path.name, content)) if suffix == ".xlsx" else [_csv(path.name, content)]


def _workbook(name: str, content: bytes) -> Iterator[Grid]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in workbook.sheets_metadata:
            if sheet.visible is SheetVisibleEnum.Visible:
                cells = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                rows = [(number, row) for number, row in enumerate(cells, 1) if any(cell != "" for cell in row)]
                if rows:
                    yield Grid(name, sheet.name, rows)
    except CalamineError as error:
        raise Refused(Finding("ZIP_CORRUPT", "critical", name)) from error


def _csv(name: str, content: bytes) -> Grid:
    if b"\0" in content:
        raise Refused(Finding("FILE_NUL", "critical", name))
    text, notes = _decode(name, content)
    first = text.lstrip().splitlines()[0]
    delimiter = max(";,\t|", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows = []
        last = 0
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((last + 1, row))
            last = reader.line_num
    except csv.Error as error:
        raise Refused(Finding("CSV_QUOTE", "critical", name, row=last + 1)) from error
    width = len(rows[0][1])
    for number, row in rows:
        if any(cell.strip() for cell in row[width:]):
            raise Refused(Finding("ROW_WIDTH", "critical", name, row=number))
    return Grid(name, None, rows, notes)


def _decode(name: str, content: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Return the text: strict UTF-8, else Windows-1252 and a note that says so."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return content.decode("cp1252"), (Finding("ENC_CP1252", "info", name),)
        except UnicodeDecodeError as error:
            raise Refused(Finding("ENC_UNKNOWN", "critical", name)) from error
    notes = (Finding("ENC_BOM", "info", name),) if content.startswith(b"\xef\xbb\xbf") else ()
    return text, notes
