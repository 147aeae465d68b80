"""Levering controleren: a region tries its delivery in the browser; nothing is stored."""

import streamlit as st

from dashboard import filters, release, texts, viewer
from dashboard.components.check import check_files, check_result, check_steps, check_template
from dashboard.components.hall import markup, page
from dashboard.queries import quality

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)
language = selection.language

page.header("check", opened, selection)
selection = filters.bar(opened, ("region",))
page.lead(texts.text("check.lead", language))
with st.container(key="pow_check"):
    with st.container(key="pow_check_files"):
        check_files.choose(language, quality.counting(opened))
        page.source_line(texts.text("check.privacy", language))
    with st.container(key="pow_check_steps"):
        markup.show(check_steps.steps(language))
        check_template.show(opened, selection.own_region, language)
tried = check_files.tried()
if tried is None:
    page.nothing_to_show(texts.text("check.empty", language))
elif tried.error:
    check_files.say_error(tried, language)
else:
    check_result.show(tried, language)
