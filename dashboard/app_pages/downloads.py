"""Downloads: every table of the release, as CSV for Dutch Excel. The current view downloads beside its chart."""

from functools import partial

import streamlit as st

from dashboard import exports, filters, formatting, release, texts, viewer
from dashboard.components import page
from dashboard.queries import contents


def written(table: str) -> bytes:
    """Return one table of the opened release as a file."""
    return exports.csv(contents.whole(opened, table), language, opened.is_sample)


selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)
language = selection.language

page.header("downloads", opened, selection)
page.lead(texts.text("downloads.lead", language))
for row in contents.tables(opened).itertuples():
    words = row._asdict()
    page.section(words[f"name_{language}"])
    count = formatting.number(row.rows, language)
    page.source_line(words[f"about_{language}"] + " " + texts.text("downloads.rows", language, count=count))
    st.download_button(
        texts.text("downloads.button", language, name=f"{row.table_name}.csv"),
        partial(written, row.table_name),
        file_name=f"{opened.id[:6]}-{row.table_name}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"download_{row.table_name}",
    )
