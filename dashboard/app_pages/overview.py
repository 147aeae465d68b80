"""Overzicht: the country in one look."""

import streamlit as st

from dashboard import filters, release, texts, viewer
from dashboard.components.figures.compared import fetch
from dashboard.components.hall import page
from dashboard.components.overview import overview_parts
from dashboard.queries import overview

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)
regions = overview.regions(opened)

page.header("overview", opened, selection)
selection = filters.bar(opened, ("region", "indicator", "period")).with_(target_group="all", pillar="all")
compared = fetch(opened, selection, selection.indicators[0])
figures = overview.country_figures(opened, selection)
overview_parts.lead(regions, figures, opened, selection.language)
overview_parts.country(figures, opened, selection)
with st.container(key="pow_overview"):
    with st.container(key="pow_overview_map"):
        if len(compared.rows):
            overview_parts.tiles(regions, compared)
        else:
            page.nothing_to_show(texts.text("compare.no_breakdown", selection.language))
    with st.container(key="pow_overview_delivered"):
        overview_parts.delivered(regions, opened, selection.language)
        overview_parts.incomplete(compared)
