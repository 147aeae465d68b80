"""A CSV file becomes one grid: encoding, delimiter, quotes, width of rows."""

import csv
import io

from pipelines.intake.cells import Document, Grid
from pipelines.intake.findings import Finding, Refused


def read(name: str, content: bytes) -> Document:
    """Return the one grid of a CSV file. Raises Refused with the line where reading stops making sense."""
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
    return Document(name, [Grid(name, None, rows, notes)])


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
