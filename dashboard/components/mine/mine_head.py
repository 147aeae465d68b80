"""The head of Mijn regio: what region it is, what may be concluded, its key figures, and the way to each block."""

from typing import Any

import pandas as pd

from dashboard import formatting
from dashboard.components.compare.pair_words import WORDS
from dashboard.components.compare.several_words import KINDS, in_sentence, kind
from dashboard.components.figures.compared import Compared, fetch
from dashboard.components.figures.comparison_words import own_sentence
from dashboard.components.hall import markup
from dashboard.components.hall.cell_words import cell_text, reason
from dashboard.components.hall.markup import Markup, element
from dashboard.components.mine import mine_block
from dashboard.components.mine.own_region import OwnRegion
from dashboard.components.overview.key_figures import basis, paired

KEYS = ("participants", "trajectories", "target_realisation", "spent_of_budget", "cost_per_placement")


def show(own: OwnRegion) -> None:
    """Draw the head; of a region without a delivery that there is none."""
    places = ", ".join(str(own.about["provinces"]).split("|"))
    inhabitants = formatting.number(own.about["inhabitants_2021"], own.language)
    markup.show(element("p", own.say("about", provinces=places, inhabitants=inhabitants), class_="pow-note"))
    if not own.delivered:
        markup.show(element("p", own.say("not_delivered", region=own.name), class_="pow-lead"))
        return
    markup.show(lead(own))
    markup.show(keys(own))
    markup.show(mine_block.contents(own, mine_block.PARTS))


def lead(own: OwnRegion) -> Markup:
    """Return how many started and found work, whether that differs, what the other shares say, and what they cannot."""
    first, *others = own.rates
    people = fetch(own.opened, own.selection, str(first.about["denominator"]))
    said = [own_sentence(people), " ", own_sentence(first), " ", _beside(first), " ", _others(own, others)]
    cause = element("span", first.say("lead_cause"), class_="pow-muted")
    return element("p", said, " ", cause, class_="pow-lead pow-conclusion")


def _beside(first: Compared) -> str:
    """Return whether the own share differs from the country; nothing where there is no share to compare."""
    row, country = first.own, first.country
    if row.status != "shown" or country.status != "shown":
        return ""
    said = cell_text(country, first.about, first.selection.language)
    return first.say(WORDS.get(row.verdict, "pair_unknown"), country=said)


def _others(own: OwnRegion, others: list[Compared]) -> str:
    found: dict[str, list[str]] = {}
    for one in others:
        title = in_sentence(str(one.about[f"short_{own.language}"]))
        found.setdefault(kind(one.own), []).append(title)
    said = [
        own.say(f"others_{name}", count=len(found[name]), names=", ".join(found[name]))
        for name in ("differs", *KINDS)
        if name in found
    ]
    return own.say("others", count=len(others), said="; ".join(said)) if said else ""


def keys(own: OwnRegion) -> Markup:
    """Return the key figures: of the region large, of the country beside it."""
    pairs = {country.indicator: (country, mine[0]) for country, mine in paired(own.figures) if mine}
    return element("ul", [_key(own, *pairs[code]) for code in KEYS if code in pairs], class_="pow-keys pow-mine-keys")


def _key(own: OwnRegion, country: Any, row: Any) -> Markup:
    about, language = row._asdict(), own.language
    look = "pow-key-value" if row.status == "shown" else "pow-key-none"
    notes = [*basis(row, language), reason(row, language), _behind(row, own)]
    if row.kind != "count" and row.unit != "trajectories":
        notes.append(own.say("key_country", value=cell_text(country, about, language)))
    below = [element("span", words, class_="pow-key-note") for words in notes if words]
    title = element("span", about[f"title_{language}"], class_="pow-key-title")
    return element("li", title, element("div", element("strong", cell_text(row, about, language), class_=look), below))


def _behind(row: Any, own: OwnRegion) -> str:
    """Return how many projects are behind the share of what was aimed at; nothing for other figures."""
    if pd.isna(row.trajectories_behind):
        return ""
    count = int(row.trajectories_behind)
    return own.say("behind_one" if count == 1 else "behind_many", count=count)
