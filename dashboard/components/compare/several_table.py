"""Several indicators at once: a table of regions by indicators, each in its own unit, without verdicts or order."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard import texts
from dashboard.components.compare.period_table import cells_table, figure_cell, opening_name
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import markup, page
from dashboard.components.hall.figure_head import Head, figure
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.comparison import COUNTRY

FIT_ON_PAPER = 6  # columns beside the name, on an upright A4


def several(shown: list[Compared]) -> None:
    """Draw the table of all chosen indicators, its sources, and a download of exactly what is shown."""
    first = shown[0]
    language = first.selection.language
    page.lead(first.say("lead_cause"))
    title, note, download = (first.say(key) for key in ("several", "several_note", "download"))
    named = comparison_exports.named(shown)
    head = Head("several", title, note, download, named, partial(comparison_exports.several, shown))
    with st.container(key="pow_compare_several"), figure(head, first.opened, language):
        markup.show(first.remember("several", lambda _: several_table(shown)))  # the choice names all of them
        for line in dict.fromkeys(comparison_words.under(one) for one in shown):
            page.source_line(line)


def several_table(shown: list[Compared]) -> Markup:
    """Return the table, for paper in parts that fit its width."""
    if len(shown) <= FIT_ON_PAPER:
        return _part(shown)
    parts = [_part(shown[first : first + FIT_ON_PAPER]) for first in range(0, len(shown), FIT_ON_PAPER)]
    return element(
        "div", element("div", _part(shown), class_="pow-on-screen"), element("div", parts, class_="pow-on-paper")
    )


def _part(shown: list[Compared]) -> Markup:
    """Return one table: own region first, the others in alphabetical order, the country last."""
    own, language = shown[0].selection.own_region, shown[0].selection.language
    columns = [(one, {row.region_code: row for row in one.rows.itertuples()}) for one in shown]
    order = sorted(shown[0].rows.itertuples(), key=lambda row: (row.region_code == COUNTRY, row.region_code != own))
    heads = [element("th", texts.text("compare.region", language), scope="col")]
    heads += [_head(one) for one in shown]
    body = [_row(columns, region, {COUNTRY: "pow-country", own: "pow-own"}) for region in order]
    caption = element("caption", shown[0].say("several"), class_="pow-hidden")
    parts = [caption, element("thead", element("tr", heads)), element("tbody", body)]
    return cells_table(parts, len(shown), " pow-several")


def _head(one: Compared) -> Markup:
    """Return the title of a column, and in small its unit and of whom its figures are."""
    unit, choice = one.say(f"unit_{one.about['unit']}"), comparison_words.choice(one)
    below = element("small", f"{unit} · {choice}")
    return element("th", one.about[f"title_{one.selection.language}"], below, scope="col", class_="pow-number")


def _row(columns: list[tuple[Compared, dict[str, Any]]], region: Any, looks: dict[str | None, str]) -> Markup:
    language = columns[0][0].selection.language
    cells = [figure_cell(rows[region.region_code], one, one.about[f"title_{language}"]) for one, rows in columns]
    name = opening_name(columns[0][0].name_of(region))
    return element("tr", name, cells, class_=looks.get(region.region_code))
