"""Lessen en ervaringen: what professionals tell and what regions pass on, by question, subject, region and words."""

from dashboard import filters, release, texts, viewer
from dashboard.components.hall import page
from dashboard.components.lessons import lesson_filters, lesson_results
from dashboard.components.lessons.looking import Looking
from dashboard.queries import lessons

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)

page.header("lessons", opened, selection)
page.lead(texts.text("lessons.lead", selection.language))
choice = lesson_filters.choose(opened, selection.language)
lesson_results.show(lessons.found(opened, choice), Looking(opened, selection, choice))
