"""An empty workbook for a delivery: the four sheets, an explanation of every column, and lists to choose from."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.intake.findings import texts
from pipelines.intake.headers import DUTCH
from pipelines.registries import Column, code_lists, columns, half_years, region_names

ROWS = 2000
HEAD = PatternFill("solid", fgColor="DCE7F1")
LISTS = "lijsten"


def write(out: Path) -> Path:
    """Write the empty workbook to `out` and return it."""
    words = texts("nl")["template"]
    book = Workbook()
    guide = book.active
    assert guide is not None
    guide.title = words["sheet"]
    lists = book.create_sheet(LISTS)
    named = _write_lists(book, lists)
    for table, title in DUTCH.items():
        _write_table(book.create_sheet(title), columns()[table], named)
    _write_guide(guide, words)
    lists.sheet_state = "hidden"
    book.move_sheet(LISTS, len(book.sheetnames))
    book.save(out)
    return out


def _write_guide(sheet: Worksheet, words: dict[str, str]) -> None:
    sheet.append([words["title"]])
    sheet["A1"].font = Font(bold=True, size=14)
    for line in (words["how"], words["people"], words["unknown"]):
        sheet.append([line])
    sheet.append([])
    sheet.append([words["where"], words["column"], words["must"], words["means"]])
    for cell in sheet[sheet.max_row]:
        cell.font, cell.fill = Font(bold=True), HEAD
    for table, title in DUTCH.items():
        for column in columns()[table]:
            sheet.append([title, column.header_nl, words["yes"] if column.required else "", column.explanation_nl])
    for letter, width in (("A", 14), ("B", 30), ("C", 10), ("D", 100)):
        sheet.column_dimensions[letter].width = width


def _write_table(sheet: Worksheet, own: tuple[Column, ...], named: dict[str, str]) -> None:
    for place, column in enumerate(own, 1):
        cell = sheet.cell(1, place, column.header_nl)
        cell.font, cell.fill = Font(bold=True), HEAD
        cell.comment = Comment(column.explanation_nl, "Perspectief op Werk")
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = max(14, len(column.header_nl) + 2)
        source = named.get(column.codes or column.type)
        if source:
            choice = DataValidation(type="list", formula1=f"={source}", allow_blank=True)
            choice.add(f"{letter}2:{letter}{ROWS}")
            sheet.add_data_validation(choice)
    sheet.freeze_panes = "A2"


def _write_lists(book: Workbook, sheet: Worksheet) -> dict[str, str]:
    """Write every list in a column of its own and return the name under which a cell can choose from it."""
    choices = {name: [code.code for code in codes] for name, codes in code_lists().items()}
    choices |= {"region": list(region_names().values()), "cohort": list(half_years())}
    named = {}
    for place, (name, values) in enumerate(choices.items(), 1):
        for row, value in enumerate(values, 1):
            sheet.cell(row, place, value)
        letter = get_column_letter(place)
        book.defined_names[f"lijst_{name}"] = DefinedName(
            f"lijst_{name}", attr_text=f"{LISTS}!${letter}$1:${letter}${len(values)}"
        )
        named[name] = f"lijst_{name}"
    return named
