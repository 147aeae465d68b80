"""A workbook of our own, where none was delivered: the tables of CSV files as they are, every cell as text.

Not here: marks on it, and the sheet with findings (front.py).
"""

import io
import re
import zipfile

from pipelines.intake.cells import Cell, Grid
from pipelines.intake.reading.extents import address
from pipelines.intake.receipts.marked.packing import OFFICE, RELATIONSHIPS, SHEETS
from pipelines.intake.receipts.marked.splicing import quoted, words
from pipelines.intake.receipts.marked.styles import HEAD, MAIN, PLAIN

FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
PACKAGE = "application/vnd.openxmlformats-package"


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name that a sheet may have and no other sheet has; `taken` holds folded names and gets this one."""
    stem = FORBIDDEN.sub(" ", wanted).strip()[:LONGEST_NAME] or "blad"
    name, number = stem, 2
    while name.casefold() in taken:
        mark = f" {number}"
        name, number = stem[: LONGEST_NAME - len(mark)] + mark, number + 1
    taken.add(name.casefold())
    return name


def workbook(grids: list[tuple[str, Grid]]) -> bytes:
    """Return a workbook with a sheet per grid, by name; row numbers are those of the file."""
    listed = "".join(
        f'<sheet name={quoted(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, (name, _) in enumerate(grids, 1)
    )
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(grids) + 1)]
    contents = "".join(_content(f"/xl/{target}", kind) for kind, target in [*targets, ("styles", "styles.xml")])
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{PACKAGE}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f"{_content('/xl/workbook.xml', 'sheet.main')}{contents}</Types>",
        "_rels/.rels": _relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relationships([*targets, ("styles", "styles.xml")]),
        "xl/styles.xml": PLAIN.decode(),
    }
    parts |= {f"xl/worksheets/sheet{number}.xml": _sheet(grid) for number, (_, grid) in enumerate(grids, 1)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _content(name: str, kind: str) -> str:
    return f'<Override PartName="{name}" ContentType="{SHEETS}.{kind}+xml"/>'


def _relationships(targets: list[tuple[str, str]]) -> str:
    tags = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{tags}</Relationships>'


def _sheet(grid: Grid) -> str:
    rows = "".join(f'<row r="{number}">{_cells(number, cells)}</row>' for number, cells in grid.rows)
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _cells(row: int, cells: list[Cell]) -> str:
    return "".join(text_cell((row, column), str(cell)) for column, cell in enumerate(cells) if cell != "")


def text_cell(cell: tuple[int, int], text: str, style: int = 0) -> str:
    """Return a cell with text in it, which never is a formula."""
    inside = f'<is><t xml:space="preserve">{words(text)}</t></is>'
    return f'<c r="{address(*cell)}" s="{style}" t="inlineStr">{inside}</c>'


def number_cell(cell: tuple[int, int], number: int, style: int) -> str:
    """Return a cell with a whole number in it."""
    return f'<c r="{address(*cell)}" s="{style}"><v>{number}</v></c>'
