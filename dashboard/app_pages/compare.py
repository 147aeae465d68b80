"""Regio's vergelijken: one or more indicators, all regions side by side."""

from dashboard import filters, release, texts, viewer
from dashboard.components import page
from dashboard.components.comparison_tile import tile
from dashboard.components.several_table import several

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)

page.header("compare", opened, selection)
selection = filters.bar(opened, ("region", "indicators", "period", "group", "pillar"))
if not selection.indicators:
    page.nothing_to_show(texts.text("compare.empty", selection.language))
elif len(selection.indicators) == 1:
    tile(opened, selection, selection.indicators[0])
else:
    several(opened, selection)
