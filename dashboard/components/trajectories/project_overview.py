"""What all projects together show: how many and how large per region, where they are, and what stays of them."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import formatting
from dashboard.components.figures.compared import fetch
from dashboard.components.figures.project_table import PREPARED, WITH_PEOPLE
from dashboard.components.hall import markup, ways
from dashboard.components.hall.cell_words import cell_text
from dashboard.components.hall.figure_head import Head, figure
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import NUMBER, WORDS, Column, Row, columns, of_regions, table
from dashboard.components.trajectories.looking import Looking
from dashboard.components.trajectories.project_list import source
from dashboard.queries import overview
from dashboard.queries.comparison import COUNTRY, defined
from dashboard.selection import Selection

MEDIAN = "participants_per_trajectory"
# The figures of a region and the name and look of their columns.
COUNTED = {
    MEDIAN: ("median", f"{NUMBER} pow-wide"),
    "participants": ("participants", NUMBER),
    "placements": ("placements", f"{NUMBER} pow-wide"),
    "praktijkverklaringen": ("praktijkverklaringen", f"{NUMBER} pow-wide"),
}
BANDS = {"below_10": 5, "10_to_24": 8, "25_to_49": 11, "50_or_more": 15}  # px across
PITCH, HIGH, MOST = 17, 18, 24
SWING_OF, FEW = 1.96, 20  # how far chance alone moves a share of so few people


def lead(rows: pd.DataFrame, looking: Looking) -> Markup:
    """Return how many projects there are, how large the middle one is, and what cannot be concluded."""
    given: dict[str, Any] = {
        "regions": rows["region_code"].nunique(),
        "count": formatting.number(len(rows), looking.language),
    }
    given["people"] = formatting.number(int((rows["kind"] == WITH_PEOPLE).sum()), looking.language)
    said = [looking.say("lead", **given)]
    for code in defined(looking.opened, [MEDIAN]):
        median = fetch(looking.opened, Selection(language=looking.language), code)
        if median.country.status == "shown":
            value = cell_text(median.country, median.about, looking.language)
            said.append(looking.say(f"lead_median_{looking.opened.audience}", median=value))
    said.append(looking.say(f"lead_small_{looking.opened.audience}", few=FEW))
    cause = element("span", looking.say("lead_cause"), class_="pow-muted")
    return element("p", " ".join(said), " ", cause, class_="pow-lead")


def show(rows: pd.DataFrame, looking: Looking) -> None:
    """Draw the regions beside what stays and where the projects are."""
    with st.container(key="pow_projects_overview"):
        with st.container(key="pow_projects_regions"):
            _block("strips", partial(_strips, rows, looking), looking)
        with st.container(key="pow_projects_beside"):
            _block("places", partial(_places, rows, looking), looking)
            _block("stays", partial(_stays, rows, looking), looking)


def _block(name: str, make: Any, looking: Looking) -> None:
    head = Head(f"projects_{name}", looking.say(name), looking.say(f"{name}_note"), looking.say("download"), [], None)
    with figure(head, looking.opened, looking.language):
        markup.show(looking.remember(name, make))
        source(looking)


def _strips(rows: pd.DataFrame, looking: Looking) -> Markup:
    """Return a row per region: a circle per project, and how many people in all of them."""
    language = looking.language
    cubes = {
        name: fetch(looking.opened, looking.selection.with_(period="all", target_group="all", pillar="all"), name)
        for name in defined(looking.opened, COUNTED)
    }
    found: dict[str, Row] = {}
    of_region = dict(list(rows.groupby("region_code", sort=False)))
    names = overview.regions(looking.opened)[["region_code", "name"]].itertuples(index=False, name=None)
    for code, name in [*names, (COUNTRY, looking.say("country"))]:
        own = of_region.get(code)
        drawn: Any = looking.say(
            "strip_country",
            people=int((rows["kind"] == WITH_PEOPLE).sum()),
            others=int((rows["kind"] != WITH_PEOPLE).sum()),
        )
        if code != COUNTRY:
            drawn = (
                strip(own, name, looking)
                if own is not None
                else element("span", looking.say("not_delivered"), class_="pow-quiet")
            )
        cells = [_number(cube, code, language) for cube in cubes.values()]
        named = name if code == COUNTRY else ways.region(name, code, looking.selection)
        found[code] = Row(named, [drawn, *cells])
    counted = {name: look for code, (name, look) in COUNTED.items() if code in cubes}
    heads = columns("trajectories", language, region=WORDS, projects=WORDS, **counted)
    whole = table(
        heads, of_regions(found, looking.selection.own_region), "pow-regions pow-strips", looking.say("strips")
    )
    return element("div", whole, class_="pow-fitted", tabindex="0")


def _number(cube: Any, code: str, language: str) -> Any:
    row = next(one for one in cube.each if one.region_code == code)
    said = cell_text(row, cube.about, language)
    if row.status == "shown":
        return said
    return element("span", said, class_="pow-hatched" if row.status == "hidden" else "pow-quiet")


def strip(rows: pd.DataFrame, region: str, looking: Looking) -> Markup:
    """Return the projects of one region as marks, the largest first, and how many there are."""
    each = sorted(rows.itertuples(), key=_size, reverse=True)
    marks = [_mark(row, place) for place, row in enumerate(each[:MOST])]
    wide = PITCH * min(len(each), MOST)
    said = looking.say("strip_alt", region=region, count=len(each), people=sum(row.kind == WITH_PEOPLE for row in each))
    drawing = element("svg", marks, viewBox=f"0 0 {wide} {HIGH}", width=wide, height=HIGH, role="img", aria_label=said)
    return element("span", drawing, element("small", str(len(each))), class_="pow-strip")


def _size(row: Any) -> float:
    if row.kind != WITH_PEOPLE:
        return -2.0
    return float(BANDS.get(row.participants_band, 0)) if isinstance(row.participants_band, str) else -1.0


def _mark(row: Any, place: int) -> Markup:
    """Return a circle as large as the band of the project; a ring where nobody began, a diamond without people."""
    middle = PITCH * place + PITCH / 2
    title = element("title", row.called)
    if row.kind != WITH_PEOPLE:
        return element(
            "path", title, d=f"M{middle} 5L{middle + 4} 9L{middle} 13L{middle - 4} 9Z", class_="pow-mark-other"
        )
    if not isinstance(row.participants_band, str) or row.status == PREPARED:
        return element("circle", title, cx=middle, cy=9, r=4, class_="pow-mark-other")
    return element("circle", title, cx=middle, cy=9, r=BANDS[row.participants_band] / 2, class_="pow-mark")


def _places(rows: pd.DataFrame, looking: Looking) -> Markup:
    """Return sectors by pillars with the number of projects in each, as the way to those in the list."""
    sector, pillar = f"sector_{looking.language}", f"pillar_{looking.language}"
    pillars = rows.sort_values("pillar_position").drop_duplicates("pillar")[["pillar", pillar]].to_numpy()
    lines = []
    for (code, name), own in rows.groupby(["sector", sector], sort=False):
        counts = own["pillar"].value_counts()
        cells = [_place(int(counts.get(one, 0)), code, one, looking) for one, _ in pillars]
        lines.append(Row(name, [*cells, str(len(own))]))
    heads = [
        *columns("trajectories", looking.language, choose_sector=WORDS),
        *(Column(words, NUMBER) for _, words in pillars),
    ]
    heads += columns("trajectories", looking.language, together=NUMBER)
    whole = table(heads, lines, "pow-regions pow-places", looking.say("places"))
    return element("div", whole, class_="pow-fitted pow-scrolls", tabindex="0")


def _place(count: int, sector: str, pillar: str, looking: Looking) -> Any:
    if not count:
        return "0"
    to = looking.address(looking.choice.with_(sector=sector, pillar=pillar))
    return element("a", str(count), href=to, target="_self", class_="pow-chooses")


def _stays(rows: pd.DataFrame, looking: Looking) -> Markup:
    """Return what comes after finished projects, by pillar."""
    ended = rows[rows["status"] == "afgerond"]
    if ended.empty:
        return element("p", looking.say("stays_none"), class_="pow-text")
    after, pillar = f"continuation_{looking.language}", f"pillar_{looking.language}"
    known = ended[after].where(ended[after].notna(), looking.say("after_unknown"))
    counts = pd.crosstab(ended[pillar], known)
    heads = [
        *columns("trajectories", looking.language, choose_pillar=WORDS),
        *(Column(words, NUMBER) for words in counts),
    ]
    heads += columns("trajectories", looking.language, together=NUMBER)
    lines = [
        Row(name, [*(str(count) for count in counted), str(sum(counted))])
        for name, counted in zip(counts.index, counts.to_numpy().tolist(), strict=True)
    ]
    whole = table(heads, lines, "pow-regions pow-places", looking.say("stays"))
    return element("div", whole, class_="pow-fitted pow-scrolls", tabindex="0")
