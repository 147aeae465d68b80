"""Overzicht: the country in one look."""

import streamlit as st

from dashboard import filters, visit
from dashboard.components.figures.compared import fetch
from dashboard.components.hall import page
from dashboard.components.overview import overview_parts
from dashboard.queries import overview

here = visit.current()
regions = overview.regions(here.opened)

page.header("overview", here)
filters.bar(here, ("region", "indicator", "period"))
here = here.with_(target_group="all", pillar="all")
compared = fetch(here.opened, here.selection, here.selection.indicators[0])
figures = overview.country_figures(here.opened, here.selection)
overview_parts.lead(regions, figures, here.opened, here.language)
overview_parts.country(figures, here.opened, here.selection)
with st.container(key="pow_overview"):
    with st.container(key="pow_overview_map"):
        if len(compared.rows):
            overview_parts.tiles(regions, compared)
        else:
            page.nothing_to_show(here.say("compare.no_breakdown"))
    with st.container(key="pow_overview_delivered"):
        overview_parts.delivered(regions, here.opened, here.selection)
        overview_parts.incomplete(compared)
