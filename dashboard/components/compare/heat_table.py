"""The heat table: regions by figures, each with its counts and its place on an axis, loud only where it differs.

Belongs here: one table out of columns of one figure each. Not here: which columns there are, and what stands above it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd

from dashboard import addresses
from dashboard.charts import marks
from dashboard.components.compare.period_table import cells_table, figure_cell, opening_name
from dashboard.components.figures import comparison_words
from dashboard.components.figures.compared import Compared, people
from dashboard.components.hall import markup
from dashboard.components.hall.cell_words import cell_text, counted_text, spoken, value_text, verdict_text
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.region_bar import strip
from dashboard.components.hall.table import NUMBER, Cell, Row, cell
from dashboard.queries.comparison import COUNTRY

Result = TypeVar("Result")
FIT_ON_PAPER = 6  # columns beside the name, on an A4


@dataclass(frozen=True)
class Column:
    """A column: a figure with the choice it is of, the words over it and below those, and where its axis ends."""

    compared: Compared
    title: str
    top: float
    below: str = ""

    def remember(self, name: str, make: Callable[["Column"], Result]) -> Result:
        """Return what `make` gives of this column, made once for who has the same own region."""
        return self.compared.remember((name, self.title, self.top), lambda _: make(self))

    def remember_for_all(self, name: str, make: Callable[["Column"], Result]) -> Result:
        """Return the same of what does not depend on the own region."""
        return self.compared.remember_for_all((name, self.title, self.top), lambda _: make(self))

    @property
    def alone(self) -> str:
        """The address of this column's figure and choice alone."""
        one = self.compared
        chosen = one.selection.with_(indicators=(one.about["indicator"],))
        return addresses.link("compare", chosen.to_query())


def of_figures(shown: Sequence[Compared]) -> list[Column]:
    """Return a column per figure, each with an axis of its own."""
    most = comparison_words.choice(shown[0])
    return [Column(one, str(one.about[f"short_{one.selection.language}"]), one.top, _below(one, most)) for one in shown]


def _below(one: Compared, most: str) -> str:
    """Return of whom a share is a part, or in what a figure is counted; and of which choice, where not of `most`."""
    said = one.say("of_people", people=people(one)) if one.is_rate else one.say(f"unit_{one.about['unit']}")
    choice = comparison_words.choice(one)
    return said if choice == most else f"{said} · {choice}"


def heat_table(columns: Sequence[Column], caption: str) -> Markup:
    """Return the table; on paper in parts that fit its width."""
    if len(columns) <= FIT_ON_PAPER:
        return _part(columns, caption)
    parts = [_part(columns[first : first + FIT_ON_PAPER], caption) for first in range(0, len(columns), FIT_ON_PAPER)]
    whole = element("div", _part(columns, caption), class_="pow-on-screen")
    return element("div", whole, element("div", parts, class_="pow-on-paper"))


def _part(columns: Sequence[Column], caption: str) -> Markup:
    first = columns[0].compared
    cells = [one.remember_for_all("heat", _cells) for one in columns]
    rows = {
        region.region_code: Row(opening_name(first.name_of(region)), [column[region.region_code] for column in cells])
        for region in first.each
    }
    return cells_table(first, [_head(one) for one in columns], rows, caption, " pow-several pow-heats")


def _head(one: Column) -> Markup:
    """Return the title of a column, as the way to that figure alone, of whom it is, and the ends of its axis."""
    link = element("a", one.title, href=one.alone, target="_self", class_="pow-chooses")
    ends = None
    if one.compared.is_rate:
        said = [value_text(end, one.compared.about, one.compared.selection.language) for end in (0.0, one.top)]
        ends = element("span", [element("span", end) for end in said], class_="pow-axis", aria_hidden="true")
    return markup.join(link, element("small", one.below), ends)


def _cells(one: Column) -> dict[str, Cell]:
    return {row.region_code: _cell(row, one) for row in one.compared.each}


def _cell(row: Any, one: Column) -> Cell:
    """Return a cell: value with its sign, counts, and under them its interval; filled only where it differs."""
    compared, about, language = one.compared, one.compared.about, one.compared.selection.language
    if row.status != "shown" or not compared.is_rate:
        return figure_cell(row, compared, one.title)
    tone, said = "", None
    if row.region_code != COUNTRY:
        said = element("span", f" {verdict_text(row.verdict, about, language)}", class_="pow-hidden")
        tone = _look(row.verdict)
    sign = element("span", marks.SIGNS[row.verdict], class_="pow-shape", aria_hidden="true") if tone else None
    value = element("strong", sign, cell_text(row, about, language))
    line = None if row.region_code == COUNTRY else strip(row, one.top, _country(compared))
    title = spoken(row, about, language, compared.name_of(row))
    return cell(
        element("div", value, element("small", counted_text(row, language)), said, line),
        class_=f"{NUMBER} pow-heat{tone}", title=title, data_column=one.title,
    )  # fmt: skip


def _look(verdict: str) -> str:
    """Return the classes of what differs, or perhaps does; none of what does not."""
    if not verdict.endswith(("_1", "_2")):
        return ""
    tone = f" pow-{marks.tone(verdict)}"
    return tone + " pow-differs" if verdict.endswith("_2") else tone


def _country(compared: Compared) -> float | None:
    return None if pd.isna(compared.country.value) else float(compared.country.value)
