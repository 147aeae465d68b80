"""The key figures of the country: a handful large, each with what it is of. All of them: figures_table.py."""

from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.components.hall import markup
from dashboard.components.hall.cell_words import cell_text, counted_text, reason
from dashboard.components.hall.definition_list import GROUPS
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.comparison import COUNTRY


def paired(rows: pd.DataFrame) -> list[tuple[Any, list[Any]]]:
    """Return per indicator the row of the country, and that of the own region in a list that is empty without one.

    `rows` is the frame of `queries.overview.country_figures`.
    """
    found: dict[str, list[Any]] = {}
    for row in rows.itertuples():
        found.setdefault(str(row.indicator), []).append(row)
    parts = (sorted(group, key=lambda row: row.region_code != COUNTRY) for group in found.values())
    return [(first, rest) for first, *rest in parts]


def cards(rows: pd.DataFrame, language: str) -> Markup:
    """Return the indicators that the registry calls key figures, in its order; the own region beside them."""
    chosen = rows[rows["headline"].notna()].sort_values("headline", kind="stable")
    return element("ul", [_card(row, own, language) for row, own in paired(chosen)], class_="pow-keys")


def _card(row: Any, own: list[Any], language: str) -> Markup:
    about = row._asdict()
    look = "pow-key-value" if row.status == "shown" else "pow-key-none"
    notes = [*basis(row, language), started(row, language, "started"), reason(row, language)]
    value = element("strong", cell_text(row, about, language), class_=look)
    below = [element("span", words, class_="pow-key-note") for words in notes if words]
    title = element("span", about[f"title_{language}"], class_="pow-key-title")
    return element("li", title, element("div", value, below, [_own(one, language) for one in own]))


def _own(row: Any, language: str) -> Markup:
    """Return the own region beside the country: a share never without its counts and interval."""
    value = element("strong", f"{row.name}: {cell_text(row, row._asdict(), language)}", class_="pow-key-own")
    notes = basis(row, language) if row.kind == "rate" else []
    return markup.join(value, [element("span", words, class_="pow-key-note") for words in notes])


def basis(row: Any, language: str) -> list[str]:
    """Return of how many people a share is and its 95% interval, else the unit of the figure."""
    if row.status != "shown":
        return []
    if row.kind != "rate":
        return [texts.text(f"overview.unit_{row.unit}", language)]
    # One decimal: with whole percentages the interval of the country would have no width.
    low, high = (formatting.percentage(end, language, 1) for end in (row.lower, row.upper))
    return [counted_text(row, language), texts.text("compare.interval", language, low=low, high=high)]


def started(row: Any, language: str, name: str) -> str:
    """Return when the people of a figure started, in the words of text `name`; for amounts the whole programme."""
    first, last = getattr(row, f"first_{language}"), getattr(row, f"last_{language}")
    if GROUPS[row.kind] == "amount":
        return texts.text("overview.whole", language)
    if pd.isna(first) or row.status != "shown":
        return ""
    return texts.text(f"overview.{name}_one" if first == last else f"overview.{name}", language, first=first, last=last)
