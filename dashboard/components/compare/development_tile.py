"""How a share developed: the small multiples on the map of tiles, their words, and the same figures as a table."""

from functools import partial
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard import texts
from dashboard.charts import look, small_multiples
from dashboard.components.compare.period_table import period_table
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import markup, page
from dashboard.components.hall.cell_words import cell_text, spoken, value_text
from dashboard.components.hall.dark import is_dark
from dashboard.components.hall.figure_head import Head, figure, is_table
from dashboard.queries.comparison import COUNTRY
from dashboard.queries.development import events

KEY = "development"
WORDS = ("country", "region", "immature", "hidden", "missing", "events")


def development_tile(compared: Compared) -> None:
    """Draw the development of one share in every region; nothing to show where this choice has no periods."""
    language = compared.selection.language
    with figure(_head(compared), compared.opened, language):
        with st.container(key="pow_multiples"):
            if compared.periods.empty:
                page.nothing_to_show(texts.text("charts.no_periods", language))
                return
            _chart_or_table(compared)
        page.source_line(comparison_words.under(compared))


def _head(compared: Compared) -> Head:
    title, download = (texts.text(f"charts.{key}", compared.selection.language) for key in ("development", "download"))
    file = comparison_exports.named([compared], "development")
    if compared.periods.empty:
        return Head(KEY, title, "", download, file, None)
    return Head(
        KEY, title, _note(compared), download, file, partial(comparison_exports.development, compared), turns=True
    )


def _chart_or_table(compared: Compared) -> None:
    if is_table(KEY):
        markup.show(compared.remember("periods_table", period_table))
    else:
        dark = is_dark()
        drawn = compared.remember((KEY, dark), lambda _: _drawn(compared, dark))
        said = compared.remember("development_said", alternative)
        st.plotly_chart(drawn, theme=None, config=look.CONFIG, alt=said, key=KEY)


def _note(compared: Compared) -> str:
    """Return which periods are drawn, and between which shares."""
    language = compared.selection.language
    names = compared.periods[f"name_{language}"]  # in order of time within a region
    low, top = (value_text(end, compared.about, language) for end in (0.0, compared.top))
    return texts.text("charts.development_note", language, first=names.iloc[0], last=names.iloc[-1], low=low, top=top)


def _drawn(compared: Compared, dark: bool) -> go.Figure:
    rows, language = compared.periods, compared.selection.language
    places = rows["name"] + ", " + rows[f"name_{language}"]
    said = [spoken(row, compared.about, language, place) for row, place in zip(rows.itertuples(), places, strict=True)]
    seen: dict[str, Any] = {name: texts.text(f"charts.{name}", language) for name in WORDS}
    seen |= {"own_region": compared.selection.own_region, "top": compared.top}
    return small_multiples.figure(rows.assign(said=said), events(compared.opened), seen, dark)


def alternative(compared: Compared) -> str:
    """Return in words what the figure shows: which periods, and the country in the first and last that has a share."""
    language, rows = compared.selection.language, compared.periods
    country = rows[(rows["region_code"] == COUNTRY) & (rows["status"] == "shown")]
    title = compared.about[f"title_{language}"]
    if country.empty:
        return texts.text("charts.alt_without", language, indicator=title)
    ends = {"first": country.iloc[0], "last": country.iloc[-1]}
    given = {name: row[f"name_{language}"] for name, row in ends.items()}
    given |= {f"{name}_value": cell_text(row, compared.about, language) for name, row in ends.items()}
    return texts.text("charts.alt", language, indicator=title, **given)
