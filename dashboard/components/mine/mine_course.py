"""How the shares of a region went: a panel per share, whether it rose or fell, and what cannot be measured yet."""

import datetime
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard import formatting
from dashboard.components.compare.courses_tile import courses_tile
from dashboard.components.compare.heat_table import of_figures
from dashboard.components.compare.spread_tile import spread_tile
from dashboard.components.hall import markup, page
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import WORDS, Row, columns, table
from dashboard.components.mine.mine_block import stands_here
from dashboard.components.mine.own_region import OwnRegion
from dashboard.queries import mine


def position(own: OwnRegion) -> None:
    """Draw where the region lies between the others on every share."""
    stands_here("position")
    spread_tile(of_figures(own.rates), own.say("whole"))


def courses(own: OwnRegion) -> None:
    """Draw how every share went, and beside it trends and what waits."""
    stands_here("courses")
    with st.container(key="pow_mine_courses"):
        with st.container(key="pow_mine_panels"):
            courses_tile(of_figures(own.rates))
        with st.container(key="pow_mine_beside"):
            page.section(own.say("trends"), own.say("trends_note"))
            markup.show(trends(own))
            page.section(own.say("waiting"), own.say("waiting_note"))
            markup.show(waiting(own))


def trends(own: OwnRegion) -> Markup:
    """Return per share in words whether it rose or fell, between which half-years."""
    rows = mine.trends(own.opened, own.code)
    items = [
        element("li", element("strong", f"{_of(row, 'title', own)}: "), _trend(row, own)) for row in rows.itertuples()
    ]
    return (
        element("ul", items, class_="pow-trends") if items else element("p", own.say("trends_none"), class_="pow-text")
    )


def _trend(row: Any, own: OwnRegion) -> str:
    word, first = _of(row, "word", own), _of(row, "first", own)
    if not isinstance(first, str):
        return f"{word}."
    return own.say("trend", word=word, first=first, last=_of(row, "last", own))


def _of(row: Any, name: str, own: OwnRegion) -> Any:
    return getattr(row, f"{name}_{own.language}")


def waiting(own: OwnRegion) -> Markup:
    """Return per half-year which shares cannot be measured yet, and from which delivery on they can."""
    rows = list(mine.waiting(own.opened, own.code).itertuples())
    if not rows:
        return element("p", own.say("waiting_nothing"), class_="pow-text")
    lines = [
        Row(name, [[_until(row, own) for row in same]])
        for name, same in groupby(rows, key=lambda row: _of(row, "name", own))
    ]
    heads = columns("mine", own.language, half_year=WORDS, from_when=WORDS)
    return table(heads, lines, "pow-waiting", own.say("waiting"))


def _until(row: Any, own: OwnRegion) -> Markup:
    day = row.from_day if isinstance(row.from_day, datetime.date) else str(row.from_day)
    date = element("strong", own.say("from_delivery", date=formatting.date(day, own.language)))
    return element("span", date, f" {_of(row, 'shares', own)}", class_="pow-line")
