"""Trajecten: every project. For now one sentence that says what will come."""

from dashboard import visit
from dashboard.components.hall import page
from dashboard.components.hall.unread_texts import is_held_back, unread_texts

here = visit.current()

page.header("trajectories", here)
page.lead(here.say("trajectories.coming"))
unread_texts(here.opened, "trajectories", here.language)
if is_held_back(here.opened, "trajectories"):
    page.paragraph(here.say("trajectories.held_back"))
