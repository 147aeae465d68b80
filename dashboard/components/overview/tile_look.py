"""How a tile of the map looks: a share by its verdict beside the country, other figures in a pale shade of their size.

The names of the looks are those of styles/tiles.css. Not here: tiles and their legend.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from dashboard.charts.marks import SIGNS, tone
from dashboard.charts.shades import CLASSES, limits, shade
from dashboard.components.figures.compared import Compared

QUIET = "same"  # nothing to see: no sign on the tile


def look(row: Any, edges: list[float], compared: Compared) -> str:
    """Return the look of a figure: its verdict, or its shade out of `edges`, or why there is none."""
    if row.status != "shown":
        return "pow-tile-hidden" if row.status == "hidden" else "pow-tile-empty"
    if compared.is_rate:
        return of_verdict(row.verdict)
    return f"pow-shade-{strength(shade(_rounded(row.value, compared), edges), len(edges) - 1)}"


def of_verdict(verdict: str) -> str:
    """Return the look of a verdict; of all that cannot be said it is the same."""
    return f"pow-tile-{'unknown' if tone(verdict) == 'unknown' else verdict.replace('_', '-')}"


def sign(verdict: str) -> str:
    """Return the sign on a tile: of a difference, or of what cannot be said."""
    return "" if verdict == QUIET else SIGNS[verdict]


def edges_of(compared: Compared) -> list[float]:
    """Return the limits of the shades, over the figures as the screen rounds them; none for shares."""
    if compared.is_rate:
        return []
    values = [_rounded(value, compared) for value in compared.regions["value"].dropna()]
    return limits(values, 10.0 ** -_digits(compared))


def strength(number: int, classes: int) -> int:
    """Return which of the shades a class gets: spread over all of them, so that few classes still differ."""
    return 1 + (CLASSES - 1) // 2 if classes == 1 else 1 + round((number - 1) * (CLASSES - 1) / (classes - 1))


def _digits(compared: Compared) -> int:
    return int(compared.about["decimals"]) + (2 if compared.about["unit"] == "percent" else 0)


def _rounded(value: float, compared: Compared) -> float:
    step = Decimal(1).scaleb(-_digits(compared))
    return float(Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP))
