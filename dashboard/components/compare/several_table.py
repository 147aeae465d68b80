"""Several indicators at once: a table of regions by indicators, each in its own unit, without verdicts or order."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard.components.compare.period_table import cells_table, figure_cell, opening_name
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import markup, page
from dashboard.components.hall.figure_head import Head, figure
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import Row

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
    """Return one table, a row per region and a column per indicator."""
    first = shown[0]
    figures = [{row.region_code: figure_cell(row, one, _title(one)) for row in one.each} for one in shown]
    rows = {
        region.region_code: Row(opening_name(first.name_of(region)), [cells[region.region_code] for cells in figures])
        for region in first.each
    }
    return cells_table(first, [_head(one) for one in shown], rows, first.say("several"), " pow-several")


def _head(one: Compared) -> list[Any]:
    """Return the title of a column, and in small its unit and of whom its figures are."""
    unit, choice = one.say(f"unit_{one.about['unit']}"), comparison_words.choice(one)
    return [_title(one), element("small", f"{unit} · {choice}")]


def _title(one: Compared) -> str:
    return str(one.about[f"title_{one.selection.language}"])
