"""Whether a column holds names or days of birth of people.

Not here: numbers (citizens.py), addresses (column_rules.py), how a name is written (masking/names.py).
"""

import datetime as dt
import re
from itertools import islice

from pipelines.intake.cells import Cell
from pipelines.intake.masking.bsn import DAY, DAY_TOGETHER, plain
from pipelines.intake.masking.names import is_no_place_or_code, is_sure, may_be_one, names_however_typed, names_in
from pipelines.intake.personal.searched import SearchedColumn, text_of
from pipelines.intake.personal.subjects import is_about, says_nothing

BORN = range(1930, 2009)
EVER_BORN = range(1900, 2020)
SERIAL = range(7306, 43831)  # the days of 1920 to 2019 as a spreadsheet counts them
FIRST_RECENT_YEAR, FIRST_RECENT_DAY = 2012, 40909  # as a year and as a spreadsheet counts days
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d")
SEVERAL, MOSTLY = 3, 0.8
LONGEST_DAY, FIRST = 30, 200
NO_TEXTS = {"people", "whole", "money", "date", "cohort", "code"}
WORD = re.compile(r"[^\W\d_]{2}")
NAME = re.compile(
    r"[A-Z][\w'’-]*\.?(?: (?:van|de|der|den|ten|ter|el|al|in|op|'t))*(?: [A-Z][\w'’-]*\.?)+|[\w' -]+, ?[A-Z][\w. ]*"
)


def name_of(column: SearchedColumn) -> Cell | None:
    """Return a name below a header about names of people who take part or about one of them, or in a column of ours."""
    if column.type in NO_TEXTS:
        return _name_among(column)
    if column.subject not in {"names", "maybe_names", "one_person", "who"}:
        return None
    texts = [cell for cell in column.values if is_said(cell)]
    if column.subject == "maybe_names":
        names = [cell for cell in texts if may_be_one(text_of(cell))]
        return names[0] if len(names) * 2 > len(texts) else None
    if column.subject == "names":
        return next(iter(texts), None)
    names = [cell for cell in texts if _names_in(names_in(text_of(cell)))]
    return names[0] if len(names) >= 2 and len(names) * 2 > len(texts) else None


def _name_among(column: SearchedColumn) -> Cell | None:
    """Return a cell with a name, where our column of counts, periods or codes holds several different names.

    Among codes one of them must be sure: words that a region made up itself may be written with capitals too.
    """
    texts = [cell for cell in column.values if WORD.search(text_of(cell))]
    cells = {cell: found for cell in texts if (found := _names_in(names_however_typed(text_of(cell))))}
    different = {name.casefold() for found in cells.values() for name in found}
    is_meant = column.type != "code" or any(is_sure(name) for found in cells.values() for name in found)
    return next(iter(cells)) if len(different) >= SEVERAL and is_meant else None


def _names_in(found: tuple[str, ...]) -> list[str]:
    """Return the names that are none of a place or a code."""
    return [name for name in found if is_no_place_or_code(name)]


def names_to_take_out(column: SearchedColumn) -> list[Cell]:
    """Return names of people who guide others, or below a header that says no more than `naam`.

    The second only where most values are written as names are; our own column of project names is left alone.
    """
    texts = [cell for cell in column.values if is_said(cell)] if column.subject in {"professionals", "a_name"} else []
    names = [cell for cell in texts if is_name(cell)]
    if column.subject == "professionals":
        return texts if names or is_about(column.header, "by_name") else []
    return names if len(names) >= 2 and len(names) * 2 > len(texts) else []


def birth_date_of(column: SearchedColumn, is_about_persons: bool) -> Cell | None:
    """Return a day of birth: below a header that says so, or old days on a sheet about persons."""
    if column.subject == "birthdate":
        return next((cell for cell in column.values if is_birth_date(cell)), None)
    if len(days := days_of_birth(column)) > 1:
        return days[0]
    is_about_persons = is_about_persons or column.subject == "one_person"
    return next(iter(old_days(column)), None) if is_about_persons else None


def days_of_birth(column: SearchedColumn) -> list[Cell]:
    """Return the days below a header that may be short for `born`; numbers that are years or ages are none."""
    if column.type is not None or not is_about(column.header, "birth"):
        return []
    return [cell for cell in column.values if is_day_of_birth(cell)]


def is_day_of_birth(cell: Cell) -> bool:
    """Tell whether a value that may be a day of birth is a day, and none of these years."""
    if isinstance(cell, int | float):
        return cell in SERIAL and cell < FIRST_RECENT_DAY
    year = cell.year if isinstance(cell, dt.date) else next(iter(YEARS.findall(text_of(cell))), 0)
    return is_birth_date(cell) and int(year) < FIRST_RECENT_YEAR


def is_birth_date(cell: Cell) -> bool:
    """Tell whether a value that is said to be a day of birth is a day, however it is written."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell in SERIAL or (cell == cell // 1 and bool(re.fullmatch(DAY_TOGETHER, f"{cell:08.0f}")))
    if _year_of(cell) in EVER_BORN:
        return True
    text = plain(text_of(cell)).strip().casefold()
    return bool(re.search(rf"(?<!\d){DAY}(?!\d)", text) or re.fullmatch(DAY_TOGETHER, text))


def old_days(column: SearchedColumn) -> list[Cell]:
    """Return the days of a column that is no other, nearly all of 1930 to 2008: before anything here began."""
    is_other = column.type is None and column.subject in {None, "one_person"}
    if not is_other or not any(_year_of(cell) in BORN for cell in islice(column.values, FIRST)):
        return []
    old = [cell for cell in column.values if _year_of(cell) in BORN]
    count = sum(column.values[cell] for cell in old)
    return old if len(old) >= SEVERAL and count >= MOSTLY * column.filled else []


def is_name(cell: Cell) -> bool:
    """Tell whether a cell is written as the full name of a person is."""
    return NAME.fullmatch(text_of(cell).strip()) is not None


def is_said(cell: Cell) -> bool:
    """Tell whether a cell holds a text that says something."""
    return bool(text_of(cell)) and not says_nothing(text_of(cell))


def _year_of(cell: Cell) -> int | None:
    if isinstance(cell, dt.date):
        return cell.year
    written = plain(cell).strip().casefold().removesuffix("t00:00:00") if isinstance(cell, str) else ""
    is_day = 0 < len(written) <= LONGEST_DAY and re.fullmatch(DAY, written)
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", written) if is_day else []
    return int(years[0]) if years else None
