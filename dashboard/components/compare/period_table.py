"""The table twin of the small multiples: regions by periods, each share with its counts."""

from collections.abc import Collection
from typing import Any

import pandas as pd

from dashboard.components.figures.compared import Compared
from dashboard.components.figures.way_to_findings import with_way
from dashboard.components.hall.cell_words import cell_text, counted_text, spoken
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import NUMBER, Cell, Column, Row, cell, of_regions, table

FIT_A_PHONE = 2  # figures beside a name


def period_table(compared: Compared, kept: Collection[str | None] | None = None) -> Markup:
    """Return the figures as a table, a row per region (of `kept`, if not of all) and a column per period."""
    title = f"name_{compared.selection.language}"
    periods = compared.periods.drop_duplicates("period").sort_values("position").set_index("period")[title].to_dict()
    by_region = compared.periods.groupby("region_code", sort=False)
    rows = {str(code): _row(compared, part, periods) for code, part in by_region if kept is None or code in kept}
    return cells_table(compared, list(periods.values()), rows, compared.about[f"title_{compared.selection.language}"])


def cells_table(compared: Compared, heads: list[Any], rows: dict[str, Row], caption: str, look: str = "") -> Markup:
    """Return a table of figures per region; on a phone the first of many stays, and a name opens the rest."""
    columns = [Column(compared.say("region")), *(Column(head, NUMBER) for head in heads)]
    many = " pow-many" if len(heads) > FIT_A_PHONE else ""
    order = of_regions(rows, compared.selection.own_region)
    whole = table(columns, order, f"pow-regions pow-cells{look}{many}", caption)
    return element("div", whole, class_="pow-fitted pow-scrolls", tabindex="0")


def opening_name(name: str) -> list[Markup]:
    """Return a name, with what opens its row where the screen is narrow."""
    return [element("span", name, class_="pow-whole"), element("details", element("summary", name))]


def _row(compared: Compared, part: pd.DataFrame, periods: dict[str, str]) -> Row:
    rows = {row.period: row for row in part.itertuples()}
    cells = [figure_cell(rows[period], compared, name) for period, name in periods.items()]
    return Row(opening_name(compared.name_of(next(part.itertuples()))), cells)


def figure_cell(row: Any, compared: Compared, column: str) -> Cell:
    """Return a cell with a figure and in small its counts; everything else that is known shows under the pointer.

    `column` is the title of its column, for where a row is shown without the head of the table.
    """
    about, language = compared.about, compared.selection.language
    said = cell_text(row, about, language)
    counts = counted_text(row, language)
    below = element("small", counts) if counts else None
    hidden = with_way(element("span", said, class_="pow-hatched"), row, compared)
    shown = {"shown": element("strong", said), "hidden": hidden}
    value = shown.get(row.status, element("span", said, class_="pow-quiet"))
    said = spoken(row, about, language, compared.name_of(row))
    return cell(value, below, class_=NUMBER, title=said, data_column=column)
