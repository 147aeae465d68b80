"""The table twin of the small multiples: regions by periods, each share with its counts."""

from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components.figures.compared import Compared
from dashboard.components.figures.way_to_findings import with_way
from dashboard.components.hall.cell_words import cell_text, counted_text, spoken
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.comparison import COUNTRY

FIT_A_PHONE = 2  # figures beside a name


def period_table(compared: Compared) -> Markup:
    """Return the figures as a table: own region first, the others in alphabetical order, the country last."""
    language, rows = compared.selection.language, compared.periods
    periods = rows.drop_duplicates("period").sort_values("position")
    heads = [texts.text("compare.region", language), *periods[f"name_{language}"]]
    titles = element("tr", [element("th", head, scope="col") for head in heads])
    body = [_row(compared, part, dict(zip(periods["period"], heads[1:], strict=True))) for part in _in_order(compared)]
    caption = element("caption", compared.about[f"title_{language}"], class_="pow-hidden")
    return cells_table([caption, element("thead", titles), element("tbody", body)], len(periods))


def cells_table(parts: list[Markup], count: int, look: str = "") -> Markup:
    """Return a table of `count` figures per region; on a phone the first of many stays, and a name opens the rest."""
    many = " pow-many" if count > FIT_A_PHONE else ""
    table = element("table", parts, class_=f"pow-regions pow-cells{look}{many}")
    return element("div", table, class_="pow-fitted pow-scrolls", tabindex="0")


def opening_name(name: str) -> Markup:
    """Return the cell of a name, with what opens its row where the screen is narrow."""
    opens = element("details", element("summary", name))
    return element("th", element("span", name, class_="pow-whole"), opens, scope="row")


def _in_order(compared: Compared) -> list[pd.DataFrame]:
    """Return the rows of each region."""
    own = compared.selection.own_region
    parts = {str(code): part for code, part in compared.periods.groupby("region_code", sort=False)}
    order = sorted(parts, key=lambda code: (code == COUNTRY, code != own))
    return [parts[code] for code in order]


def _row(compared: Compared, part: pd.DataFrame, periods: dict[str, str]) -> Markup:
    rows = {row.period: row for row in part.itertuples()}
    first: Any = next(iter(rows.values()))
    look = {compared.selection.own_region: "pow-own", COUNTRY: "pow-country"}.get(first.region_code)
    cells = [figure_cell(rows[period], compared, name) for period, name in periods.items()]
    return element("tr", opening_name(compared.name_of(first)), cells, class_=look)


def figure_cell(row: Any, compared: Compared, column: str) -> Markup:
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
    return element("td", value, below, class_="pow-number", title=said, data_column=column)
