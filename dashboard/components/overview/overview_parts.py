"""The blocks of the overview: each a question, its figures, where they come from, the same as a table and as a file."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import pandas as pd

from dashboard import formatting, offer, texts
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import markup, page
from dashboard.components.hall.as_of import as_of
from dashboard.components.hall.cell_words import cell_text
from dashboard.components.hall.definition_list import GROUPS
from dashboard.components.hall.figure_head import Head, figure
from dashboard.components.hall.markup import element
from dashboard.components.hall.page_link import page_link
from dashboard.components.overview.deliveries_table import deliveries_table, gaps
from dashboard.components.overview.figures_table import figures_table
from dashboard.components.overview.key_figures import cards
from dashboard.components.overview.map_table import map_table
from dashboard.components.overview.tile_legend import legend
from dashboard.components.overview.tile_map import tile_map
from dashboard.queries.comparison import COUNTRY
from dashboard.queries.contents import headed
from dashboard.release import OpenedRelease
from dashboard.selection import Selection

FIGURE = ["period", "numerator", "denominator", "value", "lower", "upper"]
QUALITY = ["status", "coverage", "precision", "hidden_because"]


def lead(regions: pd.DataFrame, rows: pd.DataFrame, opened: OpenedRelease, language: str) -> None:
    """Draw who has delivered, whether the country is complete, and what these figures cannot show."""
    date = formatting.date(opened.reference_date, language)
    came, is_whole = int(regions["delivered"].sum()), bool((rows["coverage"] == "full").all())
    name = "lead" if came < len(regions) else "lead_complete" if is_whole else "lead_partial"
    said = texts.text(f"overview.{name}", language, delivered=came, date=date)
    cause = element("span", " " + texts.text("compare.lead_cause", language), class_="pow-muted")
    markup.show(element("p", said, cause, class_="pow-lead"))


def country(rows: pd.DataFrame, opened: OpenedRelease, selection: Selection) -> None:
    """Draw the key figures of the country and all figures as a table; `rows` is `queries.overview.country_figures`."""
    language = selection.language
    period = offer.of(opened, language).words["period"][selection.period]
    note = texts.text("overview.figures_note", language, period=period)
    regions = dict.fromkeys(rows.loc[rows["region_code"] != COUNTRY, "name"])  # the own region, where one is chosen
    file = partial(figures_file, rows, opened, language)
    with _figure("figures", note, file, opened, language, *regions, period):
        markup.show(cards(rows, language))
        said = f"overview.source_{rows['precision'].iloc[0]}"
        page.source_line(texts.text(said, language, as_of=as_of(opened, language)))
        markup.show(figures_table(rows, language))


def _figure(
    name: str, note: str, rows: Callable[[], pd.DataFrame], opened: OpenedRelease, language: str, *choice: str
) -> AbstractContextManager[None]:
    title, download, file = (texts.text(f"overview.{key}", language) for key in (name, "download", f"file_{name}"))
    head = Head(key=name, title=title, note=note, download=download, file=[file, *choice], rows=rows)
    return figure(head, opened, language)


def figures_file(rows: pd.DataFrame, opened: OpenedRelease, language: str) -> pd.DataFrame:
    """Return what is downloaded: one row per indicator and NL or own region, under the headers of the dictionary."""
    said = {"region_code": rows["region_code"], "region": rows["name"], "indicator": rows["indicator"]}
    frame = pd.DataFrame(said | {name: rows[name] for name in ("unit", *FIGURE, *QUALITY)})
    return headed(opened, frame, "view", language)


def tiles(regions: pd.DataFrame, compared: Compared) -> None:
    """Draw the map of one indicator with its legend, its table, and the way to the comparison of all regions."""
    about, language = compared.about, compared.selection.language
    said = {"indicator": about[f"title_{language}"], "choice": comparison_words.choice(compared)}
    said["unit"] = texts.text(f"overview.unit_{about['unit']}", language)
    note = texts.text(f"overview.map_note_{GROUPS[about['kind']]}", language, **said)
    note += " " + _what_colour_says(compared)
    question, download = about[f"question_{language}"], texts.text("overview.download", language)
    rows = partial(comparison_exports.regions, compared)
    file = comparison_exports.named([compared], "map")
    head = Head(key="map", title=question, note=note, download=download, file=file, rows=rows)
    with figure(head, compared.opened, language):
        markup.show(markup.join(legend(compared), element("div", tile_map(regions, compared), class_="pow-fitted")))
        page.source_line(comparison_words.source(compared.rows, about, compared.opened, language))
    page_link("compare", texts.text("overview.to_compare", language), compared.selection)
    markup.show(map_table(regions, compared))


def _what_colour_says(compared: Compared) -> str:
    """Return what the colour of a tile says: a verdict beside the country, or only how large a figure is."""
    language = compared.selection.language
    if not compared.is_rate:
        return texts.text("overview.colour_size", language)
    if compared.country.status != "shown":
        return compared.say("lead_no_country")
    value = cell_text(compared.country, compared.about, language)
    return texts.text("overview.colour_verdict", language, country=value)


def delivered(regions: pd.DataFrame, opened: OpenedRelease, selection: Selection) -> None:
    """Draw who has delivered up to which reference date."""
    language = selection.language
    note = texts.text(f"overview.delivered_note_{opened.audience}", language)
    with _figure("delivered", note, partial(delivered_file, regions, opened, language), opened, language):
        markup.show(deliveries_table(regions, selection))


def delivered_file(regions: pd.DataFrame, opened: OpenedRelease, language: str) -> pd.DataFrame:
    """Return what is downloaded: one row per region, whether it delivered, up to when, and what is public of it."""
    named = regions.rename(columns={"name": "region"})
    names = ["region_code", "region", "delivered", "reference_date", "published"]
    return headed(opened, named[names], "view", language)


def incomplete(compared: Compared) -> None:
    """Draw where the figure of the map lacks or is not complete, and why."""
    language = compared.selection.language
    title = texts.text("overview.gaps", language)
    page.section(title, compared.about[f"title_{language}"] + " · " + comparison_words.choice(compared))
    markup.show(gaps(compared))
