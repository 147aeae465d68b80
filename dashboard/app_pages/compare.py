"""Regio's vergelijken: one or more indicators, all regions side by side."""

from dashboard import filters, visit
from dashboard.components.compare import comparison_tile, pair_tile
from dashboard.components.compare.several_table import several
from dashboard.components.figures.compared import fetch
from dashboard.components.hall import page

here = visit.current()

page.header("compare", here)
filters.bar(here, ("region", "indicators", "period", "group", "pillar"))
fetched = [fetch(here.opened, here.selection, code) for code in here.selection.indicators]
shown = [compared for compared in fetched if len(compared.rows)]
if not shown:
    page.nothing_to_show(here.say("compare.no_breakdown"))
elif len(here.selection.indicators) == 1:
    comparison_tile.show(shown[0])
elif len(shown) == 2:
    pair_tile.show(shown)
else:
    several(shown)
