"""Lessen en ervaringen: what professionals tell and what regions pass on, by question, subject, region and words."""

from dashboard import visit
from dashboard.components.hall import page
from dashboard.components.lessons import lesson_filters, lesson_results
from dashboard.components.lessons.looking import Looking
from dashboard.queries import lessons

here = visit.current()

page.header("lessons", here)
page.lead(here.say("lessons.lead"))
choice = lesson_filters.choose(here.opened, here.language)
lesson_results.show(lessons.found(here.opened, choice), Looking(here.opened, here.selection, choice))
