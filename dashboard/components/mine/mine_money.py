"""What became of the money of a region: budget, what others added and what was spent, by pillar, in euros."""

from functools import partial
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard import formatting
from dashboard.components.figures.compared import fetch
from dashboard.components.hall import markup
from dashboard.components.hall.cell_words import cell_text
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import NUMBER, WORDS, Row, columns, table
from dashboard.components.mine.mine_block import block, source
from dashboard.components.mine.own_region import OwnRegion
from dashboard.queries import projects
from dashboard.queries.comparison import defined
from dashboard.queries.contents import headed
from dashboard.queries.projects import EUROS

LOOKS = {"pillar": WORDS, "budget": NUMBER, "cofinancing": f"{NUMBER} pow-wide", "spent": NUMBER, "of_budget": NUMBER}


def show(own: OwnRegion) -> None:
    """Draw the money of the region, and of the country which part of the budget was spent."""
    rows = projects.projects(own.opened, own.code)
    with block("money", own, partial(_file, rows, own)):
        markup.show(own.remember("money", partial(_table, rows, own)))
        source(own)


def _table(rows: pd.DataFrame, own: OwnRegion) -> Markup:
    if rows.empty:
        return element("p", own.say("no_projects"), class_="pow-text")
    every = list(rows.itertuples())
    pillars = groupby(every, key=lambda row: getattr(row, f"pillar_{own.language}"))
    lines = [_euros(name, list(same), own) for name, same in pillars]
    lines.append(_euros(own.say("together", region=own.name), every, own, "pow-own"))
    lines += _country(own)
    heads = columns("mine", own.language, **LOOKS)
    whole = table(heads, lines, "pow-regions pow-money", own.say("money", region=own.name))
    return element("div", whole, class_="pow-fitted")


def _euros(name: str, rows: list[Any], own: OwnRegion, look: str | None = None) -> Row:
    """Return the sums over some projects; what some did not deliver is said, what none did is not a zero."""
    count = own.say("project_one" if len(rows) == 1 else "project_many", count=len(rows))
    sums = [_sum([getattr(row, euro) for row in rows], own) for euro in EUROS]
    both = [row for row in rows if not (pd.isna(row.budget_eur) or pd.isna(row.spent_eur))]
    budget = sum(row.budget_eur for row in both)
    share = formatting.percentage(sum(row.spent_eur for row in both) / budget, own.language) if budget else ""
    return Row([name, element("small", count)], [*sums, share], look)


def _sum(values: list[float], own: OwnRegion) -> list[Markup | str | None]:
    known = [value for value in values if not pd.isna(value)]
    if not known:
        return [element("span", own.say("none_delivered"), class_="pow-quiet")]
    lacking = len(values) - len(known)
    note = element("small", own.say("without", count=lacking)) if lacking else None
    return [formatting.money(sum(known), own.language), note]


def _country(own: OwnRegion) -> list[Row]:
    """Return the row of the country, where the release has the figure of it."""
    figures = [fetch(own.opened, own.selection, code) for code in defined(own.opened, ["spent_of_budget"])]
    shares = [(one, cell_text(one.country, one.about, own.language)) for one in figures]
    return [Row(one.line_names["Line"], ["", "", "", share], "pow-country") for one, share in shares]


def _file(rows: pd.DataFrame, own: OwnRegion) -> pd.DataFrame:
    return headed(
        own.opened, rows[["region_code", "trajectory", "name", "pillar", *EUROS]], "trajectories", own.language
    )
