"""Mijn regio: one region beside the country and similar ones. For now one sentence that says what will come."""

from dashboard import filters, release, texts, viewer
from dashboard.components.hall import page

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)

page.header("mine", opened, selection)
page.lead(texts.text("mine.coming", selection.language))
