"""Regions and codes as people write them. Exactly one meaning, or none: nothing is corrected by itself."""

from difflib import get_close_matches
from functools import cache

from pipelines.intake.cells import Cell
from pipelines.intake.folding import fold
from pipelines.intake.numbers import Unreadable
from pipelines.intake.words import MOJIBAKE
from pipelines.registries import code_list, region_aliases, region_names


@cache
def _regions() -> dict[str, str]:
    known: dict[str, str] = {fold(code): code for code in region_names()}
    for code, alias, is_ambiguous in region_aliases():
        if not is_ambiguous:
            known[fold(alias)] = code
    return known


@cache
def _several() -> frozenset[str]:
    return frozenset(fold(alias) for code, alias, _ in region_aliases() if code == "MULTI")


def region(cell: Cell) -> str | None:
    """Return the region code, or None where the cell is empty. Raises Unreadable for a name that is not one region."""
    folded = fold(str(cell))
    if not folded:
        return None
    if folded in _several():
        raise Unreadable("REGION_SEVERAL")
    if MOJIBAKE.search(str(cell)):
        raise Unreadable("TEXT_MOJIBAKE")
    if folded not in _regions():
        raise Unreadable("REGION_UNKNOWN", **_nearest(folded))
    return _regions()[folded]


def _nearest(folded: str) -> dict[str, str]:
    """Return the region that was perhaps meant, for the sender to choose; nothing is corrected by itself."""
    near = get_close_matches(folded, _regions(), n=1, cutoff=0.75)
    return {"suggestion": region_names()[_regions()[near[0]]]} if near else {}


@cache
def _codes(name: str) -> dict[str, str]:
    return {
        fold(word): code.code
        for code in code_list(name)
        for word in (code.code, code.name_nl, code.name_en, code.code.replace("_", " "), *code.synonyms)
    }


def code(cell: Cell, name: str) -> str | None:
    """Return the code of a list, or None where the cell is empty. Raises Unreadable for a word that is not in it."""
    folded = fold(str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell))
    if not folded or folded in {"nvt", "n v t"}:
        return None
    if folded not in _codes(name):
        raise Unreadable("DIM_UNKNOWN", allowed=", ".join(one.code for one in code_list(name)))
    return _codes(name)[folded]
