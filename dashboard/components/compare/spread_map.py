"""The drawing of where a region lies between all others, one figure to a line, as inline SVG with its words.

Colours come from styles/spread.css. Not here: how far dots lie from their line (charts/swarm.py), and any sentence.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts import marks, swarm
from dashboard.components.compare.heat_table import Column
from dashboard.components.figures.compared import Compared
from dashboard.components.hall.cell_words import cell_text, reason, spoken, value_text, verdict_text
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.comparison import COUNTRY

WIDE, DOT, OWN_DOT, LEAST = 440, 9.0, 13.0, 26.0  # of a line: its width, its dots, and half its height without dots
MIDDLE_HALF = (25, 75)


@dataclass(frozen=True)
class Spread:
    """The shares of one figure: the regions that have one, and between which the middle half lies."""

    column: Column
    rows: tuple[Any, ...]
    own: Any

    @property
    def line(self) -> Any:
        """The row that regions lie beside; None for amounts, whose total has no place between regions."""
        compared = self.column.compared
        return compared.country if compared.is_rate and compared.country.status == "shown" else None

    @property
    def values(self) -> np.ndarray:
        """The shares of the regions."""
        return np.array([row.value for row in self.rows], dtype=float)

    @property
    def quarters(self) -> tuple[float, float]:
        """The shares below which a quarter and three quarters of the regions lie."""
        low, high = np.percentile(self.values, MIDDLE_HALF)
        return float(low), float(high)


def of_column(column: Column) -> Spread:
    """Return what is drawn of one figure."""
    one = column.compared
    rows = tuple(row for row in one.each if row.region_code != COUNTRY and row.status == "shown")
    return Spread(column, rows, one.own)


def line(spread: Spread) -> Markup:
    """Return the figure of one line: its name, the verdict on the own region, the dots, and the ends of its axis."""
    return element("div", _title(spread), _drawing(spread), _ends(spread), class_="pow-spread")


def _title(spread: Spread) -> Markup:
    compared, own = spread.column.compared, spread.own
    return element("p", element("strong", spread.column.title), _said(compared, own) if own else None)


def _said(compared: Compared, own: Any) -> Markup:
    """Return the verdict on the own region in words, or why it has no figure."""
    language = compared.selection.language
    if own.status != "shown":
        return element("span", reason(own, language, is_short=True), class_="pow-quiet")
    if not compared.is_rate:
        return element("span", cell_text(own, compared.about, language), class_="pow-spread-said-own")
    sign = element("span", marks.SIGNS[own.verdict], aria_hidden="true", class_="pow-shape")
    words = verdict_text(own.verdict, compared.about, language)
    return element("span", sign, words, class_=f"pow-verdict pow-{marks.tone(own.verdict)}")


def _drawing(spread: Spread) -> Markup | None:
    """Return the line itself: the range, the middle half, the country and a dot per region, the own one last."""
    if not spread.rows:
        return None
    across = [_x(row.value, spread) for row in spread.rows]
    away = swarm.offsets(across, DOT)
    half = max(LEAST, float(np.abs(away).max()) + DOT)
    dots = [
        (row, element("circle", element("title", _words(spread, row)), cx=x, cy=round(half + up, 1), r=DOT / 2))
        for row, x, up in zip(spread.rows, across, away, strict=True)
        if spread.own is None or row.region_code != spread.own.region_code
    ]
    box = {"viewBox": f"0 0 {WIDE} {round(2 * half)}", "role": "img", "tabindex": "0"}
    box["aria_label"] = alternative(spread)
    marked = [element("g", dot, data_region=row.region_code) for row, dot in dots]
    return element("svg", _behind(spread, half), marked, _own(spread, half), **box)


def _behind(spread: Spread, half: float) -> list[Markup]:
    (low, high), values = spread.quarters, spread.values
    parts = [
        element("path", d=f"M0 {half}H{WIDE}", class_="pow-spread-axis"),
        element(
            "rect", x=_x(low, spread), width=max(_x(high, spread) - _x(low, spread), 1), y=half - LEAST + 2,
            height=2 * LEAST - 4, class_="pow-spread-half",
        ),
        element("path", d=f"M{_x(values.min(), spread)} {half}H{_x(values.max(), spread)}", class_="pow-spread-range"),
    ]  # fmt: skip
    if spread.line is not None:
        parts.append(element("path", d=f"M{_x(spread.line.value, spread)} 0V{2 * half}", class_="pow-spread-country"))
    return parts


def _own(spread: Spread, half: float) -> Markup | None:
    own = spread.own
    if own is None or own.status != "shown":
        return None
    interval = None
    if not pd.isna(own.lower):
        interval = element("path", d=f"M{_x(own.lower, spread)} {half}H{_x(own.upper, spread)}")
    dot = element("circle", cx=_x(own.value, spread), cy=half, r=OWN_DOT / 2)
    return element("g", element("title", _words(spread, own)), interval, dot, class_="pow-spread-own")


def _words(spread: Spread, row: Any) -> str:
    compared = spread.column.compared
    return spoken(row, compared.about, compared.selection.language, compared.name_of(row))


def _ends(spread: Spread) -> Markup:
    """Return the ends of the axis, and between them the country and the own region with their shares."""
    compared, language = spread.column.compared, spread.column.compared.selection.language
    ends = [value_text(end, compared.about, language) for end in (0.0, spread.column.top)]
    looks = {COUNTRY: "pow-spread-said-country"}
    known = [row for row in (spread.line, spread.own) if row is not None and row.status == "shown"]
    known.sort(key=lambda row: float(row.value))
    said = [
        element(
            "span", f"{compared.name_of(row)} {cell_text(row, compared.about, language)}",
            class_=looks.get(row.region_code, "pow-spread-said-own"),
        )
        for row in known
    ]  # fmt: skip
    middle = float(np.mean([row.value for row in known])) / spread.column.top * 100 if known else 0.0
    between = element("span", element("span", said, style=f"--pow-at:{min(middle, 100):.1f}%"))
    return element("div", element("span", ends[0]), between, element("span", ends[1]), class_="pow-spread-ends")


def alternative(spread: Spread) -> str:
    """Return in words what one line shows: the lowest and highest share, the middle half, the country and the own."""
    compared, language = spread.column.compared, spread.column.compared.selection.language
    low, high = spread.quarters
    ends = {"lowest": spread.values.min(), "quarter": low, "three_quarters": high, "highest": spread.values.max()}
    given = {name: value_text(value, compared.about, language) for name, value in ends.items()}
    given |= {"indicator": spread.column.title, "count": str(len(spread.rows))}
    line = "" if spread.line is None else " " + compared.say("alt_spread_line", **_line_said(spread))
    own = "" if spread.own is None else f" {_words(spread, spread.own)}."
    return compared.say("alt_spread", **given) + line + own


def _line_said(spread: Spread) -> dict[str, str]:
    compared = spread.column.compared
    return {"country": cell_text(spread.line, compared.about, compared.selection.language)}


def _x(value: float, spread: Spread) -> float:
    return round(min(max(float(value) / spread.column.top, 0), 1) * WIDE, 1)
