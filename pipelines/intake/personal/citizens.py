"""Whether numbers in a column are BSNs: by what is said of them, or because too many pass the test for it to be chance.

About one in eleven numbers of nine digits passes. Not here: how a number is written (masking/bsn.py).
"""

from math import comb, erfc, sqrt

from pipelines.intake.cells import Cell
from pipelines.intake.masking.bsn import passes_eleven
from pipelines.intake.personal.searched import SearchedColumn

CHANCE = 1 / 11
UNLIKELY, LIKELY = 0.01, 0.05
FEW, MANY = 5, 200  # numbers; a few that pass are never explained by chance, and from many on that is nearly normal
FEW_WORDS = 3  # of a text that may be a header lower down


def bsn_of(column: SearchedColumn, is_near: bool) -> Cell | None:
    """Return a value of a column that holds BSNs. `is_near`: the name of the sheet or of the file says BSN."""
    every = column.numbers.items()
    found = [(cell, number) for cell, numbers in every for number in numbers if passes_eleven(number)]
    passing = {number: cell for cell, number in reversed(found)}  # a text may hold several
    if column.subject == "bsn":
        below = {cell: numbers for cell, numbers in every if cell in column.values}
        cells = {cell for cell, _ in found}
        return next((cell for cell in below if cell in cells or _is_nine(below[cell])), None)
    if column.subject in {"organisations", "phone"} or not _is_nine(list(passing)):
        return None
    is_called = is_near or any(len(word.split()) <= FEW_WORDS for word in column.bsn_words)
    different = len({number for numbers in column.numbers.values() for number in numbers})
    least = 3 if column.type == "money" or column.subject == "papers" else 2
    is_column = len(passing) >= least and _is_no_chance(different, len(passing))
    return found[0][0] if is_column or (is_called and column.type != "money") else None


def may_stay(column: SearchedColumn) -> bool:
    """Tell whether numbers that pass stay: money and papers, and those among others that do not pass.

    Of keys two are enough, because two keys may never become the same word.
    """
    if column.type == "money" or column.subject == "papers":
        return True
    different = {number for numbers in column.numbers.values() for number in numbers}
    if column.type == "key":
        return len(different) > 1
    passing = sum(passes_eleven(number) for number in different)
    return len(different) >= FEW and luck(len(different), passing) >= LIKELY


def of_organisations(column: SearchedColumn) -> list[Cell]:
    """Return the numbers below a header about organisations, if one of them is written as a BSN is."""
    is_meant = column.subject == "organisations" and any(is_lone(numbers) for numbers in column.numbers.values())
    return list(column.numbers) if is_meant else []


def is_lone(numbers: list[str]) -> bool:
    """Tell whether one of these passes by itself: eight digits are a day or the number of a company more often."""
    return any(number[0] != "0" and passes_eleven(number) for number in numbers)


def luck(count: int, passing: int) -> float:
    """Return the chance that of `count` numbers at random so many or more pass the 11-proef."""
    if count > MANY:
        return erfc((passing - 0.5 - count * CHANCE) / sqrt(2 * count * CHANCE * (1 - CHANCE))) / 2
    return sum(comb(count, n) * CHANCE**n * (1 - CHANCE) ** (count - n) for n in range(passing, count + 1))


def _is_no_chance(count: int, passing: int) -> bool:
    """Tell whether most of these numbers pass, and more than chance would give."""
    return passing * 2 >= count and luck(count, passing) < UNLIKELY


def _is_nine(numbers: list[str]) -> bool:
    """Tell whether one of these has nine digits without a zero put in front."""
    return any(number[0] != "0" for number in numbers)
