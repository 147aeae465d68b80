"""Uitleg: what the figures and words mean, how regions are compared, and how people are protected."""

from dashboard import answerable, visit
from dashboard.components.explanation import answerable_part, explanation_parts, measured_part
from dashboard.components.hall import markup, page
from dashboard.queries import contents, protection, worked_example

here = visit.current()

page.header("explanation", here)
page.lead(here.say("explanation.lead"))
parts = {
    "figures": explanation_parts.figures(contents.definitions(here.opened), here.language),
    "screen": explanation_parts.screen(here.language),
    "compare": explanation_parts.compare(worked_example.worked_example(), here.language),
    "maturity": explanation_parts.text("maturity", here.language),
    "protection": explanation_parts.text("protection", here.language),
    "measured": measured_part.measured(protection.measured(here.opened), here.language),
    "lists": explanation_parts.lists(contents.codes(here.opened), here.language),
    "privacy": explanation_parts.text("privacy", here.language),
    "answerable": answerable_part.answerable(answerable.stated(), here.language),
    "accessibility": explanation_parts.text("accessibility", here.language),
}
markup.show(explanation_parts.page(parts, here.language))
