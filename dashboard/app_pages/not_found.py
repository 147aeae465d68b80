"""For an address that does not exist: says so, and where to go."""

from dashboard import filters, release, texts, viewer
from dashboard.components.hall import page, page_link

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)

page.header("not_found", opened, selection)
page.lead(texts.text("not_found.lead", selection.language))
page_link.page_link("overview", texts.text("not_found.home", selection.language), selection)
