"""Overzicht: the country in one look."""

from dashboard import filters, formatting, release, texts, viewer
from dashboard.components import comparison_words, markup, overview_parts, page
from dashboard.queries import comparison, overview

selection = filters.current_selection()
opened = release.open_for(viewer.current(), selection)
language = selection.language

page.header("overview", opened, selection)
date = formatting.date(opened.reference_date, language)
page.lead(texts.text("overview.lead", language, delivered=opened.regions_delivered, date=date))
page.section(texts.text("overview.figures", language), texts.text("overview.figures_note", language))
markup.show(overview_parts.key_figures(overview.country_figures(opened), language))

selection = filters.bar(opened, ("region", "indicator", "period")).with_(target_group="all", pillar="all")
about = comparison.indicator(opened, selection.indicators[0])
rows = comparison.comparison(opened, selection, selection.indicators[0])
page.section(about[f"question_{language}"], overview_parts.legend(rows, about, language))
if rows.empty:
    page.nothing_to_show(texts.text("compare.no_breakdown", language))
else:
    markup.show(overview_parts.tile_map(overview.regions(opened), rows, about, selection.own_region, language))
    page.source_line(comparison_words.source(rows, about, opened, language))

page.section(texts.text("overview.delivered", language))
markup.show(overview_parts.deliveries(overview.regions(opened), language))
