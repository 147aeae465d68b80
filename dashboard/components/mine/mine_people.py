"""Who took part in a region: participants by group and by pillar, as a part of all, beside the country. No verdict."""

from functools import partial
from typing import Any

import pandas as pd

from dashboard import formatting
from dashboard.charts.axis import top_of
from dashboard.components.figures.compared import fetch
from dashboard.components.hall import markup
from dashboard.components.hall.cell_words import cell_text, reason
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.region_bar import axis_head, bar
from dashboard.components.hall.table import NUMBER, WORDS, Column, Row, columns, grouped
from dashboard.components.mine.mine_block import block, source
from dashboard.components.mine.own_region import OwnRegion
from dashboard.queries import mine
from dashboard.queries.contents import headed

FILE = ["period", "target_group", "pillar", "value", "status", "coverage", "precision", "hidden_because"]


def show(own: OwnRegion) -> None:
    """Draw who took part."""
    rows = mine.people(own.opened, own.code)
    with block("people", own, partial(_file, rows, own)):
        markup.show(own.remember("people", partial(_table, rows, own)))
        source(own)


def _table(rows: pd.DataFrame, own: OwnRegion) -> Markup:
    top = top_of(rows[["part", "country_part"]].to_numpy(dtype=float, na_value=float("nan")), is_share=True)
    about = fetch(own.opened, own.selection, "participants").about
    groups = [
        (own.say(f"people_{name}"), [_row(row, top, about, own) for row in same.itertuples()])
        for name, same in rows.groupby("list", sort=False)
    ]
    whole = grouped(_heads(top, own), groups, "pow-regions pow-own-bars", own.say("people", region=own.name))
    return element("div", whole, class_="pow-fitted")


def _heads(top: float, own: OwnRegion) -> list[Column]:
    first = columns("mine", own.language, who=WORDS, number=NUMBER)
    return [*first, axis_head(top, own.language), *columns("mine", own.language, part=NUMBER, country=NUMBER)]


def _row(row: Any, top: float, about: dict[str, Any], own: OwnRegion) -> Row:
    name, language = getattr(row, f"name_{own.language}"), own.language
    country = formatting.percentage(row.country_part, language)
    if row.status != "shown":
        look = "pow-hatched" if row.status == "hidden" else "pow-quiet"
        why = element("span", cell_text(row, about, language), class_=look, title=reason(row, language))
        return Row(name, [why, "", "", country])
    figure = pd.Series({"value": row.part, "lower": None, "upper": None})
    line = None if pd.isna(row.country_part) else float(row.country_part)
    part = formatting.percentage(row.part, language)
    return Row(name, [cell_text(row, about, language), bar(figure, top, line, ""), part, country])


def _file(rows: pd.DataFrame, own: OwnRegion) -> pd.DataFrame:
    named = rows.assign(region=own.name)[["region_code", "region", "indicator", *FILE]]
    return headed(own.opened, named, "view", own.language)
