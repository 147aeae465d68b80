"""What may be concluded from two figures at once: the own region on both, and what no reader may make of it."""

from typing import Any

from dashboard.charts import marks
from dashboard.components.compare.heat_table import Column
from dashboard.components.figures.compared import Compared
from dashboard.components.figures.comparison_words import own_sentence
from dashboard.components.hall import markup
from dashboard.components.hall.cell_words import cell_text, reason
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.comparison import COUNTRY

WORDS = {"higher_2": "pair_more", "lower_2": "pair_less", "higher_1": "pair_maybe_more", "lower_1": "pair_maybe_less"}
WORDS |= {"same": "pair_same"}


def lead(columns: list[Column]) -> Markup:
    """Return a sentence or two per figure, and what the figures cannot say."""
    first = columns[0].compared
    said: list[Any] = [[_figure(one.compared), " "] for one in columns]
    if not any(one.compared.is_rate for one in columns):
        said.append([first.say("pair_counts"), " "])
    cause = element("span", first.say("lead_cause"), class_="pow-muted")
    return element("p", said, first.say("pair_no_person"), " ", cause, class_="pow-lead pow-conclusion")


def _figure(compared: Compared) -> Markup:
    """Return the figure of the own region, or of the country where none is chosen, and beside which line it lies."""
    row, country = compared.own, compared.country
    sentence = own_sentence(compared)
    if row is None or row.status != "shown" or not compared.is_rate:
        return sentence
    given = {"country": cell_text(country, compared.about, compared.selection.language)}
    if country.status != "shown":
        return markup.join(sentence, " ", compared.say("lead_no_country"))
    return markup.join(sentence, " ", compared.say(WORDS.get(row.verdict, "pair_unknown"), **given))


def missing(columns: list[Column]) -> str:
    """Return who is not in the figure and why, regions with one reason together; nothing where all are in it."""
    first = columns[0].compared
    found: dict[str, list[str]] = {}
    for rows in zip(*(one.compared.each for one in columns), strict=True):
        without = next((row for row in rows if row.status != "shown"), None)
        if without is not None and without.region_code != COUNTRY:
            why = reason(without, first.selection.language, is_short=True)
            found.setdefault(why, []).append(str(without.name))
    if not found:
        return ""
    return first.say("pair_missing", names="; ".join(f"{', '.join(all_)} ({why})" for why, all_ in found.items()))


def label(rows: tuple[Any, Any], columns: list[Column]) -> str:
    """Return the name of a point that differs; it says on which figure where that is not the one across."""
    across, up = (str(row.verdict) for row in rows)
    if across.endswith("_2"):
        return str(rows[0].short_name)
    return f"{rows[0].short_name}: {columns[1].title.lower()}" if up.endswith("_2") else ""


def alternative(columns: list[Column], count: int, names: list[str]) -> str:
    """Return in words what the figure shows: both figures of the country, how many points, and which differ."""
    first = columns[0].compared
    countries = [f"{one.title} {_country(one.compared)}" for one in columns if one.compared.is_rate]
    given = {"titles": ", ".join(one.title for one in columns), "count": count}
    given |= {"country": ", ".join(countries) or first.say("none"), "names": ", ".join(names) or first.say("none")}
    return first.say("alt_pair", **given)


def _country(compared: Compared) -> str:
    return cell_text(compared.country, compared.about, compared.selection.language)


def signs(compared: Compared) -> Markup:
    """Return what the signs beside the shares mean."""
    names = {"▲▲▼▼": "legend_differs", "▲ ▼": "legend_perhaps", marks.SIGNS["same"]: "verdict_same"}
    names[marks.SIGNS["unknown"]] = "verdict_unknown"
    parts = [element("li", element("b", sign), compared.say(name)) for sign, name in names.items()]
    return element("ul", parts, class_="pow-heat-legend", aria_hidden="true")
