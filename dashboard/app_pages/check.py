"""Levering controleren: a region tries its delivery in the browser; nothing is stored."""

import streamlit as st

from dashboard import filters, visit
from dashboard.components.check import check_files, check_result, check_steps, check_template
from dashboard.components.hall import markup, page
from dashboard.queries import quality

here = visit.current()

page.header("check", here)
filters.bar(here, ("region",))
page.lead(here.say("check.lead"))
with st.container(key="pow_check"):
    with st.container(key="pow_check_files"):
        check_files.choose(here.language, quality.counting(here.opened))
        page.source_line(here.say("check.privacy"))
    with st.container(key="pow_check_steps"):
        markup.show(check_steps.steps(here.language))
        check_template.show(here.opened, here.selection.own_region, here.language)
tried = check_files.tried()
if tried is None:
    page.nothing_to_show(here.say("check.empty"))
elif tried.error:
    check_files.say_error(tried, here.language)
else:
    check_result.show(tried, here.language)
