"""Is a difference more than chance? The funnel of one share, its words, and the way to the same figures as a table."""

from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import formatting, theme
from dashboard.charts import axis, funnel, look
from dashboard.components import comparison_exports, comparison_words, page
from dashboard.components.cell_words import cell_text, spoken, value_text
from dashboard.components.compared import Compared
from dashboard.components.figure_head import Head, figure_head
from dashboard.components.region_table import ANCHOR
from dashboard.queries.comparison import indicator
from dashboard.queries.funnel import limits, with_limits


def funnel_tile(compared: Compared) -> None:
    """Draw the funnel; words where the country or every region has no share."""
    language, about = compared.selection.language, compared.about
    file = f"{about['indicator']}-{compared.say('file_chance')}"
    note = compared.say("note_funnel", choice=comparison_words.choice(compared))
    has_points = not with_limits(compared.rows).empty
    rows = partial(comparison_exports.funnel, compared) if has_points else None
    head = Head("funnel", compared.say("funnel"), note, compared.say("download_funnel"), file, rows, ANCHOR)
    figure_head(head, compared.opened, language)
    with st.container(key="pow_funnel"):
        if not has_points:
            page.nothing_to_show(compared.say("no_funnel"))
            return
        drawn = _drawn(compared, compared.key, theme.is_dark())
        st.plotly_chart(drawn, theme=None, config=look.CONFIG, alt=alternative(compared), key="funnel")
    page.source_line(comparison_words.source(compared.rows, about, compared.opened, language))


@st.cache_resource(max_entries=look.KEPT, show_spinner=False)  # no copy: nobody changes a drawn figure
def _drawn(_compared: Compared, key: tuple[str, ...], dark: bool) -> go.Figure:
    points = with_limits(_compared.rows)
    language, about = _compared.selection.language, _compared.about
    said = [spoken(row, about, language, _compared.name_of(row)) for row in points.itertuples()]
    return funnel.figure(points.assign(said=said), limits(_compared.rows), _seen(_compared), dark)


def _seen(compared: Compared) -> dict[str, Any]:
    """Return the choices and words of the figure."""
    language, about = compared.selection.language, compared.about
    country = cell_text(compared.country, about, language)
    return {
        "own_region": compared.selection.own_region,
        "country": float(compared.country.value),
        "country_said": f"{compared.say('country')}<br>{country}",
        "top": compared.top,
        "ticks": [value_text(mark, about, language) for mark in axis.ticks(compared.top)],
        "people": compared.say("axis_people", people=people(compared)),
        "share": about[f"short_{language}"],
        "separators": "".join(reversed(formatting.SEPARATORS[language])),
    }


def people(compared: Compared) -> str:
    """Return what the denominator counts, as the release names it: deelnemers, plaatsingen."""
    counted = indicator(compared.opened, compared.about["denominator"])
    return str(counted[f"title_{compared.selection.language}"]).lower()


def alternative(compared: Compared) -> str:
    """Return in words what the figure shows: the country, how many points, and which regions differ."""
    language, points = compared.selection.language, with_limits(compared.rows)
    differs: pd.Series = points["verdict"].isin(comparison_words.DIFFERS)
    names = [f"{row.name} ({cell_text(row, compared.about, language)})" for row in points[differs].itertuples()] or [
        compared.say("none")
    ]
    return compared.say(
        "alt_funnel",
        indicator=compared.about[f"title_{language}"],
        count=len(points),
        country=cell_text(compared.country, compared.about, language),
        names=", ".join(names),
    )
