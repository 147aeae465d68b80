"""The words around a comparison: what may be concluded, what is drawn, and where the figures come from."""

import string
from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard import addresses, formatting, offer, texts
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import markup
from dashboard.components.hall.as_of import as_of
from dashboard.components.hall.cell_words import CONTROLLED, cell_text, counted_text, reason
from dashboard.components.hall.definition_list import GROUPS
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.comparison import COUNTRY
from dashboard.release import OpenedRelease

DIFFERS = ("higher_2", "lower_2")


def lead(compared: Compared) -> Markup:
    """Return what may be concluded: the own region or else the country, how many regions differ, and what not."""
    said = [own_sentence(compared), *([" ", _differences(compared)] if compared.is_rate else [])]
    cause = element("span", compared.say("lead_cause"), class_="pow-muted")
    return element("p", said, " ", cause, class_="pow-lead pow-conclusion")


def own_sentence(compared: Compared) -> Markup:
    """Return the figure of the own region as a sentence, or why it has none."""
    row, about, language = compared.own or compared.country, compared.about, compared.selection.language
    region = row.name if row.region_code != COUNTRY else compared.line_names["line"]
    if row.status != "shown":
        return markup.join(compared.say("lead_none", region=region, reason=reason(row, language)))
    value = cell_text(row, about, language)
    if (row.numerator if compared.is_rate else row.value) == 1:  # no sentence agrees with one person
        bare = compared.say("lead_bare", indicator=about[f"title_{language}"], region=region)
        counted = counted_text(row, language)
        return markup.join(bare, " ", element("strong", value), f" ({counted})" if counted else None, ".")
    counted = element("strong", about_counted(compared, row) if compared.is_rate else _about(compared, row, value))
    return filled(about[f"sentence_{language}"], region=region, counted=counted, share=value)


def _of_counted(compared: Compared, row: Any) -> str:
    """Return `90 van de 170`, as it stands before what is counted."""
    x, n = (formatting.number(count, compared.selection.language) for count in (row.numerator, row.denominator))
    return compared.say("lead_counted", x=x, n=n)


def about_counted(compared: Compared, row: Any) -> str:
    """Return `ongeveer 90 van de 170`: the counts of a share as they stand in a sentence."""
    return _about(compared, row, _of_counted(compared, row))


def _about(compared: Compared, row: Any, counted: str) -> str:
    """Return a number of people as it stands in a sentence: a public one is not said as if it were exact."""
    is_of_people = compared.is_rate or (compared.about["unit"] == "people" and row.value != 0)
    is_near = is_of_people and row.precision == CONTROLLED
    return compared.say("lead_about", counted=counted) if is_near else counted


def filled(sentence: str, **given: Any) -> Markup:
    """Return a sentence with its placeholders filled in; text is escaped, markup stays markup."""
    parts = string.Formatter().parse(sentence)
    return markup.join([[before, given[name] if name else None] for before, name, _, _ in parts])


def _differences(compared: Compared) -> str:
    """Return in how many regions the difference with the country is more than chance, in words that agree."""
    country = compared.country
    if country.status != "shown":
        return compared.say("lead_no_country")
    count = int(compared.regions["verdict"].isin(DIFFERS).sum())
    name = {0: "lead_differs_none", 1: "lead_differs_one"}.get(count, "lead_differs_many")
    return compared.say(name, count=count, country=cell_text(country, compared.about, compared.selection.language))


def choice(compared: Compared) -> str:
    """Return of whom the figures are, as one line."""
    return " · ".join(choices(compared))


def choices(compared: Compared) -> list[str]:
    """Return of whom the figures are, in words: the period, and the group and pillar where one was chosen."""
    words = offer.of(compared.opened, compared.selection.language).words
    first = compared.each[0]
    chosen = [words["period"].get(first.period, first.period)]
    codes = {name: getattr(first, name) for name in ("target_group", "pillar")}
    chosen += [words[name][code] for name, code in codes.items() if code != "all"]
    return chosen


def under(compared: Compared) -> Markup:
    """Return the line under a table or chart of this page: where it comes from, and the way to how it is computed."""
    language, query = compared.selection.language, compared.selection.to_query()
    address = addresses.link("explanation", query, addresses.EXPLANATION["compare"])
    link = element("a", compared.say("how"), href=address, target="_self")
    return markup.join(source(compared.rows, compared.about, compared.opened, language), " ", link)


def sources(shown: Iterable[Compared]) -> list[Markup]:
    """Return that line of all that stands in one table: each source is named once, with the way of the first."""
    lines: dict[str, Markup] = {}
    for one in shown:
        lines.setdefault(source(one.rows, one.about, one.opened, one.selection.language), under(one))
    return list(lines.values())


def source(rows: pd.DataFrame, about: dict[str, Any], opened: OpenedRelease, language: str) -> str:
    """Return the line under a table or chart: source, of which day the figures are, rounding."""
    given = {"source": about[f"source_{language}"], "as_of": as_of(opened, language)}
    precision, kind = rows["precision"].iloc[0], GROUPS[about["kind"]]
    name = f"source_{precision}" if precision == "exact" else f"source_{precision}_{kind}"
    return texts.text(f"compare.{name}", language, **given)
