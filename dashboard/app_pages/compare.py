"""Regio's vergelijken: one or more indicators, all regions side by side, beside the country or others."""

from dashboard import filters, visit
from dashboard.components.compare import compare_filters, comparison_tile, pair_tile, split_tile
from dashboard.components.compare.several_table import several
from dashboard.components.figures.compared import fetch
from dashboard.components.hall import page, page_link

here = visit.current()

page.header("compare", here)
filters.bar(here, ("region", "indicators", "period", "group", "pillar"))
choice = compare_filters.choose(here.opened, here.selection)
line = compare_filters.line(here.opened, here.selection, choice)
parts = compare_filters.selections(here.opened, here.selection, choice.splits) if choice.splits else [here.selection]
fetched = [fetch(here.opened, part, code, line) for part in parts for code in part.indicators]
shown = [compared for compared in fetched if len(compared.rows)]
if not shown:
    page.nothing_to_show(here.say("compare.no_breakdown"))
elif choice.splits:
    split_tile.show(shown, choice.splits)
elif len(here.selection.indicators) == 1:
    comparison_tile.show(shown[0], fetch(here.opened, here.selection, here.selection.indicators[0]))
elif len(shown) == 2:
    pair_tile.show(shown)
else:
    several(shown)
if here.selection.own_region:
    page_link.page_link("mine", here.say("compare.to_mine"), here.selection)
