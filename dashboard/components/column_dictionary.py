"""The dictionary on screen: per table one block that opens, with for every column its header, kind of value and meaning."""

from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.components import markup
from dashboard.components.markup import Markup, element

OTHER = {"nl": "en", "en": "nl"}


def column_dictionary(columns: pd.DataFrame, language: str) -> Markup:
    """Return the blocks of all tables, those of the release first; `columns` is the frame of `queries.contents`."""
    parts = []
    for part, rows in columns.groupby("part", sort=False):
        parts.append(element("h3", texts.text(f"downloads.part_{part}", language), class_="pow-group"))
        parts += [_table(table, language) for _, table in rows.groupby("table_name", sort=False)]
    return markup.join(parts)


def _table(columns: pd.DataFrame, language: str) -> Markup:
    count = texts.text("downloads.columns", language, count=len(columns))
    title = element("summary", columns[f"name_{language}"].iloc[0], element("span", " " + count, class_="pow-muted"))
    heads = [texts.text(f"downloads.{name}", language) for name in ("header", "kind", "meaning")]
    head = element("thead", element("tr", [element("th", one, scope="col") for one in heads]))
    body = element("tbody", [_row(row._asdict(), language) for row in columns.itertuples()])
    return element("details", title, element("table", head, body, class_="pow-columns"), class_="pow-definition")


def _row(column: dict[str, Any], language: str) -> Markup:
    other = OTHER[language]
    name = [column[f"header_{language}"], element("small", column[f"header_{other}"], lang=other)]
    kind = [column[f"type_{language}"], *(element("small", word) for word in _details(column, language))]
    cells = [element("td", kind), element("td", column[f"explanation_{language}"])]
    return element("tr", element("th", name, scope="row"), cells)


def _details(column: dict[str, Any], language: str) -> list[str]:
    """Return what a kind of value leaves open: its unit, the list of its codes, and whether it must be delivered."""
    found = [] if column["unit"] == "none" else [column[f"unit_{language}"]]
    if isinstance(column["codes"], str):
        found.append(texts.text("downloads.codes", language, codes=column["codes"]))
    return found + [texts.text("downloads.required", language)] * bool(column["required"])
