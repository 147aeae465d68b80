"""The steps beside each other: started, praktijkverklaring, further education, placement, sustained placement.

Each is x of n on the same axis. Steps overlap, and deliveries hold no paths of people: so no flow is drawn.
"""

from functools import partial
from typing import Any

import pandas as pd

from dashboard.components.compare.several_words import in_sentence
from dashboard.components.figures import comparison_exports
from dashboard.components.figures.compared import Compared, fetch, people
from dashboard.components.hall import markup
from dashboard.components.hall.cell_words import cell_text, counted_text, interval_text, spoken
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.region_bar import axis_head, bar
from dashboard.components.hall.table import NUMBER, WORDS, Row, columns, table
from dashboard.components.mine.mine_block import block, source
from dashboard.components.mine.own_region import OwnRegion
from dashboard.queries.comparison import COUNTRY

STEPS = ("praktijkverklaring_rate", "further_education_rate", "placement_rate", "sustained_rate")
BEFORE, BEHIND = {"step": WORDS, "counted": NUMBER}, {"share": NUMBER, "country": NUMBER}
WHOLE = 1.0  # where the axis ends: everybody


def show(own: OwnRegion) -> None:
    """Draw the steps of the region beside the country."""
    found = {one.about["indicator"]: one for one in own.rates}
    steps = [found[code] for code in STEPS if code in found]
    with block("steps", own, partial(_file, steps)):
        markup.show(own.remember("steps", partial(_table, steps, own)))
        source(own)


def _table(steps: list[Compared], own: OwnRegion) -> Markup:
    rows = [_started(own), *(_step(one, own) for one in steps)]
    heads = [*columns("mine", own.language, **BEFORE), axis_head(WHOLE, own.language)]
    heads += columns("mine", own.language, **BEHIND)
    whole = table(heads, rows, "pow-regions pow-own-bars pow-mine-steps", own.say("steps", region=own.name))
    return element("div", whole, class_="pow-fitted")


def _file(steps: list[Compared]) -> pd.DataFrame:
    """Return what is shown: of every step the region and the country."""
    kept = [steps[0].selection.own_region, COUNTRY]
    rows = [one.rows[one.rows["region_code"].isin(kept)] for one in steps]
    shown = [Compared(one.opened, one.selection, one.about, own) for one, own in zip(steps, rows, strict=True)]
    return comparison_exports.several(shown)


def _started(own: OwnRegion) -> Row:
    """Return the first step: everybody who started, also those of whom nothing can be known yet."""
    started = fetch(own.opened, own.selection, "participants")
    value = cell_text(started.own, started.about, own.language)
    everyone = pd.Series({"value": WHOLE, "lower": None, "upper": None})
    drawn = bar(everyone, WHOLE, None, "") if started.own.status == "shown" else None
    note = element("small", own.say("started_note"))
    return Row([own.say("started"), note], [value, drawn, "", ""])


def _step(one: Compared, own: OwnRegion) -> Row:
    row, country, language = one.own, one.country, own.language
    name = str(one.about[f"short_{language}"])
    of = element("small", one.say("of_people", people=in_sentence(people(one))))
    if row.status != "shown":
        why = element("span", cell_text(row, one.about, language), class_="pow-quiet")
        return Row([name, of], ["", "", why, _share(country, one)])
    line = float(country.value) if country.status == "shown" else None
    said = spoken(row, one.about, language, name)
    interval = element("small", interval_text(row, one.about, language))
    cells: list[Any] = [[counted_text(row, language), interval], bar(row, WHOLE, line, said), _share(row, one)]
    return Row([name, of], [*cells, _share(country, one)], title=said)


def _share(row: Any, one: Compared) -> Markup:
    return element("strong", cell_text(row, one.about, one.selection.language))
