"""How a share developed: the small multiples on the map of tiles, their words, and the same figures as a table."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import exports, texts, theme
from dashboard.charts import small_multiples
from dashboard.components import comparison_words, markup, page
from dashboard.components.markup import Markup, element
from dashboard.components.region_table import cell_text
from dashboard.queries.comparison import COUNTRY
from dashboard.queries.development import development, events
from dashboard.release import OpenedRelease
from dashboard.selection import Selection


def development_tile(opened: OpenedRelease, selection: Selection, about: dict[str, Any]) -> None:
    """Draw the development of one share in every region; nothing to show where this choice has no periods."""
    language = selection.language
    found = development(opened, selection, about["indicator"])
    page.section(texts.text("charts.development", language), texts.text("charts.development_note", language))
    if found.empty:
        page.nothing_to_show(texts.text("charts.no_periods", language))
        return
    rows = found.assign(cell=[cell_text(row, about, language) for row in found.itertuples()])
    rows["said"] = rows["name"] + ", " + rows[f"name_{language}"] + ": " + rows["cell"]
    words = {name: texts.text(f"charts.{name}", language) for name in ("country", "immature", "events")}
    drawn = small_multiples.figure(rows, events(opened), selection.own_region, words, theme.is_dark())
    with st.container(key="pow_multiples"):
        # Inside the part that scrolls on a phone, so that the keyboard reaches it too.
        st.download_button(
            texts.text("charts.download", language),
            lambda: exports.csv(exported(rows, about, opened, language), language, opened.is_sample),
            file_name=f"{about['indicator']}-per-periode.csv",
            mime="text/csv",
            on_click="ignore",
            key="download_development",
        )
        st.plotly_chart(
            drawn,
            theme=None,
            width=small_multiples.WIDTH,
            config={"displayModeBar": False},
            alt=alternative(rows, about, language),
            key=f"development_{about['indicator']}",
        )
    page.source_line(comparison_words.source(rows, about, opened, language))
    with st.expander(texts.text("charts.as_table", language)):
        markup.show(period_table(rows, about, selection.own_region, language))


def exported(rows: pd.DataFrame, about: dict[str, Any], opened: OpenedRelease, language: str) -> pd.DataFrame:
    """Return exactly what is drawn: one row per region or NL and period."""
    said = {"code": rows["region_code"], "region": rows["name"], "indicator": about[f"title_{language}"]}
    said |= {name: rows[name] for name in ("period", "value", "cap", "status")} | {"release": opened.id}
    return pd.DataFrame(said).rename(columns=lambda name: texts.text(f"compare.column_{name}", language))


def alternative(rows: pd.DataFrame, about: dict[str, Any], language: str) -> str:
    """Return in words what the figure shows: which periods, and the country in the first and last that has a share."""
    country = rows[(rows["region_code"] == COUNTRY) & (rows["status"] == "shown")]
    title = about[f"title_{language}"]
    if country.empty:
        return texts.text("charts.alt_without", language, indicator=title)
    ends = {"first": country.iloc[0], "last": country.iloc[-1]}
    given = {name: row[f"name_{language}"] for name, row in ends.items()}
    given |= {f"{name}_value": row["cell"] for name, row in ends.items()}
    return texts.text("charts.alt", language, indicator=title, **given)


def period_table(rows: pd.DataFrame, about: dict[str, Any], own_region: str | None, language: str) -> Markup:
    """Return the figures as a table: own region first, the others in alphabetical order, the country last."""
    periods = rows.drop_duplicates("period").sort_values("position")
    head = [texts.text("compare.region", language), *periods[f"name_{language}"]]
    codes = list(rows["region_code"].drop_duplicates())
    order = sorted(codes, key=lambda code: (code == COUNTRY, code != own_region, codes.index(code)))
    cells = {(row.region_code, row.period): row.cell for row in rows.itertuples()}
    names = dict(zip(rows["region_code"], rows["name"], strict=True))
    looks = {own_region: "pow-own", COUNTRY: "pow-country"}
    body = [
        element(
            "tr",
            element("th", names[code], scope="row"),
            [element("td", cells.get((code, period)), class_="pow-number") for period in periods["period"]],
            class_=looks.get(code),
        )
        for code in order
    ]
    titles = element("tr", [element("th", title, scope="col") for title in head])
    caption = element("caption", about[f"title_{language}"])
    return element("table", caption, element("thead", titles), element("tbody", body), class_="pow-regions")
