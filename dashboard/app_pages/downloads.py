"""Downloads: what is chosen now, every table of the release, and what their columns mean."""

import streamlit as st

from dashboard import filters, release, texts, viewer
from dashboard.components.downloads.chosen_view import chosen_view
from dashboard.components.downloads.column_dictionary import column_dictionary
from dashboard.components.downloads.download_list import download_list
from dashboard.components.hall import markup, page

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)
language = selection.language

page.header("downloads", opened, selection)
page.lead(texts.text(f"downloads.lead_{opened.audience}", language))
chosen_view(opened, selection)
with st.container(key="pow_downloads"):
    with st.container(key="pow_files"):
        page.section(texts.text("downloads.all", language), texts.text("downloads.all_note", language))
        download_list(opened, language)
    with st.container(key="pow_dictionary"):
        page.section(texts.text("downloads.dictionary", language), texts.text("downloads.dictionary_note", language))
        markup.show(column_dictionary(opened, language))
