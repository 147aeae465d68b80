"""Regions and codes as people write them. Exactly one meaning, or none: nothing is corrected by itself."""

from functools import cache

from pipelines.folding import fold
from pipelines.intake.cells import Cell, written
from pipelines.intake.values.counts import NOTHING_WORDS
from pipelines.intake.values.numbers import Unreadable
from pipelines.intake.values.words import MOJIBAKE
from pipelines.registries import code_list, regions


def region(cell: Cell) -> str | None:
    """Return the region code, or None where the cell is empty. Raises Unreadable for a name that is not one region."""
    found = regions.named(str(cell))
    if found.fault and MOJIBAKE.search(str(cell)):
        raise Unreadable("TEXT_MOJIBAKE")
    if found.fault:
        raise Unreadable(found.fault, **({"suggestion": found.suggestion} if found.suggestion else {}))
    return found.code


def other_region(cell: Cell) -> str | None:
    """Return the code of a region that a row names, or None where there is none or it is not known."""
    return None if fold(str(cell)) in NOTHING_WORDS else region(cell)


@cache
def _codes(name: str) -> dict[str, str]:
    return {fold(word): code.code for code in code_list(name) for word in code.words}


def code(cell: Cell, name: str) -> str | None:
    """Return the code of a list, or None where the cell is empty. Raises Unreadable for a word that is not in it."""
    folded = fold(written(cell))
    if folded in _codes(name):
        return _codes(name)[folded]
    if folded and folded not in NOTHING_WORDS:
        raise Unreadable("DIM_UNKNOWN", allowed=", ".join(one.code for one in code_list(name)))
    return None
