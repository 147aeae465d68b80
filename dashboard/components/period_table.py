"""The table twin of the small multiples: regions by periods, each share with its counts."""

from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components.cell_words import cell_text, counted_text, spoken
from dashboard.components.compared import Compared
from dashboard.components.markup import Markup, element
from dashboard.components.way_to_findings import with_way
from dashboard.queries.comparison import COUNTRY


def period_table(compared: Compared) -> Markup:
    """Return the figures as a table: own region first, the others in alphabetical order, the country last."""
    language, rows = compared.selection.language, compared.periods
    periods = rows.drop_duplicates("period").sort_values("position")
    heads = [texts.text("compare.region", language), *periods[f"name_{language}"]]
    titles = element("tr", [element("th", head, scope="col") for head in heads])
    body = [_row(compared, part, list(periods["period"])) for part in _in_order(compared)]
    caption = element("caption", compared.about[f"title_{language}"], class_="pow-hidden")
    table = element("table", caption, element("thead", titles), element("tbody", body), class_="pow-regions pow-cells")
    return element("div", table, class_="pow-scrolls", tabindex="0")


def _in_order(compared: Compared) -> list[pd.DataFrame]:
    """Return the rows of each region."""
    own = compared.selection.own_region
    parts = {str(code): part for code, part in compared.periods.groupby("region_code", sort=False)}
    order = sorted(parts, key=lambda code: (code == COUNTRY, code != own))
    return [parts[code] for code in order]


def _row(compared: Compared, part: pd.DataFrame, periods: list[str]) -> Markup:
    rows = {row.period: row for row in part.itertuples()}
    first: Any = next(iter(rows.values()))
    look = {compared.selection.own_region: "pow-own", COUNTRY: "pow-country"}.get(first.region_code)
    cells = [figure_cell(rows[period], compared) for period in periods]
    return element("tr", element("th", compared.name_of(first), scope="row"), cells, class_=look)


def figure_cell(row: Any, compared: Compared) -> Markup:
    """Return a cell with a figure and in small its counts; everything else that is known shows under the pointer."""
    about, language = compared.about, compared.selection.language
    said = cell_text(row, about, language)
    counts = counted_text(row, language)
    below = element("small", counts) if counts else None
    hidden = with_way(element("span", said, class_="pow-hatched"), row, compared)
    shown = {"shown": element("strong", said), "hidden": hidden}
    value = shown.get(row.status, element("span", said, class_="pow-quiet"))
    return element("td", value, below, class_="pow-number", title=spoken(row, about, language, compared.name_of(row)))
