"""What columns say together: a postcode beside a house number, and rows that are one person each.

Not here: what one column says (column_rules.py).
"""

from collections import Counter

from pipelines.intake.cells import Cell
from pipelines.intake.header.columns import match
from pipelines.intake.personal.column_rules import COLUMN
from pipelines.intake.personal.searched import SearchedColumn, SearchedSheet, text_of
from pipelines.intake.personal.subjects import is_about, says_nothing

SUBJECTS_OF_PERSONS = {"bsn", "birthdate", "names", "one_person", "person_numbers"}
OWN_KEYS = ("trajectory", "cohort", "target_group")
REPEATED = 3  # rows for one project, period and group
ROWS_PER_PERSON = 3  # someone may stand there for each project, not for each month
AGES = range(12, 100)
BIRTH_YEARS = range(1930, 2011)
SMALL = 10_000  # a number below it is a count sooner than a person
LEAST_ROWS = 5


def is_about_persons(sheet: SearchedSheet) -> bool:
    """Tell whether a header of the sheet is about persons; in a sheet that is none of ours `naam` is enough."""
    subjects = {column.subject for column in sheet.columns}
    has_names = sheet.table is None and any(is_about(column.header, "name_words") for column in sheet.columns)
    return has_names or bool(subjects & SUBJECTS_OF_PERSONS)


def homes_refuse(sheet: SearchedSheet) -> int | None:
    """Return the index of the postcodes where two different homes stand in two columns, not of organisations."""
    indices = _home_indices(sheet)
    about = [column.header for column in sheet.columns if column.index in indices]
    is_of_organisations = any(is_about(header, "organisations") for header in about)
    different = {tuple(map(str, home)) for home in _homes(sheet)}
    return indices[0] if len(different) >= 2 and not is_of_organisations else None


def homes_replaced(sheet: SearchedSheet) -> list[tuple[str, int, Cell]]:
    """Return the indices and values of homes that stand in two cells."""
    indices = _home_indices(sheet)
    return [("address", index, cell) for home in _homes(sheet) for index, cell in zip(indices, home, strict=True)]


def _home_indices(sheet: SearchedSheet) -> list[int]:
    """Return the indices of postcode and house number where a sheet has both, else nothing."""
    found = [_index_of(sheet, subject) for subject in ("postcode", "house_number")]
    return [index for index in found if index is not None] if None not in found else []


def _homes(sheet: SearchedSheet) -> list[tuple[Cell, Cell]]:
    """Return the different homes: a postcode and a house number, both filled."""
    indices = _home_indices(sheet)
    if not indices:
        return []
    pairs = {tuple(cells[index] if index < len(cells) else "" for index in indices): None for _, cells in sheet.rows}
    return [(postcode, number) for postcode, number in pairs if _is_filled(postcode) and _is_filled(number)]


def microdata(sheet: SearchedSheet) -> SearchedColumn | None:
    """Return the column by which the rows of a sheet are one person each, or None. Never because counts are small.

    That is a column of different numbers of people; or of other numbers, or traits of one person, where moreover the
    same project, period and group come back again and again.
    """
    by_subject = {column.subject: column for column in reversed(sheet.columns)}
    for subject in ("bsn", "person_numbers", "one_person", "other_numbers"):
        column = by_subject.get(subject)
        if column is None or not _tells_persons_apart(column):
            continue
        if subject in {"bsn", "person_numbers"} or (subject == "one_person" and _counts_nobody(sheet)):
            return column
        if _traits(sheet) and (_keys_come_back(sheet) or _counts_nobody(sheet)):
            return column
    exact = next((column for column in sheet.columns if _is_exact_trait(column)), None)
    is_one_each = exact and _counts_nobody(sheet) and len(_traits(sheet)) >= 2 and exact.filled >= LEAST_ROWS
    return exact if is_one_each else None


def _tells_persons_apart(column: SearchedColumn) -> bool:
    """Tell whether the values are different for nearly each row, and are no counts."""
    said = {cell: count for cell, count in column.values.items() if _is_filled(cell) and not _is_empty_word(cell)}
    is_code = column.subject != "one_person" or any(_is_code(cell) for cell in said)
    return len(said) >= COLUMN and sum(said.values()) <= ROWS_PER_PERSON * len(said) and is_code


def _is_code(cell: Cell) -> bool:
    """Tell whether a cell holds a code with a number in it, that is too large to be a count."""
    return _as_number(cell) not in range(SMALL) and any(char.isdigit() for char in str(cell))


def _is_empty_word(cell: Cell) -> bool:
    """Tell whether a cell holds a word that says nothing, and no number."""
    text = text_of(cell)
    return bool(text) and not any(char.isdigit() for char in text) and says_nothing(text)


def _traits(sheet: SearchedSheet) -> list[SearchedColumn]:
    subjects = {"birthdate", "names", "postcode", "traits"}
    return [column for column in sheet.columns if column.filled and column.subject in subjects]


def _is_exact_trait(column: SearchedColumn) -> bool:
    """Tell whether these are ages or years of birth of persons, not classes."""
    if column.subject != "traits" or not is_about(column.header, "exact_traits"):
        return False
    numbers = [_as_number(cell) for cell in column.values]
    return len(numbers) >= COLUMN and all(number in AGES or number in BIRTH_YEARS for number in numbers)


def _as_number(cell: Cell) -> int:
    """Return the whole number in a cell, -1 where it holds none."""
    text = text_of(cell).strip()
    if text:
        return int(text) if text.isdecimal() and len(text) < 10 else -1
    return int(cell) if isinstance(cell, int | float) and abs(cell) < 10**9 else -1


def _counts_nobody(sheet: SearchedSheet) -> bool:
    """Tell whether the sheet has no column with numbers of participants: then a row is no group."""
    return "people" not in {column.type for column in sheet.columns}


def _keys_come_back(sheet: SearchedSheet) -> bool:
    """Tell whether the rows of the same project, period and group are three or more on average."""
    indices = [index for name, index in match(sheet.header, "results").indices.items() if name in OWN_KEYS]
    keys = Counter(
        tuple(str(cells[index]) if index < len(cells) else "" for index in indices) for _, cells in sheet.rows
    )
    return len(indices) >= 2 and keys.total() >= REPEATED * len(keys)


def _index_of(sheet: SearchedSheet, subject: str) -> int | None:
    about = (column for column in sheet.columns if column.type is None and is_about(column.header, subject))
    return next((column.index for column in about), None)


def _is_filled(cell: Cell) -> bool:
    return bool(str(cell).strip())
