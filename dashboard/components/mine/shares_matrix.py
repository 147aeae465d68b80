"""The shares of a region by group and by pillar, each with its verdict beside the country for the same people.

It says how many shares were looked at and how many chance alone would colour: who looks at fifty finds some.
"""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard import formatting
from dashboard.charts import marks
from dashboard.components.compare.period_table import figure_cell, opening_name
from dashboard.components.compare.several_table import legend
from dashboard.components.figures.compared import Compared, people
from dashboard.components.hall import markup
from dashboard.components.hall.cell_words import cell_text, counted_text, reason, spoken, verdict_text
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import NUMBER, Cell, Column, Row, cell, columns, grouped
from dashboard.components.mine.mine_block import block, source
from dashboard.components.mine.own_region import OwnRegion
from dashboard.queries import mine
from dashboard.queries.contents import headed

BY_CHANCE = 0.05  # of the shares that do not differ lie outside their 95% limits
LOOK = "pow-regions pow-cells pow-several pow-heats pow-many pow-own-matrix"
FILE = ["period", "target_group", "pillar", "numerator", "denominator", "value", "lower", "upper"]
FILE += ["status", "coverage", "precision", "hidden_because", "reason", "verdict", "verdict_words"]


def show(own: OwnRegion) -> None:
    """Draw the matrix with what it says in one sentence."""
    rows = mine.shares(own.opened, own.code).assign(name=own.name)
    with block("matrix", own, partial(_file, rows, own)):
        markup.show(element("p", looked_at(rows, own), class_="pow-text"))
        markup.show(legend(own.rates[0]))
        drawn = own.remember("matrix", partial(matrix, rows, own))
        markup.show(element("div", drawn, class_="pow-fitted pow-scrolls", tabindex="0"))
        source(own)


def looked_at(rows: pd.DataFrame, own: OwnRegion) -> str:
    """Return how many shares have a verdict, how many differ or perhaps do, and how many would by chance alone."""
    known = rows.loc[(rows["status"] == "shown") & rows["country_value"].notna(), "verdict"]
    if known.empty:
        return own.say("matrix_nothing")
    differs, perhaps = (int(known.str.endswith(step).sum()) for step in ("_2", "_1"))
    chance = len(known) * BY_CHANCE
    expected = own.say("matrix_less_than_1") if chance < 1 else formatting.number(round(chance), own.language)
    numbers = {"looked": len(known), "differs": differs, "perhaps": perhaps}
    return own.say("matrix_looked", expected=expected, **{name: str(number) for name, number in numbers.items()})


def matrix(rows: pd.DataFrame, own: OwnRegion) -> Markup:
    """Return the table: all together, then a row per group and per pillar; a column per share."""
    titles = {one.about["indicator"]: one for one in own.rates}
    heads = columns("mine", own.language, who=None)
    heads += [Column(_head(one), NUMBER) for one in own.rates]
    parts = [(title, [_row(name, cells, titles, own) for name, cells in same]) for title, same in _groups(rows, own)]
    return grouped(heads, parts, LOOK, own.say("matrix", region=own.name))


def _head(one: Compared) -> Markup:
    below = element("small", one.say("of_people", people=people(one)))
    return markup.join(str(one.about[f"short_{one.selection.language}"]), below)


def _groups(rows: pd.DataFrame, own: OwnRegion) -> Iterator[tuple[str | None, list[tuple[str, list[Any]]]]]:
    """Yield the title of each part with, per row of it, its name and its figures."""
    every = [(name, list(cells)) for name, cells in groupby(rows.itertuples(), key=lambda row: _who(row, own))]
    for part, same in groupby(every, key=lambda pair: _part(pair[1][0])):
        yield (own.say(f"matrix_{part}") if part else None), list(same)


def _who(row: Any, own: OwnRegion) -> str:
    return str(getattr(row, f"name_{own.language}")) if _part(row) else own.say("everybody")


def _part(row: Any) -> str:
    return "groups" if row.target_group != "all" else "pillars" if row.pillar != "all" else ""


def _row(name: str, cells: list[Any], titles: dict[str, Compared], own: OwnRegion) -> Row:
    figures = {row.indicator: row for row in cells}
    look = None if _part(cells[0]) else "pow-own"
    return Row(opening_name(name), [_cell(figures[code], one, name, own) for code, one in titles.items()], look)


def _cell(row: Any, one: Compared, who: str, own: OwnRegion) -> Cell:
    """Return a share with its sign and counts, filled only where it differs, or why there is none."""
    title = str(one.about[f"short_{own.language}"])
    if row.status != "shown":
        return figure_cell(row, one, title)
    words = verdict_text(row.verdict, one.about, own.language)
    is_loud = row.verdict.endswith(("_1", "_2"))
    tone = f" pow-{marks.tone(row.verdict)}" if is_loud else ""
    tone += " pow-differs" if row.verdict.endswith("_2") else ""
    sign = element("span", marks.SIGNS[row.verdict], class_="pow-shape", aria_hidden="true")
    value = element("strong", sign, cell_text(row, one.about, own.language))
    counts = element("small", counted_text(row, own.language))
    country = one.say("country") + " " + cell_text(_country(row), one.about, own.language)
    said = f"{spoken(row, one.about, own.language, who)}; {country}"
    inside = element("div", value, counts, element("span", f" {words}", class_="pow-hidden"))
    return cell(inside, class_=f"{NUMBER} pow-heat{tone}", title=said, data_column=title)


def _country(row: Any) -> Any:
    """Return the figure of the country for the same people."""
    known = not pd.isna(row.country_value)
    said = {"value": row.country_value, "status": "shown" if known else "hidden", "hidden_because": "few_people"}
    return pd.Series(said | {"precision": row.precision})


def _file(rows: pd.DataFrame, own: OwnRegion) -> pd.DataFrame:
    about = {one.about["indicator"]: one.about for one in own.rates}
    each = list(rows.itertuples())
    verdicts = [row.verdict if row.status == "shown" else None for row in each]
    said = [
        verdict_text(code, about[row.indicator], own.language) if code else None
        for code, row in zip(verdicts, each, strict=True)
    ]
    given = rows.assign(
        region=rows["name"], reason=[reason(row, own.language) for row in each], verdict_words=said,
        verdict=verdicts,
    )  # fmt: skip
    return headed(own.opened, given[["region_code", "region", "indicator", *FILE]], "view", own.language)
