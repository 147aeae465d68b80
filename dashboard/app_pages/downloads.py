"""Downloads: what is chosen now, every table of the release, and what their columns mean."""

import streamlit as st

from dashboard import visit
from dashboard.components.downloads.chosen_view import chosen_view
from dashboard.components.downloads.column_dictionary import column_dictionary
from dashboard.components.downloads.download_list import download_list
from dashboard.components.hall import markup, page

here = visit.current()

page.header("downloads", here)
page.lead(here.say(f"downloads.lead_{here.opened.audience}"))
chosen_view(here.opened, here.selection)
with st.container(key="pow_downloads"):
    with st.container(key="pow_files"):
        page.section(here.say("downloads.all"), here.say("downloads.all_note"))
        download_list(here.opened, here.language)
    with st.container(key="pow_dictionary"):
        page.section(here.say("downloads.dictionary"), here.say("downloads.dictionary_note"))
        markup.show(column_dictionary(here.opened, here.language))
