"""Uitleg: definitions from the release, how regions are compared, how small numbers are protected."""

from dashboard import filters, release, texts, viewer
from dashboard.components import definition_list, markup, page
from dashboard.queries import contents

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)
language = selection.language

page.header("explanation", opened, selection)
page.lead(texts.text("explanation.lead", language))
page.section(texts.text("explanation.figures", language), texts.text("explanation.figures_note", language))
markup.show(definition_list.indicators(contents.definitions(opened), language))
for name in ("compare", "small", "maturity", "privacy"):
    page.section(texts.text(f"explanation.{name}_title", language))
    page.paragraph(texts.text(f"explanation.{name}", language))
page.section(texts.text("explanation.words", language))
markup.show(definition_list.words(contents.codes(opened), language))
