"""Trajecten: every project. For now one sentence that says what will come."""

from dashboard import filters, release, texts, viewer
from dashboard.components.hall import page

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)

page.header("trajectories", opened, selection)
page.lead(texts.text("trajectories.coming", selection.language))
