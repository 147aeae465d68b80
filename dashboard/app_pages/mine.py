"""Mijn regio: one region beside the country and similar ones. For now one sentence that says what will come."""

from dashboard import visit
from dashboard.components.hall import page

here = visit.current()

page.header("mine", here)
page.lead(here.say("mine.coming"))
