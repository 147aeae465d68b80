"""The table twin of the map: per region the figure, of how many people, how sure, and why there is none."""

from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components.figures.compared import Compared
from dashboard.components.figures.way_to_findings import with_way
from dashboard.components.hall.cell_words import cell_text, counted_text, interval_text, reason, verdict_text
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.comparison import COUNTRY


def map_table(places: pd.DataFrame, compared: Compared) -> Markup:
    """Return the table in a part that opens: own region first, the others by alphabet, the country last."""
    language, own = compared.selection.language, compared.selection.own_region
    short = dict(zip(places["region_code"], places["abbreviation"], strict=True))
    order = sorted(compared.rows.itertuples(), key=lambda row: (row.region_code == COUNTRY, row.region_code != own))
    heads = [element("th", compared.say("region"), scope="col")]
    numbers = [compared.say("share"), compared.say("counted")] if compared.is_rate else [compared.say("value")]
    heads += [element("th", words, scope="col", class_="pow-number") for words in numbers]
    heads.append(element("th", texts.text("overview.said", language), scope="col"))
    caption = element("caption", compared.about[f"title_{language}"], class_="pow-hidden")
    head = element("thead", element("tr", heads))
    body = element("tbody", [_row(row, short.get(row.region_code), compared) for row in order])
    table = element("table", caption, head, body, class_="pow-regions pow-map-table")
    return element("details", element("summary", texts.text("overview.as_table", language)), table, class_="pow-opens")


def _row(row: Any, short: str | None, compared: Compared) -> Markup:
    language, about = compared.selection.language, compared.about
    name = [compared.name_of(row), element("small", " " + short) if short else None]
    value = element("strong" if row.status == "shown" else "span", cell_text(row, about, language))
    cells = [element("td", with_way(value, row, compared), class_="pow-number")]
    if compared.is_rate:
        cells.append(element("td", counted_text(row, language), class_="pow-number"))
    cells.append(element("td", _said(row, compared), class_="pow-quiet"))
    look = {COUNTRY: "pow-country", compared.selection.own_region: "pow-own"}.get(row.region_code)
    return element("tr", element("th", name, scope="row"), cells, class_=look)


def _said(row: Any, compared: Compared) -> str:
    """Return what else is known of a figure: interval, verdict and whether it is complete; or why there is none."""
    language = compared.selection.language
    if row.status != "shown":
        return reason(row, language)
    said = [interval_text(row, compared.about, language)]
    if row.verdict and row.region_code != COUNTRY:
        said.append(verdict_text(row.verdict, compared.about, language))
    if row.coverage == "partial":
        said.append(compared.say("is_partial"))
    return " · ".join(words for words in said if words)
