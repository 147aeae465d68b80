"""Several indicators at once: a table of regions by indicators, each in its own unit, without verdicts or order."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import exports, texts
from dashboard.components import comparison_words, markup, page
from dashboard.components.markup import Markup, element
from dashboard.components.region_table import cell_text
from dashboard.queries.comparison import comparison, indicator
from dashboard.release import OpenedRelease
from dashboard.selection import Selection


def several(opened: OpenedRelease, selection: Selection) -> None:
    """Draw the table of all chosen indicators, its source, and a download of exactly what is shown."""
    language = selection.language
    shown = [(indicator(opened, code), comparison(opened, selection, code)) for code in selection.indicators]
    shown = [(about, rows) for about, rows in shown if not rows.empty]
    if not shown:
        page.nothing_to_show(texts.text("compare.no_breakdown", language))
        return
    page.lead(texts.text("compare.lead_cause", language))
    page.section(texts.text("compare.several", language), texts.text("compare.several_note", language))
    markup.show(several_table(shown, selection.own_region, language))
    about, rows = shown[0]
    page.source_line(comparison_words.source(rows, about, opened, language))
    st.download_button(
        texts.text("compare.download", language),
        lambda: exports.csv(_exported(shown, opened, selection), language, opened.is_sample),
        file_name="regios.csv",
        mime="text/csv",
        on_click="ignore",
        key="download_several",
    )


def several_table(shown: list[tuple[dict[str, Any], pd.DataFrame]], own_region: str | None, language: str) -> Markup:
    """Return the table; `shown` pairs each indicator with its rows of `queries.comparison`."""
    names = shown[0][1][["region_code", "name"]]
    columns = [(about, {row.region_code: row for row in rows.itertuples()}) for about, rows in shown]
    own_first = names.assign(place=names["region_code"].map({own_region: 0, "NL": 2}).fillna(1))
    head = [element("th", texts.text("compare.region", language), scope="col")]
    head += [element("th", about[f"title_{language}"], scope="col", class_="pow-number") for about, _ in columns]
    body = [
        element(
            "tr",
            element("th", region.name, scope="row"),
            [
                element("td", cell_text(rows[region.region_code], about, language), class_="pow-number")
                for about, rows in columns
            ],
            class_={"NL": "pow-country", own_region: "pow-own"}.get(region.region_code),
        )
        for region in own_first.sort_values("place", kind="stable").itertuples()
    ]
    return element("table", element("thead", element("tr", head)), element("tbody", body), class_="pow-regions")


def _exported(
    shown: list[tuple[dict[str, Any], pd.DataFrame]], opened: OpenedRelease, selection: Selection
) -> pd.DataFrame:
    return pd.concat([comparison_words.exported(rows, about, opened, selection) for about, rows in shown])
