"""Is a difference more than chance? The funnel of one share, its words, and the way to the same figures as a table."""

from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import formatting
from dashboard.charts import axis, funnel, look
from dashboard.components.compare.region_table import ANCHOR
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared, people
from dashboard.components.hall import page
from dashboard.components.hall.cell_words import cell_text, spoken, value_text
from dashboard.components.hall.dark import is_dark
from dashboard.components.hall.figure_head import Head, figure
from dashboard.queries.funnel import limits


def funnel_tile(compared: Compared) -> None:
    """Draw the funnel; words where the country or every region has no share."""
    with figure(_head(compared), compared.opened, compared.selection.language):
        with st.container(key="pow_funnel"):
            if compared.points.empty:
                page.nothing_to_show(compared.say("no_funnel"))
                return
            said = compared.remember("funnel_said", alternative)
            st.plotly_chart(drawn(compared, is_dark()), theme=None, config=look.CONFIG, alt=said, key="funnel")
        page.source_line(comparison_words.under(compared))


def _head(compared: Compared) -> Head:
    title, download = (compared.say(key) for key in ("funnel", "download_funnel"))
    note = compared.say("note_funnel", choice=comparison_words.choice(compared))
    if (compared.rows["precision"] == "controlled5").any():
        note += " " + compared.say("note_funnel_controlled5")
    if not compared.points.empty and _bands(compared)["lower_spread"].notna().any():
        note += " " + compared.say("note_funnel_spread")
    rows = None if compared.points.empty else partial(comparison_exports.funnel, compared)
    return Head("funnel", title, note, download, comparison_exports.named([compared], "funnel"), rows, ANCHOR)


def drawn(compared: Compared, dark: bool) -> go.Figure:
    """Return the figure in one theme, as it was drawn for who made the same choices."""
    return compared.remember(("funnel", dark), lambda one: _figure(one, dark))


def _figure(compared: Compared, dark: bool) -> go.Figure:
    points, language, about = compared.points, compared.selection.language, compared.about
    said = [spoken(row, about, language, compared.name_of(row)) for row in points.itertuples()]
    return funnel.figure(points.assign(said=said), _bands(compared), _seen(compared), dark)


def _bands(compared: Compared) -> pd.DataFrame:
    return compared.remember_for_all("limits", lambda one: limits(one.rows))


def _seen(compared: Compared) -> dict[str, Any]:
    """Return the choices and words of the figure."""
    language, about = compared.selection.language, compared.about
    country = cell_text(compared.country, about, language)
    return {
        "own_region": compared.selection.own_region,
        "country": float(compared.country.value),
        "country_said": (compared.line_names["Line"], country),
        "top": compared.top,
        "ticks": [value_text(mark, about, language) for mark in axis.ticks(compared.top)],
        "people": compared.say("axis_people", people=people(compared)),
        "share": about[f"short_{language}"],
        "separators": "".join(reversed(formatting.SEPARATORS[language])),
    }


def alternative(compared: Compared) -> str:
    """Return in words what the figure shows: the country, how many points, and which regions differ."""
    language, about, points = compared.selection.language, compared.about, compared.points
    differs = points[points["verdict"].isin(comparison_words.DIFFERS)]
    names = [f"{row.name} ({cell_text(row, about, language)})" for row in differs.itertuples()]
    given = {"indicator": about[f"title_{language}"], "country": cell_text(compared.country, about, language)}
    given |= {"names": ", ".join(names) or compared.say("none"), "count": len(points)}
    return compared.say("alt_funnel", **given)
