"""How did every figure go in one region? A small panel per figure beside the country, and the same as a table."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.charts.course import Course, course
from dashboard.charts.small_multiples import BOX, CEILING, FLOOR, SIDE
from dashboard.components.compare import development_map
from dashboard.components.compare.heat_table import Column
from dashboard.components.compare.period_table import period_table
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import markup, page
from dashboard.components.hall.cell_words import cell_text, spoken, value_text
from dashboard.components.hall.figure_head import Head, figure, is_table
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.comparison import COUNTRY
from dashboard.queries.development import events

KEY = "courses"


def courses_tile(shown: Sequence[Column]) -> None:
    """Draw how the shares went in the own region, or in the country where none is chosen."""
    shares = [one for one in shown if one.compared.is_rate and len(one.compared.periods)]
    if not shares:
        return
    first = shares[0].compared
    region = first.line_names["line"] if first.own is None else first.own.name
    rows = partial(comparison_exports.courses, [one.compared for one in shares])
    file = comparison_exports.named([one.compared for one in shares], KEY)
    download = texts.text("charts.download", first.selection.language)
    note = first.say("courses_note" if first.own is not None else "courses_note_country")
    head = Head(KEY, first.say("courses", region=region), note, download, file, rows, turns=True)
    with figure(head, first.opened, first.selection.language):
        markup.show(courses_table(shares) if is_table(KEY) else drawn(shares))
        page.source_line(comparison_words.under(first))


def courses_table(shares: Sequence[Column]) -> Markup:
    """Return the same as tables: per figure the own region and the country, a column per period."""
    kept = [one.compared.selection.own_region for one in shares[:1]] + [COUNTRY]
    return markup.join([[element("h3", one.title), period_table(one.compared, kept)] for one in shares])


def drawn(shares: Sequence[Column]) -> Markup:
    """Return the panels and their legend."""
    first = shares[0].compared
    language = first.selection.language
    panels = [one.remember(KEY, _panel) for one in shares]
    words = {name: texts.text(f"charts.{name}", language) for name in development_map.LEGEND}
    words["country"] = first.line_names["Line"]
    if first.own is not None:
        words = {"line": first.say("spread_own", region=first.own.name)} | words
    legend = [element("li", element("span", class_=f"pow-multiples-{name}"), said) for name, said in words.items()]
    panels.append(element("ul", legend, aria_hidden="true"))
    return element("div", panels, class_="pow-courses pow-multiples")


def _panel(column: Column) -> Markup:
    """Return one panel: the figure and its last share, the lines, and the ends of both axes."""
    compared, language = column.compared, column.compared.selection.language
    whose = compared.selection.own_region or COUNTRY
    rows = compared.periods[compared.periods["region_code"] == whose]
    made = course(compared.periods, events(compared.opened), column.top, compared.selection.own_region)
    known = rows[rows["status"] == "shown"]
    last = cell_text(next(known.tail(1).itertuples()), compared.about, language) if len(known) else ""
    ends = [value_text(end, compared.about, language) for end in (0.0, column.top)]
    look = "pow-spread-said-country" if whose == COUNTRY else None
    axis = element("span", " – ".join(ends))
    title = element("p", element("strong", column.title), element("b", last, class_=look), axis)
    said = [spoken(row, compared.about, language, getattr(row, f"name_{language}")) for row in rows.itertuples()]
    names = rows[f"name_{language}"]
    under = element("p", element("span", names.iloc[0]), element("span", names.iloc[-1]), class_="pow-quiet")
    return element("div", title, _drawing(made, said, _alternative(compared, rows, column)), under, class_="pow-course")


def _drawing(made: Course, said: Sequence[str], alternative: str) -> Markup:
    multiples, tile = made.multiples, next(iter(made.multiples.tiles), None)
    events_drawn = "".join(f"M{start} {CEILING}h{long}V{FLOOR}h-{long}z" for start, long in multiples.events)
    lines = [(events_drawn, "events"), (f"M{SIDE} {FLOOR}H{BOX - SIDE}", "floor"), (multiples.country, "country")]
    if tile:
        lines += [(made.intervals, "interval"), (tile.line, "line"), (tile.points, "point")]
        lines += [(tile.waiting, "ring"), (tile.waiting, "within")]
        hidden = [multiples.periods[one] for one in tile.hidden]
        lines.append(("".join(f"M{start} {CEILING}h{long}V{FLOOR}h-{long}z" for start, long in hidden), "kept"))
    paths = [element("path", d=path, class_=f"pow-multiples-{name}") for path, name in lines if path]
    pointed = [
        element("rect", element("title", words), x=start, width=long, y=CEILING, height=FLOOR - CEILING)
        for (start, long), words in zip(multiples.periods, said, strict=True)
    ]
    box: dict[str, Any] = {"viewBox": f"0 {CEILING - 2} {BOX} {FLOOR - CEILING + 4}", "preserveAspectRatio": "none"}
    look = "pow-multiples-own" if tile else None
    inside = element("g", paths, element("g", pointed, class_="pow-multiples-said"), class_=look)
    return element("svg", inside, role="img", aria_label=alternative, **box)


def _alternative(compared: Compared, rows: pd.DataFrame, column: Column) -> str:
    """Return in words what a panel shows: every period with its share, or why there is none."""
    language = compared.selection.language
    parts = [
        f"{getattr(row, f'name_{language}')} {cell_text(row, compared.about, language)}" for row in rows.itertuples()
    ]
    return f"{column.title}: " + ", ".join(parts) + "."
