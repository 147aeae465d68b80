"""Datakwaliteit: per region what was delivered, what waits and why, what changed, and how complete its figures are."""

import streamlit as st

from dashboard import filters, visit
from dashboard.components.hall import page
from dashboard.components.quality import quality_own, quality_parts
from dashboard.queries import quality

here = visit.current()
rows = quality.regions(here.opened)

page.header("quality", here)
filters.bar(here, ("region",))
quality_parts.lead(rows, quality.of_nobody(here.opened), here.language)
if here.selection.own_region:
    quality_own.show(rows, here.opened, here.selection)
else:
    quality_parts.no_own_region(here.language)
with st.container(key="pow_quality"):
    with st.container(key="pow_quality_regions"):
        quality_parts.every_region(rows, here.opened, here.selection)
    with st.container(key="pow_quality_matrix"):
        quality_parts.completeness(here.opened, here.selection)
quality_parts.findings(here.opened, here.language)
