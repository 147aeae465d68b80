"""One comparison on the page: question, table, source and download."""

import streamlit as st

from dashboard import exports, texts
from dashboard.components import comparison_words, markup, page
from dashboard.components.development_tile import development_tile
from dashboard.components.region_table import region_table
from dashboard.queries.comparison import comparison, indicator
from dashboard.release import OpenedRelease
from dashboard.selection import Selection


def tile(opened: OpenedRelease, selection: Selection, code: str) -> None:
    """Draw one indicator for all regions: what may be concluded, the table, and for a share how it developed."""
    language = selection.language
    about, rows = indicator(opened, code), comparison(opened, selection, code)
    if rows.empty:
        page.nothing_to_show(texts.text("compare.no_breakdown", language))
        return
    page.lead(comparison_words.lead(rows, about, selection))
    note = "compare.note_rate" if about["kind"] == "rate" else "compare.note_other"
    page.section(about[f"question_{language}"], texts.text(note, language))
    markup.show(region_table(rows, about, selection.own_region, language))
    page.source_line(comparison_words.source(rows, about, opened, language))
    st.download_button(
        texts.text("compare.download", language),
        lambda: exports.csv(comparison_words.exported(rows, about, opened, selection), language, opened.is_sample),
        file_name=f"{code}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"download_{code}",
    )
    if about["kind"] == "rate":
        development_tile(opened, selection, about)
