"""The workbook for a delivery: four sheets to fill, an explanation of every column and word, and lists to choose from.

Empty, or with what is known of a region in it. Belongs here: writing it. Not here: what it is filled with (filling.py,
archived.py), and how intake passes over the sheets that are ours (pipelines/intake/tables/ours.py).
"""

import io

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.intake.findings import texts
from pipelines.intake.header.columns import DUTCH
from pipelines.intake.receipts.marked.sheet_marks import CellReference
from pipelines.registries import Column, columns
from pipelines.template import guide, header_comments, lists
from pipelines.template.filling import NOTHING, Filled, as_cell, title_of
from pipelines.template.sheet import write_head

__all__ = ["Filled", "workbook"]


def workbook(language: str = "nl", filled: Filled = NOTHING) -> bytes:
    """Return the workbook in Dutch or English, with what is known of a region in it."""
    words = texts(language)["template"]
    book = Workbook()
    front = book.active
    assert front is not None
    front.title = words["sheet"]
    named = lists.write(book, book.create_sheet(words["lists"]), language)
    for table in DUTCH:
        sheet = book.create_sheet(title_of(table, language))
        write_head(sheet, columns()[table], named, language)
        _fill(sheet, columns()[table], filled, language)
    guide.write(front, filled, language)
    book.move_sheet(words["lists"], len(book.sheetnames))
    buffer = io.BytesIO()
    book.save(buffer)
    return header_comments.put(
        buffer.getvalue(), {title_of(table, language): _explained(table, language) for table in DUTCH}
    )


def _explained(table: str, language: str) -> dict[CellReference, str]:
    """Return what is said of every column, by the cell of its header."""
    return {(1, index): column.explanation(language) for index, column in enumerate(columns()[table])}


def _fill(sheet: Worksheet, own: tuple[Column, ...], filled: Filled, language: str) -> None:
    """Write what is known; a text that begins as a formula stays a text."""
    for number, known in enumerate(filled.rows(own[0].table), 2):
        for index, column in enumerate(own, 1):
            value = as_cell(column, known.get(column.name), language)
            if value is not None:
                cell = sheet.cell(number, index, value)
                if isinstance(value, str):
                    cell.data_type = "s"
