"""How a share developed: the small multiples on the map of tiles, their words, and the same figures as a table."""

from functools import partial

import streamlit as st

from dashboard import texts
from dashboard.charts import small_multiples
from dashboard.components.compare import development_map
from dashboard.components.compare.period_table import period_table
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import markup, page
from dashboard.components.hall.cell_words import cell_text, spoken, value_text
from dashboard.components.hall.figure_head import Head, figure, is_table
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.code_words import in_words
from dashboard.queries.comparison import COUNTRY
from dashboard.queries.development import events
from dashboard.queries.trends import trends

KEY = "development"
WORDS = (*development_map.LEGEND, "missing")


def development_tile(compared: Compared) -> None:
    """Draw the development of one share in every region; nothing to show where this choice has no periods."""
    language = compared.selection.language
    with figure(_head(compared), compared.opened, language):
        with st.container(key="pow_multiples"):
            if compared.periods.empty:
                page.nothing_to_show(texts.text("charts.no_periods", language))
                return
            _chart_or_table(compared)
        for said in compared.remember_for_all("trend_words", trend_words):
            markup.show(element("p", said, class_="pow-note"))
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
        markup.show(period_table(compared))
    else:
        markup.show(drawn(compared))


def trend_words(compared: Compared) -> list[str]:
    """Return which regions rise and fall, how many do neither, and the country; nothing where there are no trends."""
    found = trends(compared.opened, compared.selection, compared.about["indicator"])
    regions = found[found["region_code"] != COUNTRY]
    if regions.empty:
        return []
    words = {word: list(part["name"]) for word, part in regions.groupby("word")}
    said = [
        compared.say(f"trend_{word}", names=", ".join(words[word])) for word in ("rising", "falling") if word in words
    ] or [compared.say("trend_none")]
    counts = {word: len(words.get(word, [])) for word in ("no_clear_change", "cannot_be_told")}
    said.append(compared.say("trend_rest", **counts))
    country = found.loc[found["region_code"] == COUNTRY, "word"]
    if len(country):
        word = in_words(compared.opened, country, "trend_words", compared.selection.language).iloc[0]
        said.append(compared.say("trend_country", word=word))
    return [" ".join(said)]


def _note(compared: Compared) -> str:
    """Return which periods are drawn, and between which shares."""
    language = compared.selection.language
    names = compared.periods[f"name_{language}"]  # in order of time within a region
    low, top = (value_text(end, compared.about, language) for end in (0.0, compared.top))
    return texts.text("charts.development_note", language, first=names.iloc[0], last=names.iloc[-1], low=low, top=top)


def drawn(compared: Compared) -> Markup:
    """Return the figure; nearly all of it is the same for every own region."""
    parts = compared.remember_for_all((KEY, compared.top), _parts)
    return development_map.whole(parts, compared.selection.own_region, compared.remember_for_all("said", alternative))


def _parts(compared: Compared) -> development_map.Parts:
    """Return the parts of the figure, with what is known of every period under the pointer."""
    language = compared.selection.language
    rows = compared.periods[compared.periods["region_code"] != COUNTRY]
    titles = rows["name"] + ", " + rows[f"name_{language}"]
    said = [spoken(row, compared.about, language, title) for row, title in zip(rows.itertuples(), titles, strict=True)]
    words = {name: texts.text(f"charts.{name}", language) for name in WORDS}
    drawing = small_multiples.drawing(compared.periods, events(compared.opened), compared.top)
    return development_map.parts(drawing, said, words)


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
