"""A word and, beside it, what it is about: a form of one person, or a lone `BSN` with a number anywhere on a sheet.

Not here: a header with values below it (columns.py).
"""

from collections.abc import Iterator
from itertools import pairwise

from pipelines.folding import fold
from pipelines.intake.cells import Cell
from pipelines.intake.header.columns import headers
from pipelines.intake.masking.bsn import has_called, numbers_in, passes_eleven
from pipelines.intake.personal.people import is_birth_date, is_day_of_birth, is_name, is_said
from pipelines.intake.personal.sheets import Sheet, text_of
from pipelines.intake.personal.subjects import is_about, subject_of

FORM_ROWS, FORM_CELLS = 200, 3  # a form has a word and a value on a line, and fits on a few pages
Found = tuple[str, int, Cell]


def refusals(sheet: Sheet) -> Iterator[Found]:
    """Yield every rule by which words on the sheet refuse the file, with the place and the value they are about."""
    for column in sheet.columns:
        yield from (("PII_BSN", column.place, text) for text in column.bsn_words if has_called(text))
    for label, place, value in _pairs(sheet):
        subject = subject_of(label)
        if subject == "bsn" and any(number[0] != "0" or passes_eleven(number) for number in numbers_in(value)):
            yield "PII_BSN", place, value
        elif is_birth_date(value) if subject == "birthdate" else is_day_of_birth(value) and is_about(label, "birth"):
            yield "PII_BIRTHDATE", place, value
        elif subject == "names" and _is_answer(value):
            yield "PII_NAMES", place, value


def replaced(sheet: Sheet) -> Iterator[Found]:
    """Yield the kind, place and value of what stands beside a word and is taken out: who guides, and a lone number."""
    for label, place, value in _pairs(sheet):
        subject = None if fold(label) in headers("delivery") else subject_of(label)
        if subject == "professionals" and _is_answer(value) and (is_name(value) or is_about(label, "by_name")):
            yield "name", place, value
        elif subject == "phone" and not text_of(value) and numbers_in(value):
            yield "phone", place, value


def _pairs(sheet: Sheet) -> Iterator[tuple[str, int, Cell]]:
    """Yield each word that is about something with the place and value of the next cell beside it.

    In a long sheet, and in rows with many cells, only words for a BSN count: there the rest are values themselves.
    """
    places = [column.place for column in sheet.columns if column.bsn_words]
    is_form = len(sheet.grid.rows) <= FORM_ROWS
    for _, cells in sheet.grid.rows if places or is_form else []:
        filled = [(place, cell) for place, cell in enumerate(cells) if cell != ""]
        for (place, cell), (beside, value) in pairwise(filled):
            label = text_of(cell)
            if label and (place in places or (is_form and len(filled) <= FORM_CELLS)):
                yield label, beside, value


def _is_answer(value: Cell) -> bool:
    """Tell whether a value is a text that says something and is no label itself."""
    text = text_of(value)
    return is_said(value) and subject_of(text) is None and fold(text) not in headers("trajectories")
