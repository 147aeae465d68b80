"""Uitleg: what the figures and words mean, how regions are compared, and how people are protected."""

from dashboard import filters, release, texts, viewer
from dashboard.components.explanation import explanation_parts
from dashboard.components.hall import markup, page
from dashboard.queries import contents, worked_example

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)
language = selection.language

page.header("explanation", opened, selection)
page.lead(texts.text("explanation.lead", language))
parts = {
    "figures": explanation_parts.figures(contents.definitions(opened), language),
    "screen": explanation_parts.screen(language),
    "compare": explanation_parts.compare(worked_example.worked_example(), language),
    "maturity": explanation_parts.text("maturity", language),
    "small": explanation_parts.text("small", language),
    "lists": explanation_parts.lists(contents.codes(opened), language),
    "privacy": explanation_parts.privacy(language),
    "accessibility": explanation_parts.text("accessibility", language),
}
markup.show(explanation_parts.page(parts, language))
