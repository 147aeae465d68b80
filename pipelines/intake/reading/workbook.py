"""A workbook becomes a grid per sheet. Values come from calamine; what calamine does not tell, from the package."""

import io

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from pipelines.intake.cells import Document, Grid
from pipelines.intake.findings import Finding, Refused


def read(name: str, content: bytes) -> Document:
    """Return the sheets of a workbook. Raises Refused where it cannot be opened."""
    try:
        opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
        grids = []
        for sheet in opened.sheets_metadata:
            cells = opened.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            rows = [(number, row) for number, row in enumerate(cells, 1) if any(cell != "" for cell in row)]
            if rows:
                grids.append(Grid(name, sheet.name, rows, is_read=sheet.visible is SheetVisibleEnum.Visible))
    except CalamineError as error:
        raise Refused(Finding("ZIP_CORRUPT", "critical", name)) from error
    return Document(name, grids)
