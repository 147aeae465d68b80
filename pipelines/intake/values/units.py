"""What says in which unit figures are: a row of units below the header, words for thousands. Not here: headers."""

import re
from functools import cache
from pathlib import Path

from pipelines.folding import fold
from pipelines.intake.cells import Cell
from pipelines.registries import loaded

WORDS = Path(__file__).with_suffix(".yml")
SYMBOLS = {"€", "#", "%", "nvt"}
NO_UNIT = {"-", "–", "—"}
BRACKETS = "[]() ."
IN_FRONT = re.compile(r"^(?:in|per) ")
SCALE = re.compile(
    r"(?:[x×*]|\bmaal|\bkeer)\s*(?:€|eur(?:o)?)?\s*1[., ]?000\b"
    r"|\bin\s+(?:€\s*)?(?:1[., ]?000\b|duizend(?:en|tallen)?\b|k€|mln\b|miljoen(?:en)?\b)",
    re.IGNORECASE,
)


def are_units(filled: list[Cell]) -> bool:
    """Tell whether these filled cells say units and nothing else; a dash stands where a column has none."""
    said = [cell.strip(BRACKETS) if isinstance(cell, str) else "" for cell in filled]
    return any(text not in NO_UNIT for text in said) and all(text in NO_UNIT or is_unit(text) for text in said)


@cache
def _words() -> frozenset[str]:
    return frozenset(loaded(WORDS)["units"])


def is_unit(text: str) -> bool:
    """Tell whether a text is the word or the symbol of a unit."""
    return text in SYMBOLS or IN_FRONT.sub("", fold(text)) in _words() or bool(SCALE.fullmatch(text))


def scale_in(cells: list[Cell]) -> str | None:
    """Return the words by which these cells say that numbers are in thousands or millions, if they do."""
    found = (SCALE.search(cell) for cell in cells if isinstance(cell, str))
    return next((match[0].strip() for match in found if match), None)


def is_share(text: Cell) -> bool:
    """Tell whether a unit says that the figures are shares of something."""
    return isinstance(text, str) and ("%" in text or fold(text) in {"procent", "percentage", "in procent"})
