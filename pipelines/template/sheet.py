"""One sheet to fill: its header, lists to choose from, and columns that keep text."""

from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.registries import Column

ROWS = 2000
HEAD = PatternFill("solid", fgColor="DCE7F1")
# A spreadsheet makes a day of 2020-1 and drops the zero of 01, unless the cell is text.
FORMATS = {"cohort": "@", "key": "@", "date": "dd-mm-yyyy"}
NARROWEST = 14


def write_head(sheet: Worksheet, own: tuple[Column, ...], named: dict[str, str], language: str) -> None:
    """Write the header; `named` says under which name a list can be chosen from."""
    for index, column in enumerate(own, 1):
        letter, header = get_column_letter(index), column.header(language)
        cell = sheet.cell(1, index, header)
        cell.font, cell.fill = Font(bold=True), HEAD
        sheet.column_dimensions[letter].width = max(NARROWEST, len(header) + 2)
        if column.type in FORMATS:
            sheet.column_dimensions[letter].number_format = FORMATS[column.type]
        source = named.get(column.codes or column.type)
        if source:
            choice = DataValidation(type="list", formula1=f"={source}", allow_blank=True)
            choice.add(f"{letter}2:{letter}{ROWS}")
            sheet.add_data_validation(choice)
    sheet.freeze_panes = "A2"
