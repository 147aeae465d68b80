"""Regio's vergelijken: one or more indicators, all regions side by side."""

from dashboard import filters, release, texts, viewer
from dashboard.components.compare import comparison_tile
from dashboard.components.compare.several_table import several
from dashboard.components.figures.compared import fetch
from dashboard.components.hall import page

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)

page.header("compare", opened, selection)
selection = filters.bar(opened, ("region", "indicators", "period", "group", "pillar"))
fetched = [fetch(opened, selection, code) for code in selection.indicators]
shown = [compared for compared in fetched if len(compared.rows)]
if not shown:
    page.nothing_to_show(texts.text("compare.no_breakdown", selection.language))
elif len(selection.indicators) == 1:
    comparison_tile.show(shown[0])
else:
    several(shown)
