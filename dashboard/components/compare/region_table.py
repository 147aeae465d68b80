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
from dashboard.components.hall.cell_words import cell_text, value_text
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.region_bar import bar
from dashboard.queries.comparison import COUNTRY

ANCHOR = "regios"  # where charts send who wants their figures as a table


def region_table(compared: Compared) -> Markup:
    """Return the table: own region first, the others in alphabetical order, the country as the last row."""
    own = compared.selection.own_region
    order = sorted((row.region_code for row in compared.each), key=lambda code: (code == COUNTRY, code != own))
    title = compared.about[f"title_{compared.selection.language}"]
    caption = element("caption", compared.say("table_caption", indicator=title), class_="pow-hidden")
    rows = compared.remember_for_all(("region_rows", compared.top), _rows)
    looks = {COUNTRY: "pow-country", own: "pow-own"}
    body = element(
        "tbody", [element("tr", rows[code][0], class_=looks.get(code), title=rows[code][1]) for code in order]
    )
    look = "pow-regions pow-rates" if compared.is_rate else "pow-regions"
    table = element("table", caption, element("thead", _head(compared)), body, class_=look)
    return element("div", table, class_="pow-fitted", id=ANCHOR)


def _head(compared: Compared) -> Markup:
    ends = [value_text(end, compared.about, compared.selection.language) for end in (0.0, compared.top)]
    axis = element("span", [element("span", end) for end in ends], class_="pow-axis", aria_hidden="true")
    spoken = element("span", compared.say("axis", low=ends[0], top=ends[1]), class_="pow-hidden")
    value = compared.say("share" if compared.is_rate else "value")
    heads = [
        (compared.say("region"), None),
        (compared.say("counted"), "pow-number pow-wide") if compared.is_rate else None,
        (markup.join(spoken, axis), "pow-bars pow-wide"),
        (value, "pow-number"),
        (compared.say("verdict"), "pow-says") if compared.is_rate else None,
    ]
    return element("tr", [element("th", one[0], scope="col", class_=one[1]) for one in heads if one])


def _rows(compared: Compared) -> dict[str, tuple[Markup, str]]:
    """Return per region its cells, and everything that is known of its figure."""
    return {row.region_code: _row(compared, row) for row in compared.each}


def _row(compared: Compared, row: Any) -> tuple[Markup, str]:
    said = cell_words.spoken(row, compared.about, compared.selection.language, compared.name_of(row))
    cells = [_name(compared, row)]
    if compared.is_rate:
        cells.append(element("td", _counted(compared, row), class_="pow-number pow-wide"))
    cells += [element("td", _bar(compared, row), class_="pow-bars pow-wide"), _value(compared, row)]
    if compared.is_rate:
        cells.append(element("td", _verdict(compared, row), class_="pow-says"))
    return markup.join(cells), said


def _name(compared: Compared, row: Any) -> Markup:
    """Return the cell of the name; where the screen is narrow it opens to what the other columns say."""
    name, language = compared.name_of(row), compared.selection.language
    if not compared.is_rate:
        return element("th", name, scope="row")
    words = [cell_words.counted_text(row, language), cell_words.interval_text(row, compared.about, language)]
    words.append(cell_words.reason(row, language))
    said = element("span", " · ".join(word for word in words if word))
    may_break = [[part, element("wbr")] for part in re.split(r"(?<=/)", name)]
    detail = element(
        "details", element("summary", may_break), element("div", said, _bar(compared, row, ""), class_="pow-detail")
    )
    return element("th", element("span", name, class_="pow-wide"), detail, scope="row")


def _counted(compared: Compared, row: Any) -> Markup | None:
    """Return `x of n`, x in bold; of a capped share only n is known."""
    if row.status != "shown":
        return None
    language = compared.selection.language
    x = element("strong", formatting.number(row.numerator, language) + " ") if not pd.isna(row.numerator) else None
    return markup.join(x, compared.say("of", n=formatting.number(row.denominator, language)))


def _bar(compared: Compared, row: Any, said: str | None = None) -> Markup | None:
    """Return the bar of a region that has a figure. On an axis of shares the country has one too."""
    if row.status != "shown" or (row.region_code == COUNTRY and not compared.is_rate):
        return None
    words = cell_words.interval_text(row, compared.about, compared.selection.language) if said is None else said
    country = compared.country.value if compared.is_rate and not pd.isna(compared.country.value) else None
    return bar(row, compared.top, country, words)


def _value(compared: Compared, row: Any) -> Markup:
    """Return the cell of the figure itself: bold, hatched where it is hidden, quiet where there is none."""
    said = cell_text(row, compared.about, compared.selection.language)
    if row.status == "shown":
        return element("td", element("strong", said), class_="pow-number")
    if row.status == "hidden":
        hidden = element("span", said, class_="pow-hatched")
        return element("td", with_way(hidden, row, compared), class_="pow-number")
    return element("td", None if compared.is_rate else said, class_="pow-number pow-quiet")


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
