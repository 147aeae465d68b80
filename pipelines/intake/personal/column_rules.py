"""What one column says: that its file is refused, or which of its values are replaced.

Not here: BSNs (citizens.py), names and days of birth (people.py), and what columns say together (rows.py).
"""

import re
from collections.abc import Iterable, Iterator

from pipelines.intake.cells import Cell, Fault
from pipelines.intake.masking.bsn import plain, vocabulary
from pipelines.intake.masking.shapes import without
from pipelines.intake.personal.citizens import bsn_of, is_lone, may_stay, of_organisations
from pipelines.intake.personal.people import birth_date_of, days_of_birth, name_of, names_to_take_out, old_days
from pipelines.intake.personal.searched import SearchedColumn, text_of
from pipelines.intake.personal.subjects import is_about

# A column: so many different addresses in cells that hold little else, or two in more than a share of the filled
# cells; or so many in longer texts that are more than that share. Fewer are strays.
COLUMN, COLUMN_SHARE = 3, 0.2
MOST_WORDS = 4
OFFICE_PHONE = re.compile(r"(?:0|31|0031)?(?:88|800|900)\d+")
RULES = {"email": "PII_EMAIL", "phone": "PII_PHONE", "address": "PII_ADDRESS"}
Replaced = dict[Cell, Cell]


def refusals(column: SearchedColumn, is_near_bsn: bool, is_about_persons: bool) -> Iterator[tuple[str, Cell]]:
    """Yield every rule by which this column refuses its file, with a value of it.

    `is_near_bsn`: the name of the sheet or of the file says BSN. `is_about_persons`: another header of the sheet does.
    """
    for rule, cell in (
        ("PII_BSN", bsn_of(column, is_near_bsn)),
        ("PII_BIRTHDATE", birth_date_of(column, is_about_persons)),
        ("PII_NAMES", name_of(column)),
        *((rule, next(iter(_column_of(column, kind)), None)) for kind, rule in RULES.items()),
    ):
        if cell is not None:
            yield rule, cell


def replaced(column: SearchedColumn) -> tuple[Replaced, dict[str, list[Cell]]]:
    """Return what stands in the place of each value that holds something of a person, and those values by kind."""
    new: Replaced = {}
    kinds: dict[str, list[Cell]] = {}
    numbers_stay = may_stay(column)
    for cell, hits in column.hits.items():
        meant = [hit for hit in hits if not (hit.kind == "bsn" and numbers_stay)]
        if meant:
            new[cell] = _put(cell, without(text_of(cell), meant))
        for kind in dict.fromkeys(hit.kind for hit in meant):
            kinds.setdefault(kind, []).append(cell)
    for kind, cells in _whole_cells(column, numbers_stay):
        for cell in (cell for cell in cells if cell not in new):
            new[cell] = _put(cell, vocabulary()["marks"][kind])
            kinds.setdefault(kind, []).append(cell)
    return new, kinds


def _put(cell: Cell, text: str) -> Cell:
    """Return the text as a cell of the same kind: what cannot count stays a fault."""
    return Fault(cell.rule, text) if isinstance(cell, Fault) else text


def _whole_cells(column: SearchedColumn, numbers_stay: bool) -> Iterator[tuple[str, Iterable[Cell]]]:
    """Yield the values that are replaced as a whole, by kind: numbers that are no text, and columns about someone."""
    if column.subject == "organisations":
        yield "bsn", of_organisations(column)
    elif column.subject == "phone":
        yield "phone", column.numbers
    elif not numbers_stay:
        yield "bsn", [cell for cell, numbers in column.numbers.items() if not text_of(cell) and is_lone(numbers)]
    yield "name", names_to_take_out(column)
    yield "birthdate", [*old_days(column), *days_of_birth(column)]


def _column_of(column: SearchedColumn, kind: str) -> list[Cell]:
    """Return the values by which this is a column of addresses of people; none where they are only strays.

    The same address on every row is one.
    """
    short: dict[Cell, list[str]] = {}
    long: dict[Cell, list[str]] = {}
    for cell in (cell for cell in (*column.hits, *column.numbers) if cell in column.values):
        if found := _addresses(column, cell, kind):
            (short if _is_little_else(column, cell) else long)[cell] = found
    for cells, least in ((short, 2), (long, COLUMN)):
        different = len({address for found in cells.values() for address in found})
        share = sum(column.values[cell] for cell in cells) / max(column.filled, 1)
        if different >= least and (share > COLUMN_SHARE or (cells is short and different >= COLUMN)):
            return list(cells)
    return []


def _addresses(column: SearchedColumn, cell: Cell, kind: str) -> list[str]:
    """Return the addresses of people of this kind in a cell, none of an office or an organisation."""
    if column.subject == "organisations":
        return []
    text = plain(text_of(cell))
    found = [text[hit.start : hit.end].casefold() for hit in column.hits.get(cell, ()) if hit.kind == kind]
    if kind == "phone" and column.subject == "phone":
        found = found or column.numbers.get(cell, [])
    if kind == "email":
        return [address for address in found if not is_about(re.split(r"@|[(\[]at", address)[0], "offices")]
    different = [re.sub(r"[\W_]", "", address) for address in found]
    return [address for address in different if not (kind == "phone" and OFFICE_PHONE.match(address))]


def _is_little_else(column: SearchedColumn, cell: Cell) -> bool:
    """Tell whether a cell holds at most a few words besides what was found in it."""
    text = plain(text_of(cell))
    for hit in reversed(column.hits.get(cell, ())):
        text = text[: hit.start] + " " + text[hit.end :]
    return len(re.findall(r"[^\W\d_]{2,}", text)) <= MOST_WORDS
