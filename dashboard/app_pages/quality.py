"""Datakwaliteit: per region what was delivered, what waits and why, what changed, and how complete its figures are."""

import streamlit as st

from dashboard import filters, release, viewer
from dashboard.components.hall import page
from dashboard.components.quality import quality_own, quality_parts
from dashboard.queries import quality

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)
rows = quality.regions(opened)

page.header("quality", opened, selection)
selection = filters.bar(opened, ("region",))
language = selection.language
quality_parts.lead(rows, quality.of_nobody(opened), language)
if selection.own_region:
    quality_own.show(rows, opened, selection)
else:
    quality_parts.no_own_region(language)
with st.container(key="pow_quality"):
    with st.container(key="pow_quality_regions"):
        quality_parts.every_region(rows, selection.own_region, opened, language)
    with st.container(key="pow_quality_matrix"):
        quality_parts.completeness(opened, selection)
quality_parts.findings(opened, language)
