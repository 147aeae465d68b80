"""Lessen en ervaringen: what professionals tell, with search and filters on region and question."""

import streamlit as st

from dashboard import filters, release, texts, viewer
from dashboard.components import markup, page
from dashboard.components.experience_list import experience_list
from dashboard.queries import contents

PAGE_SIZE = 10

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)
language = selection.language

page.header("lessons", opened, selection)
page.lead(texts.text("lessons.lead", language))
everything = contents.experiences(opened)
names = (
    everything.dropna(subset=["region"]).drop_duplicates("region_code").set_index("region_code")["region"].sort_values()
)
left, middle, right = st.columns(3)
search = left.text_input(
    texts.text("lessons.search", language), key="lessons_search", placeholder=texts.text("lessons.search_how", language)
)
region = middle.selectbox(
    texts.text("lessons.region", language),
    ["", *names.index],
    format_func=lambda code: names.get(code, texts.text("lessons.all_regions", language)),
    key="lessons_region",
)
question = right.selectbox(
    texts.text("lessons.question", language),
    ["", *everything["question"].dropna().unique()],
    format_func=lambda asked: asked or texts.text("lessons.all_questions", language),
    key="lessons_question",
)
found = contents.experiences(opened, search, region or None)
if question:
    found = found[found["question"] == question]
page.source_line(texts.text("lessons.found", language, count=len(found), total=len(everything)))
if found.empty:
    page.nothing_to_show(texts.text("lessons.nothing" if len(everything) else "lessons.none", language))
else:
    shown = st.session_state.setdefault("lessons_shown", PAGE_SIZE)
    markup.show(experience_list(found.head(shown), language))
    if len(found) > shown and st.button(texts.text("lessons.more", language), key="lessons_more"):
        st.session_state["lessons_shown"] = shown + PAGE_SIZE
        st.rerun()
