"""Every figure of the country, and of the own region, as one table that opens: shares, counts and amounts in groups."""

from itertools import groupby
from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components.hall.cell_words import cell_text, reason
from dashboard.components.hall.definition_list import GROUPS
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import WORDS, Column, Row, columns, grouped
from dashboard.components.overview.key_figures import basis, paired, started


def figures_table(rows: pd.DataFrame, language: str) -> Markup:
    """Return the table; `rows` is the frame of `queries.overview.country_figures`."""
    pairs = paired(rows)
    heads = columns("overview", language, figure=WORDS, country=WORDS, period="pow-wide")
    heads[2:2] = [Column(row.name) for row in pairs[0][1]]
    groups = [
        (texts.text(f"explanation.kind_{kind}", language), [_row(row, own, language) for row, own in found])
        for kind, found in groupby(pairs, key=lambda pair: GROUPS[pair[0].kind])
    ]
    summary = element("summary", texts.text("overview.all_figures", language, count=len(pairs)))
    whole = grouped(heads, groups, "pow-figures", texts.text("overview.figures", language))
    return element("details", summary, whole, class_="pow-opens")


def _row(row: Any, own: list[Any], language: str) -> Row:
    about = row._asdict()
    figures = [_figure(one, about, language) for one in (row, *own)]
    return Row(about[f"title_{language}"], [*figures, started(row, language, "span")])


def _figure(row: Any, about: dict[str, Any], language: str) -> list[Markup]:
    """Return the cell of one figure: its value, and in small of how many people, how sure, or why there is none."""
    notes = [*basis(row, language), reason(row, language, is_short=True)]
    below = element("small", " · ".join(words for words in notes if words))
    return [element("strong", cell_text(row, about, language)), below]
