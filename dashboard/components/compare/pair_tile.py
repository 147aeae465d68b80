"""Exactly two figures: a table with both, where every region lies on both, and how both went."""

from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import formatting
from dashboard.charts import axis, look, pair
from dashboard.components.compare import pair_words
from dashboard.components.compare.courses_tile import courses_tile
from dashboard.components.compare.heat_table import Column, of_figures
from dashboard.components.compare.pair_table import pair_table
from dashboard.components.compare.region_table import ANCHOR
from dashboard.components.compare.several_table import is_sparse
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import markup, page
from dashboard.components.hall.cell_words import cell_text, spoken, value_text
from dashboard.components.hall.dark import is_dark
from dashboard.components.hall.figure_head import Head, figure
from dashboard.queries.comparison import COUNTRY


def show(shown: list[Compared]) -> None:
    """Draw what may be concluded, the table, and beside it the figure of both and their courses."""
    columns = of_figures(shown)
    markup.show(pair_words.lead(columns))
    with st.container(key="pow_compare"):
        with st.container(key="pow_compare_table"):
            _table_tile(columns)
        with st.container(key="pow_compare_beside"):
            _pair_tile(columns)
            courses_tile(columns)


def _table_tile(columns: list[Column]) -> None:
    shown = [one.compared for one in columns]
    first, title = shown[0], shown[0].say("pair_table")
    note = first.say("pair_note", choice=comparison_words.choice(first))
    rows = partial(comparison_exports.several, shown)
    head = Head("table", title, note, first.say("download"), comparison_exports.named(shown), rows)
    with figure(head, first.opened, first.selection.language):
        if any(one.is_rate for one in shown):
            markup.show(pair_words.signs(first))
        markup.show(pair_table(columns, title))
        for line in comparison_words.sources(shown):
            page.source_line(line)


def _pair_tile(columns: list[Column]) -> None:
    """Draw the points; words where one of the two is mostly kept back, or no region has both."""
    shown = [one.compared for one in columns]
    first = shown[0]
    points = first.remember_for_all("pair_points", lambda _: _points(columns))
    sparse = next((one for one in shown if is_sparse(one)), None)
    is_drawn = len(points) and sparse is None
    note = first.say("pair_points_note", choice=comparison_words.choice(first), count=len(points))
    rows = partial(comparison_exports.several, shown) if is_drawn else None
    file = comparison_exports.named(shown, "pair")
    head = Head("pair", first.say("pair"), note, first.say("download_funnel"), file, rows, ANCHOR)
    with figure(head, first.opened, first.selection.language):
        with st.container(key="pow_pair"):
            if not is_drawn:
                page.nothing_to_show(first.say("no_pair"))
                return
            drawn = first.remember(("pair", is_dark()), lambda _: _figure(columns, points, is_dark()))
            names = [name for name in points["label"] if name]
            said = pair_words.alternative(columns, len(points), names)
            st.plotly_chart(drawn, theme=None, config=look.CONFIG, alt=said, key="pair")
        if without := pair_words.missing(columns):
            page.source_line(without)
        page.source_line(comparison_words.under(first))


def _points(columns: list[Column]) -> pd.DataFrame:
    """Return one row per region that has both figures, without the mark of the own one."""
    both = zip(*(one.compared.each for one in columns), strict=True)
    kept = [rows for rows in both if rows[0].region_code != COUNTRY and all(row.status == "shown" for row in rows)]
    return pd.DataFrame([_point(rows, columns) for rows in kept])


def _point(rows: tuple[Any, Any], columns: list[Column]) -> dict[str, Any]:
    language = columns[0].compared.selection.language
    said = [spoken(row, one.compared.about, language, one.title) for row, one in zip(rows, columns, strict=True)]
    verdicts = [str(row.verdict) or "same" for row in rows]
    found = {"region_code": rows[0].region_code, "short_name": rows[0].short_name}
    found |= {"verdict": pair.decides(*verdicts), "label": pair_words.label(rows, columns)}
    found["said"] = f"{rows[0].name}. " + ". ".join(said)
    for name, row in zip(pair.AXES, rows, strict=True):
        found |= {name: float(row.value)}
        found |= {f"{name}_{side}": getattr(row, side, None) for side in ("lower", "upper")}
    return found


def _figure(columns: list[Column], points: pd.DataFrame, dark: bool) -> go.Figure:
    own, language = columns[0].compared.selection.own_region, columns[0].compared.selection.language
    is_own = points["region_code"] == own
    labelled = points.assign(label=points["short_name"].where(is_own, points["label"]))
    seen: dict[str, Any] = {"own_region": own, "separators": "".join(reversed(formatting.SEPARATORS[language]))}
    seen |= {name: _seen(one) for name, one in zip(pair.AXES, columns, strict=True)}
    return pair.figure(labelled, seen, dark)


def _seen(one: Column) -> dict[str, Any]:
    """Return the words and ends of one axis; a country line only where its total lies between the regions."""
    compared, language = one.compared, one.compared.selection.language
    has_line = compared.is_rate and compared.country.status == "shown"
    return {
        "top": one.top,
        "ticks": [value_text(mark, compared.about, language) for mark in axis.ticks(one.top)],
        "title": f"<b>{look.hover(one.title)}</b> {look.hover(one.below)}",
        "country": float(compared.country.value) if has_line else float("nan"),
        "country_said": (compared.line_names["Line"], cell_text(compared.country, compared.about, language)),
    }
