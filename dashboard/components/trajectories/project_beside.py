"""Projects side by side, and one project opened: what may be concluded, the table, half-years, and who does alike."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import formatting
from dashboard.components.compare.several_words import kind
from dashboard.components.figures.project_shares import PLACEMENT
from dashboard.components.figures.project_table import WITH_PEOPLE, project_table
from dashboard.components.hall import markup, page
from dashboard.components.hall.cell_words import cell_text
from dashboard.components.hall.figure_head import Head, figure
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import NUMBER, Row, columns, table
from dashboard.components.hall.ways import code_of
from dashboard.components.trajectories.beside_table import beside_table, line_pillar
from dashboard.components.trajectories.looking import Looking
from dashboard.components.trajectories.project_list import source
from dashboard.project_choice import BESIDE
from dashboard.queries import projects

HALF_YEARS = ("participants", "completed", "ongoing", "dropped_out", "placements", "praktijkverklaringen")
MOST_ALIKE = 10


def beside(every: pd.DataFrame, looking: Looking) -> None:
    """Draw the chosen projects side by side: the own region first, then by alphabet."""
    codes = every["region_code"] + ":" + every["trajectory"]
    rows = every[codes.isin(looking.choice.beside)]
    rows = rows.assign(is_other=rows["region_code"] != looking.selection.own_region)
    rows = rows.sort_values(["is_other", "region", "called"], kind="stable")
    each = list(rows.itertuples())
    with st.container(key="pow_projects_beside_page"):
        _back(looking)
        page.lead(looking.say("beside_more")) if len(each) < 2 else markup.show(_lead(each, looking))
        if each:
            _table("beside", each, rows, looking)


def opened(every: pd.DataFrame, looking: Looking) -> None:
    """Draw one project: what may be concluded, its facts, its half-years, and projects that do something alike."""
    codes = every["region_code"] + ":" + every["trajectory"]
    rows = every[codes == looking.choice.opened]
    each = list(rows.itertuples())
    with st.container(key="pow_projects_opened"):
        _back(looking)
        markup.show(_lead(each, looking))
        markup.show(element("p", looking.tick(each[0]), " ", looking.say("put_beside_this"), class_="pow-text"))
        _table("opened", each, rows, looking)
        _half_years(each[0], looking)
        _alike(every, each[0], looking)


def _back(looking: Looking) -> None:
    to = looking.address(looking.choice.with_(opened="", shows="", page=looking.choice.page))
    link = element("a", f"‹ {looking.say('back')}", href=to, target="_self", class_="pow-chooses")
    on = looking.choice.with_(opened="", shows=BESIDE)
    more = element("a", looking.say("beside_go"), href=looking.address(on), target="_self", class_="pow-chooses")
    markup.show(
        element("p", link, more if looking.choice.opened and looking.choice.beside else None, class_="pow-back")
    )


def _lead(each: list[Any], looking: Looking) -> Markup:
    """Return what may be concluded of placements beside the line, for who may see shares of projects; and what not."""
    cause = element("span", looking.say("lead_cause"), class_="pow-muted")
    shares = looking.shares(PLACEMENT, line_pillar(each))
    said = [looking.say("lead_beside", count=len(each))] if len(each) > 1 else []
    if shares is None:
        said.append(looking.say("lead_public"))
    else:
        said.append(_verdicts(each, shares, looking))
    if line_pillar(each) == "all":
        said.append(looking.say("lead_pillars"))
    return element("p", " ".join(said), " ", cause, class_="pow-lead")


def _verdicts(each: list[Any], shares: Any, looking: Looking) -> str:
    """Return of which projects the share differs from the line and which counts that is, or that it is of none."""
    line = formatting.percentage(shares.country, looking.language)
    known = [(row, shares.rows.get((row.region_code, row.trajectory))) for row in each]
    known = [(row, found) for row, found in known if found is not None and found.status == "shown"]
    if not known:
        return looking.say("lead_unknown")
    differs = [(row, found) for row, found in known if kind(found) == "differs"]
    if not differs:
        return looking.say("lead_none_differs", line=line)
    parts = [_one(row, found, shares.about, looking) for row, found in differs]
    return looking.say("lead_differs", line=line, said="; ".join(parts))


def _one(row: Any, found: Any, about: dict[str, Any], looking: Looking) -> str:
    x, n = (formatting.number(count, looking.language) for count in (found.numerator, found.denominator))
    share = cell_text(found, about, looking.language)
    return looking.say("lead_one", called=row.called, region=row.region, x=x, n=n, share=share)


def _table(name: str, each: list[Any], rows: pd.DataFrame, looking: Looking) -> None:
    file = partial(projects.written, looking.opened, rows, looking.language)
    head = Head(
        f"projects_{name}",
        looking.say(f"{name}_title"),
        looking.say(f"{name}_note_{looking.opened.audience}"),
        looking.say("download"),
        [looking.say("file")],
        file,
    )
    with figure(head, looking.opened, looking.language):
        markup.show(looking.remember(name, partial(beside_table, each, looking)))
        source(looking)


def _half_years(row: Any, looking: Looking) -> None:
    """Draw people per half-year of the start; no share and no verdict, for they are too few."""
    rows = projects.half_years(looking.opened, row.region_code, row.trajectory)
    if rows.empty or row.kind != WITH_PEOPLE:
        return
    page.section(looking.say("half_years"), looking.say("half_years_note"))
    lines = []
    for name, same in rows.groupby(f"name_{looking.language}", sort=False):
        counts = {one.measure: one for one in same.itertuples()}
        lines.append(Row(name, [_count(counts.get(measure), looking) for measure in HALF_YEARS]))
    heads = columns("trajectories", looking.language, half_year=None, **dict.fromkeys(HALF_YEARS, NUMBER))
    whole = table(heads, lines, "pow-regions pow-half-years", looking.say("half_years"))
    markup.show(element("div", whole, class_="pow-fitted pow-scrolls", tabindex="0"))


def _count(found: Any, looking: Looking) -> Any:
    if found is None or found.status != "shown" or formatting.is_absent(found.count_):
        return element(
            "span",
            looking.say("below_5") if found is not None and found.status == "hidden" else "–",
            class_="pow-quiet",
        )
    return formatting.number(found.count_, looking.language)


def _alike(every: pd.DataFrame, row: Any, looking: Looking) -> None:
    """Draw projects of the same pillar and sector or name: the own region first, then by alphabet, never by result."""
    same = (every["pillar"] == row.pillar) & ((every["sector"] == row.sector) | (every["called"] == row.called))
    codes = every["region_code"] + ":" + every["trajectory"]
    rows = every[same & (codes != code_of(row.region_code, row.trajectory))]
    rows = rows.assign(is_other=rows["region_code"] != looking.selection.own_region)
    rows = rows.sort_values(["is_other", "region", "called"], kind="stable").head(MOST_ALIKE)
    page.section(looking.say("alike"), looking.say("alike_note"))
    if rows.empty:
        page.paragraph(looking.say("alike_none"))
        return
    groups = [(name, list(own.itertuples())) for name, own in rows.groupby("region", sort=False)]
    markup.show(project_table(groups, looking.listed(None), looking.say("alike")))
