"""A word and, beside it, what it is about: a form of one person, or a lone `BSN` with a number anywhere on a sheet.

Not here: a header with values below it (column_rules.py).
"""

from collections.abc import Iterator
from itertools import pairwise

from pipelines.folding import fold
from pipelines.intake.cells import Cell
from pipelines.intake.header.columns import headers
from pipelines.intake.masking.bsn import has_called, numbers_in, passes_eleven
from pipelines.intake.personal.people import is_birth_date, is_day_of_birth, is_name, is_said
from pipelines.intake.personal.searched import SearchedSheet, text_of
from pipelines.intake.personal.subjects import is_about, subject_of

FORM_ROWS, FORM_CELLS = 200, 3  # a form has a word and a value on a line, and fits on a few pages
Found = tuple[str, int, Cell]


def refusals(sheet: SearchedSheet) -> Iterator[Found]:
    """Yield every rule by which words on the sheet refuse the file, with the column and the value they are about."""
    for column in sheet.columns:
        yield from (("PII_BSN", column.index, text) for text in column.bsn_words if has_called(text))
    for label, index, value in _pairs(sheet):
        subject = subject_of(label)
        if subject == "bsn" and any(number[0] != "0" or passes_eleven(number) for number in numbers_in(value)):
            yield "PII_BSN", index, value
        elif is_birth_date(value) if subject == "birthdate" else is_day_of_birth(value) and is_about(label, "birth"):
            yield "PII_BIRTHDATE", index, value
        elif subject == "names" and _is_answer(value):
            yield "PII_NAMES", index, value


def replaced(sheet: SearchedSheet) -> Iterator[Found]:
    """Yield the kind, column and value of what stands beside a word and is taken out: who guides, and a lone number."""
    for label, index, value in _pairs(sheet):
        subject = None if fold(label) in headers("delivery") else subject_of(label)
        if subject == "professionals" and _is_answer(value) and (is_name(value) or is_about(label, "by_name")):
            yield "name", index, value
        elif subject == "phone" and not text_of(value) and numbers_in(value):
            yield "phone", index, value


def _pairs(sheet: SearchedSheet) -> Iterator[tuple[str, int, Cell]]:
    """Yield each word that is about something with the column and value of the next cell beside it.

    In a long sheet, and in rows with many cells, only words for a BSN count: there the rest are values themselves.
    """
    indices = [column.index for column in sheet.columns if column.bsn_words]
    is_form = len(sheet.grid.rows) <= FORM_ROWS
    for _, cells in sheet.grid.rows if indices or is_form else []:
        filled = [(index, cell) for index, cell in enumerate(cells) if cell != ""]
        for (index, cell), (index_beside, value) in pairwise(filled):
            label = text_of(cell)
            if label and (index in indices or (is_form and len(filled) <= FORM_CELLS)):
                yield label, index_beside, value


def _is_answer(value: Cell) -> bool:
    """Tell whether a value is a text that says something and is no label itself."""
    text = text_of(value)
    return is_said(value) and subject_of(text) is None and fold(text) not in headers("trajectories")
