"""Datakwaliteit: what was delivered and what waits. For now one sentence that says what will come."""

from dashboard import filters, release, texts, viewer
from dashboard.components import page

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)

page.header("quality", opened, selection)
page.lead(texts.text("quality.coming", selection.language))
