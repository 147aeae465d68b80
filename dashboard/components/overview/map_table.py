"""The table twin of the map: per region the figure, of how many people, how sure, and why there is none."""

from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components.figures.compared import Compared
from dashboard.components.figures.way_to_findings import with_way
from dashboard.components.hall.cell_words import cell_text, counted_text, interval_text, reason, verdict_text
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import NUMBER, WORDS, Row, columns, of_regions, table
from dashboard.queries.comparison import COUNTRY


def map_table(regions: pd.DataFrame, compared: Compared) -> Markup:
    """Return the table in a part that opens: per region its figure."""
    language, own = compared.selection.language, compared.selection.own_region
    short = dict(zip(regions["region_code"], regions["abbreviation"], strict=True))
    numbers = dict.fromkeys(("share", "counted") if compared.is_rate else ("value",), NUMBER)
    heads = columns("compare", language, region=WORDS, **numbers) + columns("overview", language, said="pow-quiet")
    rows = {row.region_code: _row(row, short.get(row.region_code), compared) for row in compared.each}
    whole = table(heads, of_regions(rows, own), "pow-regions pow-map-table", compared.about[f"title_{language}"])
    return element("details", element("summary", texts.text("overview.as_table", language)), whole, class_="pow-opens")


def _row(row: Any, short: str | None, compared: Compared) -> Row:
    language, about = compared.selection.language, compared.about
    name = [compared.name_of(row), element("small", " " + short) if short else None]
    value = element("strong" if row.status == "shown" else "span", cell_text(row, about, language))
    counted = [counted_text(row, language)] if compared.is_rate else []
    return Row(name, [with_way(value, row, compared), *counted, _said(row, compared)])


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
