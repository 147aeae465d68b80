"""The key figures of the country: a handful large, each with what it is of, and all of them as a table."""

from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.components import markup
from dashboard.components.cell_words import cell_text, counted_text, reason
from dashboard.components.definition_list import GROUPS
from dashboard.components.markup import Markup, element
from dashboard.queries.comparison import COUNTRY


def cards(rows: pd.DataFrame, language: str) -> Markup:
    """Return the indicators that the registry calls key figures, in its order; with the own region where one is chosen.

    `rows` is the frame of `queries.overview.country_figures`.
    """
    chosen = rows[rows["headline"].notna()].sort_values("headline", kind="stable")
    return element("ul", [_card(found, language) for _, found in chosen.groupby("headline")], class_="pow-keys")


def _card(rows: pd.DataFrame, language: str) -> Markup:
    by_region = {row.region_code: row for row in rows.itertuples()}
    row: Any = by_region.pop(COUNTRY)
    about = row._asdict()
    look = "pow-key-value" if row.status == "shown" else "pow-key-none"
    notes = [*_basis(row, language), _started(row, language, "started"), reason(row, language)]
    return element(
        "li",
        element("span", about[f"title_{language}"], class_="pow-key-title"),
        element(
            "div",
            element("strong", cell_text(row, about, language), class_=look),
            [element("span", words, class_="pow-key-note") for words in notes if words],
            [_own(own, language) for own in by_region.values()],
        ),
    )


def _own(row: Any, language: str) -> Markup:
    """Return the own region beside the country: a share never without its counts and interval."""
    value = element("strong", f"{row.name}: {cell_text(row, row._asdict(), language)}", class_="pow-key-own")
    notes = _basis(row, language) if row.kind == "rate" else []
    return markup.join(value, [element("span", words, class_="pow-key-note") for words in notes])


def _basis(row: Any, language: str) -> list[str]:
    """Return of how many people a share is and its 95% interval, else the unit of the figure."""
    if row.status != "shown":
        return []
    if row.kind != "rate":
        return [texts.text(f"overview.unit_{row.unit}", language)]
    # One decimal: with whole percentages the interval of the country would have no width.
    low, high = (formatting.percentage(end, language, 1) for end in (row.lower, row.upper))
    return [counted_text(row, language), texts.text("compare.interval", language, low=low, high=high)]


def _started(row: Any, language: str, name: str) -> str:
    """Return when the people of a figure started, in the words of text `name`; for amounts the whole programme."""
    first, last = getattr(row, f"first_{language}"), getattr(row, f"last_{language}")
    if GROUPS[row.kind] == "amount":
        return texts.text("overview.whole", language)
    if pd.isna(first) or row.status != "shown":
        return ""
    return texts.text(f"overview.{name}_one" if first == last else f"overview.{name}", language, first=first, last=last)


def figures_table(rows: pd.DataFrame, language: str) -> Markup:
    """Return every indicator as a table that opens: shares, counts and amounts under each other."""
    country = rows[rows["region_code"] == COUNTRY]
    own = rows[rows["region_code"] != COUNTRY].set_index("indicator")
    heads = [texts.text(f"overview.{name}", language) for name in ("figure", "country", "period")]
    heads[2:2] = list(own["name"].unique())
    head = element("thead", element("tr", [element("th", words, scope="col") for words in heads]))
    groups = country.groupby(country["kind"].map(GROUPS), sort=False)
    bodies = [_group(str(kind), found, own, language) for kind, found in groups]
    caption = element("caption", texts.text("overview.figures", language), class_="pow-hidden")
    table = element("table", caption, head, bodies, class_="pow-figures")
    summary = element("summary", texts.text("overview.all_figures", language, count=len(country)))
    return element("details", summary, table, class_="pow-twin-table")


def _group(kind: str, rows: pd.DataFrame, own: pd.DataFrame, language: str) -> Markup:
    width = 3 + own["name"].nunique()
    title = element("th", texts.text(f"explanation.kind_{kind}", language), scope="rowgroup", colspan=width)
    body = [_row(row, own, language) for row in rows.itertuples()]
    return element("tbody", element("tr", title, class_="pow-rowgroup"), body)


def _row(row: Any, own: pd.DataFrame, language: str) -> Markup:
    about = row._asdict()
    figures = [row, *own.loc[own.index == row.indicator].itertuples()]
    cells = [_figure(one, about, language) for one in figures]
    started = element("td", _started(row, language, "span"), class_="pow-wide")
    return element("tr", element("th", about[f"title_{language}"], scope="row"), cells, started)


def _figure(row: Any, about: dict[str, Any], language: str) -> Markup:
    """Return the cell of one figure: its value, and in small of how many people, how sure, or why there is none."""
    notes = [*_basis(row, language), reason(row, language, is_short=True)]
    below = element("small", " · ".join(words for words in notes if words))
    return element("td", element("strong", cell_text(row, about, language)), below)
