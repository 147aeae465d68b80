"""Two figures beside each other for every region: counts, bar and share of each, with the sign of its verdict."""

from typing import Any

from dashboard.charts import marks
from dashboard.components.compare.heat_table import Column
from dashboard.components.compare.period_table import opening_name
from dashboard.components.compare.region_table import ANCHOR, bar_of, counted, value
from dashboard.components.hall import cell_words, markup
from dashboard.components.hall.cell_words import value_text, verdict_text
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import NUMBER, Cell, Row, cell, of_regions, table
from dashboard.components.hall.table import Column as Head
from dashboard.queries.comparison import COUNTRY


def pair_table(columns: list[Column], caption: str) -> Markup:
    """Return the table: two figures, a row per region."""
    first = columns[0].compared
    cells = [one.remember_for_all("pair", _cells) for one in columns]
    rows = {
        row.region_code: Row(
            opening_name(first.name_of(row)), [part for of_one in cells for part in of_one[row.region_code]]
        )
        for row in first.each
    }
    heads = [Head(first.say("region")), *(head for one in columns for head in _heads(one))]
    whole = table(heads, of_regions(rows, first.selection.own_region), "pow-regions pow-pair", caption)
    return element("div", whole, class_="pow-fitted", id=ANCHOR, tabindex="0")


def _heads(one: Column) -> list[Head]:
    """Return the heads of one figure: its counts, the ends of its axis, and its name over the shares."""
    compared, language = one.compared, one.compared.selection.language
    ends = [value_text(end, compared.about, language) for end in (0.0, one.top)]
    axis = element("span", [element("span", end) for end in ends], class_="pow-axis", aria_hidden="true")
    spoken = element("span", compared.say("axis", low=ends[0], top=ends[1]), class_="pow-hidden")
    name = element("a", one.title, href=one.alone, target="_self", class_="pow-chooses")
    bars = Head([spoken, axis], "pow-bars pow-wide")
    if not compared.is_rate:
        return [bars, Head([name, element("small", one.below)], NUMBER)]
    return [
        Head(compared.say("counted"), f"{NUMBER} pow-wide"),
        bars,
        Head([name, element("small", one.below)], NUMBER),
    ]


def _cells(one: Column) -> dict[str, list[Cell]]:
    return {row.region_code: _figure(one, row) for row in one.compared.each}


def _figure(one: Column, row: Any) -> list[Cell]:
    """Return the cells of one figure of one region; everything that is known of it shows under the pointer."""
    compared = one.compared
    title = cell_words.spoken(row, compared.about, compared.selection.language, compared.name_of(row))
    shown = value(compared, row)
    if isinstance(shown, Cell):  # why there is no figure, in a word
        said = cell_words.cell_text(row, compared.about, compared.selection.language)
        shown = element("span", said, class_="pow-quiet")
    last = cell(_coloured(compared, row, shown), class_=NUMBER, title=title, data_column=one.title)
    bar = cell(bar_of(compared, row, ""), class_="pow-bars pow-wide", title=title)
    if not compared.is_rate:
        return [bar, last]
    return [cell(counted(compared, row), class_=f"{NUMBER} pow-wide", title=title), bar, last]


def _coloured(compared: Any, row: Any, shown: Markup) -> Markup:
    """Return a share with the sign of its verdict, in its colour where it differs or perhaps does."""
    if not compared.is_rate or row.status != "shown":
        return shown
    if row.region_code == COUNTRY:
        return markup.join(shown, element("span", class_="pow-shape"))
    words = verdict_text(row.verdict, compared.about, compared.selection.language)
    sign = element("span", marks.SIGNS[row.verdict], aria_hidden="true", class_="pow-shape")
    hidden = element("span", f" {words}", class_="pow-hidden")
    return element("span", shown, sign, hidden, class_=f"pow-verdict pow-{marks.tone(row.verdict)}")
