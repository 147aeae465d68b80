"""The worked example of the method as a table: the same share of few and of many people, and what we say of each."""

import pandas as pd

from dashboard import texts
from dashboard.charts.marks import SIGNS
from dashboard.components.hall import cell_words
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.region_bar import bar

SHARE = {"kind": "rate", "unit": "percent", "decimals": 0, "polarity": "no_judgement"}
TOP = 0.8


def example_table(rows: pd.DataFrame, country: float, language: str) -> Markup:
    """Return the table of `queries.worked_example`; the bars run from 0 to 80%."""
    names = ("counted", "interval", "share", "verdict")
    heads = [element("th", texts.text(f"explanation.example_{name}", language), scope="col") for name in names]
    body = []
    for row in rows.itertuples():
        interval = cell_words.interval_text(row, SHARE, language)
        said = cell_words.verdict_text(str(row.verdict), SHARE, language)
        sign = element("span", SIGNS[str(row.verdict)] + " ", aria_hidden="true", class_="pow-shape")
        cells = [
            element("th", cell_words.counted_text(row, language), scope="row"),
            element("td", bar(row, TOP, country, interval), class_="pow-bars"),
            element("td", element("strong", cell_words.cell_text(row, SHARE, language)), class_="pow-number"),
            element("td", sign, said),
        ]
        body.append(element("tr", cells))
    caption = element("caption", texts.text("explanation.example_caption", language))
    return element(
        "table", caption, element("thead", element("tr", heads)), element("tbody", body), class_="pow-example"
    )
