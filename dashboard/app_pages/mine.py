"""Mijn regio: one region beside the country and similar ones, from what may be concluded to whom it can learn from."""

import streamlit as st

from dashboard import filters, visit
from dashboard.components.hall import page
from dashboard.components.mine import (
    mine_course,
    mine_delivery,
    mine_head,
    mine_learn,
    mine_money,
    mine_people,
    mine_projects,
    no_region,
    own_region,
    shares_matrix,
    steps_table,
)

here = visit.current()
own = own_region.of_visit(here)
is_chosen = here.selection.own_region is not None

page.header("mine", here, own.name if is_chosen else None)
filters.bar(here, ("region",))
if is_chosen:
    mine_head.show(own)
    if own.delivered:
        mine_course.position(own)
        shares_matrix.show(own)
        mine_course.courses(own)
        steps_table.show(own)
        with st.container(key="pow_mine_two"):
            with st.container(key="pow_mine_people"):
                mine_people.show(own)
            with st.container(key="pow_mine_money"):
                mine_money.show(own)
        mine_projects.show(own)
    mine_delivery.show(own)
    mine_learn.show(own)
else:
    no_region.show(here)
