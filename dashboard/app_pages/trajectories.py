"""Trajecten: every project. For now one sentence that says what will come."""

from dashboard import visit
from dashboard.components.hall import page

here = visit.current()

page.header("trajectories", here)
page.lead(here.say("trajectories.coming"))
