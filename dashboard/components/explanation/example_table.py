"""The worked example of the method as a table: the same share of few and of many people, and what we say of each."""

import pandas as pd

from dashboard import texts
from dashboard.charts.marks import SIGNS
from dashboard.components.hall import cell_words
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.region_bar import bar
from dashboard.components.hall.table import NUMBER, WORDS, Row, cell, columns, table

SHARE = {"kind": "rate", "unit": "percent", "decimals": 0, "polarity": "no_judgement"}
TOP = 0.8


def example_table(rows: pd.DataFrame, country: float, language: str) -> Markup:
    """Return the table of `queries.worked_example`; the bars run from 0 to 80%."""
    looks = {"counted": WORDS, "interval": WORDS, "share": NUMBER, "verdict": WORDS}
    heads = columns("explanation", language, **{f"example_{name}": look for name, look in looks.items()})
    body = []
    for row in rows.itertuples():
        interval = cell_words.interval_text(row, SHARE, language)
        said = cell_words.verdict_text(str(row.verdict), SHARE, language)
        sign = element("span", SIGNS[str(row.verdict)] + " ", aria_hidden="true", class_="pow-shape")
        cells = [
            cell(bar(row, TOP, country, interval), class_="pow-bars"),
            element("strong", cell_words.cell_text(row, SHARE, language)),
            [sign, said],
        ]
        body.append(Row(cell_words.counted_text(row, language), cells))
    return table(heads, body, "pow-example", texts.text("explanation.example_caption", language), caption_look=None)
