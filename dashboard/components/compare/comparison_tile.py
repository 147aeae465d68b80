"""All regions beside the country: the sentence that comes first, the table, and what stands beside it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.components.compare import about_tile, development_tile, funnel_tile, mix_words, spread_tile
from dashboard.components.compare.heat_table import of_figures
from dashboard.components.compare.region_table import region_table
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import markup, page
from dashboard.components.hall.figure_head import Head, figure
from dashboard.components.hall.markup import element

Tile = Callable[[Compared], None]


def make(compared: Compared) -> None:
    """Make what `show` will draw, so that who comes first does not wait for it."""
    compared.remember("lead", comparison_words.lead)
    region_table(compared)
    if len(compared.periods):
        development_tile.drawn(compared)
    for dark in (False, True):
        if compared.is_rate and len(compared.points):
            funnel_tile.drawn(compared, dark)


def show(compared: Compared, country: Compared) -> None:
    """Draw one indicator: what may be concluded, the table, and beside it the charts or what the figure means.

    `country` is the same beside the country: the limits of chance and the map of lines are of that.
    """
    markup.show(compared.remember("lead", comparison_words.lead))
    beside: list[Tile] = [_amount_tile, about_tile.about_tile]
    if compared.is_rate:
        beside = [funnel_tile.funnel_tile, development_tile.development_tile]
    with st.container(key="pow_compare"):
        for name, tiles in (("table", [table_tile]), ("beside", beside)):
            with st.container(key=f"pow_compare_{name}"):
                for tile in tiles:
                    tile(compared if name == "table" else country)


def _amount_tile(compared: Compared) -> None:
    """Draw where regions lie on an amount, if any has one."""
    if (compared.regions["status"] == "shown").any():
        columns = of_figures([compared])
        spread_tile.spread_tile(columns, f"{comparison_words.choice(compared)}.")


def table_tile(compared: Compared) -> None:
    """Draw the table of all regions with its question, source and download."""
    language, about = compared.selection.language, compared.about
    choice, unit = comparison_words.choice(compared), compared.say(f"unit_{about['unit']}")
    note = (
        compared.say("note_rate", choice=choice)
        if compared.is_rate
        else compared.say("note_other", choice=choice, unit=unit)
    )
    rows = partial(comparison_exports.regions, compared)
    head = Head(
        "table",
        about[f"question_{language}"],
        note,
        compared.say("download"),
        comparison_exports.named([compared]),
        rows,
    )
    with figure(head, compared.opened, language):
        markup.show(region_table(compared))
        if explained := compared.remember_for_all("mix", mix_words.explained):
            markup.show(element("p", explained, class_="pow-note"))
        page.source_line(comparison_words.under(compared))
