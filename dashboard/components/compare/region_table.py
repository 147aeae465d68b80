"""The table of all regions: name, x of n, bar with whisker beside the country, share and verdict. Real HTML.

Belongs here: one table out of a `Compared`. Not here: fetching, and any sentence (texts/<language>/compare.yml).
"""

import re
from typing import Any

import pandas as pd

from dashboard import formatting
from dashboard.charts import marks
from dashboard.components.figures.compared import Compared
from dashboard.components.figures.way_to_findings import with_way
from dashboard.components.hall import cell_words, markup
from dashboard.components.hall.as_of import of_another_day
from dashboard.components.hall.cell_words import cell_text, value_text
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.region_bar import bar
from dashboard.components.hall.table import NUMBER, WORDS, Column, Row, cell, columns, of_regions, table
from dashboard.queries.comparison import COUNTRY

ANCHOR = "regios"  # where charts send who wants their figures as a table


def region_table(compared: Compared) -> Markup:
    """Return the table: what is known of one indicator, a row per region."""
    caption = compared.say("table_caption", indicator=compared.about[f"title_{compared.selection.language}"])
    rows = compared.remember_for_all(("region_rows", compared.top), _rows)
    order = of_regions(rows, compared.selection.own_region)
    look = "pow-regions pow-rates" if compared.is_rate else "pow-regions"
    return element("div", table(_columns(compared), order, look, caption), class_="pow-fitted", id=ANCHOR, tabindex="0")


def _columns(compared: Compared) -> list[Column]:
    ends = [value_text(end, compared.about, compared.selection.language) for end in (0.0, compared.top)]
    axis = element("span", [element("span", end) for end in ends], class_="pow-axis", aria_hidden="true")
    spoken = element("span", compared.say("axis", low=ends[0], top=ends[1]), class_="pow-hidden")
    bars, language = Column([spoken, axis], "pow-bars pow-wide"), compared.selection.language
    if not compared.is_rate:
        return [*columns("compare", language, region=WORDS), bars, *columns("compare", language, value=NUMBER)]
    before = columns("compare", language, region=WORDS, counted=f"{NUMBER} pow-wide")
    share = columns("compare", language, share=NUMBER)
    return [*before, bars, *share, Column(compared.say("verdict"), "pow-says")]


def _rows(compared: Compared) -> dict[str, Row]:
    """Return per region its row, without the mark of the own one."""
    return {row.region_code: _row(compared, row) for row in compared.each}


def _row(compared: Compared, row: Any) -> Row:
    language = compared.selection.language
    title = cell_words.spoken(row, compared.about, language, compared.name_of(row))
    title = ". ".join(filter(None, [title, of_another_day(compared.opened, row.region_code, language)]))
    cells = [bar_of(compared, row), value(compared, row)]
    if compared.is_rate:
        cells = [counted(compared, row), *cells, _verdict(compared, row)]
    return Row(_name(compared, row), cells, title=title)


def _name(compared: Compared, row: Any) -> str | list[Markup]:
    """Return the name; where the screen is narrow it opens to what the other columns say."""
    name, language = compared.name_of(row), compared.selection.language
    if not compared.is_rate:
        return name
    words = [cell_words.counted_text(row, language), cell_words.interval_text(row, compared.about, language)]
    words.append(cell_words.reason(row, language))
    said = element("span", " · ".join(word for word in words if word))
    may_break = [[part, element("wbr")] for part in re.split(r"(?<=/)", name)]
    detail = element(
        "details", element("summary", may_break), element("div", said, bar_of(compared, row, ""), class_="pow-detail")
    )
    return [element("span", name, class_="pow-wide"), detail]


def counted(compared: Compared, row: Any) -> Markup | None:
    """Return `x of n`, x in bold."""
    if row.status != "shown":
        return None
    language = compared.selection.language
    x = element("strong", formatting.number(row.numerator, language) + " ")
    return markup.join(x, compared.say("of", n=formatting.number(row.denominator, language)))


def bar_of(compared: Compared, row: Any, said: str | None = None) -> Markup | None:
    """Return the bar of a region that has a figure. On an axis of shares the country has one too."""
    if row.status != "shown" or (row.region_code == COUNTRY and not compared.is_rate):
        return None
    words = cell_words.interval_text(row, compared.about, compared.selection.language) if said is None else said
    country = compared.country.value if compared.is_rate and not pd.isna(compared.country.value) else None
    return bar(row, compared.top, country, words)


def value(compared: Compared, row: Any) -> Markup:
    """Return the figure itself: bold, hatched where it is hidden, quiet where there is none."""
    said = cell_text(row, compared.about, compared.selection.language)
    if row.status == "shown":
        return element("strong", said)
    if row.status == "hidden":
        return with_way(element("span", said, class_="pow-hatched"), row, compared)
    return cell(None if compared.is_rate else said, class_=f"{NUMBER} pow-quiet")


def _verdict(compared: Compared, row: Any) -> Markup | None:
    """Return sign and words of the verdict, or in a few words why there is no figure."""
    if row.status != "shown":
        return element("span", cell_words.reason(row, compared.selection.language, is_short=True), class_="pow-quiet")
    if row.region_code == COUNTRY:
        return None
    words = cell_words.verdict_text(row.verdict, compared.about, compared.selection.language)
    first, colon, rest = words.partition(": ")
    is_short_on_a_phone = rest and marks.tone(row.verdict) != "unknown"  # two triangles say that it differs
    said = [element("span", first + colon, class_="pow-wide"), rest] if is_short_on_a_phone else words
    sign = element("span", marks.SIGNS[row.verdict], aria_hidden="true", class_="pow-shape")
    return element("span", sign, said, class_=f"pow-verdict pow-{marks.tone(row.verdict)}")
