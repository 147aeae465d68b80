"""The list of projects: how many fit, 25 to a page, what is put beside each other, and where the figures come from."""

from functools import partial
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import formatting
from dashboard.components.figures.project_shares import PLACEMENT
from dashboard.components.figures.project_table import project_table
from dashboard.components.hall import markup, page, ways
from dashboard.components.hall.as_of import as_of
from dashboard.components.hall.figure_head import Head, figure
from dashboard.components.hall.markup import Markup, element
from dashboard.components.trajectories import project_filters
from dashboard.components.trajectories.looking import Looking
from dashboard.project_choice import BESIDE, BY_REGION, MOST_BESIDE, ProjectChoice
from dashboard.queries import projects

PER_PAGE = 25


def show(every: pd.DataFrame, looking: Looking) -> None:
    """Draw the list, or that nothing fits and the way out."""
    rows = projects.found(looking.opened, looking.choice, looking.selection.own_region)
    title = looking.say(
        "count_one" if len(rows) == 1 else "count", count=formatting.number(len(rows), looking.language)
    )
    file = partial(projects.written, looking.opened, rows, looking.language) if len(rows) else None
    head = Head("projects_list", title, statuses(rows, looking), looking.say("download"), [looking.say("file")], file)
    with st.container(key="pow_projects"), figure(head, looking.opened, looking.language):
        if rows.empty:
            _nothing(looking)
            return
        _tray(every, looking)
        last = -(-len(rows) // PER_PAGE)
        number = min(looking.choice.page, last)
        kept = rows.iloc[(number - 1) * PER_PAGE : number * PER_PAGE]
        markup.show(looking.remember("list", partial(_table, kept, title, looking)))
        markup.show(_pages(number, last, len(rows), looking))
        source(looking)


def statuses(rows: pd.DataFrame, looking: Looking) -> str:
    """Return how many projects have which status, in words."""
    counts = rows.groupby(["status_position", f"status_{looking.language}"]).size()
    said = ", ".join(f"{words} {count}" for (_, words), count in counts.items())
    return (
        f"{said}. {looking.say('list_note', most=MOST_BESIDE)}" if said else looking.say("list_note", most=MOST_BESIDE)
    )


def _table(rows: pd.DataFrame, title: str, looking: Looking) -> Markup:
    look = looking.listed(looking.shares(PLACEMENT))
    if looking.choice.order == BY_REGION:
        regions = groupby(rows.itertuples(), key=lambda row: (row.region, row.region_code))
        groups = [(ways.region(*named, looking.selection), list(same)) for named, same in regions]
    else:
        groups = [(None, list(rows.itertuples()))]
    return project_table(groups, look, title)


def _tray(every: pd.DataFrame, looking: Looking) -> None:
    """Draw what is put beside each other, and the way to see it."""
    if not looking.choice.beside:
        return
    codes = every["region_code"] + ":" + every["trajectory"]
    chosen = list(every[codes.isin(looking.choice.beside)].itertuples())
    items: list[Any] = [
        element("li", looking.tick(row), f" {row.called}", element("small", f" {row.region}")) for row in chosen
    ]
    to = looking.address(looking.choice.with_(shows=BESIDE))
    go = element("a", looking.say("beside_go"), href=to, target="_self", class_="pow-chooses pow-go")
    count = looking.say("beside_count", count=len(chosen), most=MOST_BESIDE)
    parts = [element("strong", looking.say("beside")), element("ul", items), element("span", count), go]
    markup.show(element("div", parts, class_="pow-tray"))


def _pages(number: int, last: int, count: int, looking: Looking) -> Markup:
    first, until = (number - 1) * PER_PAGE + 1, min(number * PER_PAGE, count)
    said = element("span", looking.say("page_of", first=first, until=until, count=count))
    if last == 1:
        return element("p", said, class_="pow-pages")
    ways = [(looking.say("page_before"), number - 1), (looking.say("page_after"), number + 1)]
    links = [
        element("a", words, href=looking.address(looking.choice.with_(page=to)), target="_self", class_="pow-chooses")
        if 1 <= to <= last
        else None
        for words, to in ways
    ]
    return element("nav", said, links, class_="pow-pages", aria_label=looking.say("pages"))


def _nothing(looking: Looking) -> None:
    page.nothing_to_show(looking.say("nothing"))
    kept = ProjectChoice(beside=looking.choice.beside)
    st.button(looking.say("clear"), key="projects_clear", on_click=project_filters.remember, args=(kept,))


def source(looking: Looking) -> None:
    """Draw where the figures of projects come from, of which day they are, and what hidden ones mean."""
    said = as_of(looking.opened, looking.language)
    page.source_line(looking.say(f"source_{looking.opened.audience}", as_of=said))
