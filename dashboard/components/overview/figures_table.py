"""Every figure of the country, and of the own region, as one table that opens: shares, counts and amounts in groups."""

from itertools import groupby
from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components.hall.cell_words import cell_text, reason
from dashboard.components.hall.definition_list import GROUPS
from dashboard.components.hall.markup import Markup, element
from dashboard.components.overview.key_figures import basis, paired, started

Pair = tuple[Any, list[Any]]


def figures_table(rows: pd.DataFrame, language: str) -> Markup:
    """Return the table; `rows` is the frame of `queries.overview.country_figures`."""
    pairs = paired(rows)
    own = [row.name for row in pairs[0][1]]
    heads = [texts.text(f"overview.{name}", language) for name in ("figure", "country", "period")]
    heads[2:2] = own
    head = element("thead", element("tr", [element("th", words, scope="col") for words in heads]))
    groups = groupby(pairs, key=lambda pair: GROUPS[pair[0].kind])
    bodies = [_group(kind, list(found), len(heads), language) for kind, found in groups]
    caption = element("caption", texts.text("overview.figures", language), class_="pow-hidden")
    table = element("table", caption, head, bodies, class_="pow-figures")
    summary = element("summary", texts.text("overview.all_figures", language, count=len(pairs)))
    return element("details", summary, table, class_="pow-opens")


def _group(kind: str, pairs: list[Pair], width: int, language: str) -> Markup:
    title = element("th", texts.text(f"explanation.kind_{kind}", language), scope="rowgroup", colspan=width)
    body = [_row(row, own, language) for row, own in pairs]
    return element("tbody", element("tr", title, class_="pow-rowgroup"), body)


def _row(row: Any, own: list[Any], language: str) -> Markup:
    about = row._asdict()
    cells = [_figure(one, about, language) for one in (row, *own)]
    period = element("td", started(row, language, "span"), class_="pow-wide")
    return element("tr", element("th", about[f"title_{language}"], scope="row"), cells, period)


def _figure(row: Any, about: dict[str, Any], language: str) -> Markup:
    """Return the cell of one figure: its value, and in small of how many people, how sure, or why there is none."""
    notes = [*basis(row, language), reason(row, language, is_short=True)]
    below = element("small", " · ".join(words for words in notes if words))
    return element("td", element("strong", cell_text(row, about, language)), below)
