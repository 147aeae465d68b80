"""Three or more figures at once: the heat table, where the own region lies between the others, how each figure went."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.components.compare import several_words
from dashboard.components.compare.courses_tile import courses_tile
from dashboard.components.compare.heat_table import Column, heat_table, of_figures
from dashboard.components.compare.spread_tile import spread_tile
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import definition_list, markup, page
from dashboard.components.hall.figure_head import Head, figure
from dashboard.components.hall.markup import Markup, element

FIT_BESIDE = 6  # figures in a table that leaves room for charts beside it
MOST_HIDDEN = 1 / 3  # of the regions; a column with more of them would be a column of reasons
MARKS = ("interval", "country", "hidden")
SIGNS = {"differs": "▲▲ ▼▼", "perhaps": "▲ ▼"}


def several(shown: list[Compared]) -> None:
    """Draw what may be concluded, the table of all chosen figures, and beside or below it the charts."""
    draw(of_figures(shown))


def draw(every: Sequence[Column]) -> None:
    """Draw these columns, without those that are mostly kept back; what they mean stands under the table."""
    columns = [one for one in every if not left_out(one.compared)] or every
    markup.show(several_words.lead(columns))
    with st.container(key="pow_compare_many" if len(columns) <= FIT_BESIDE else "pow_compare_wide"):
        with st.container(key="pow_compare_table"):
            _table_tile(columns, [one for one in every if one not in columns])
            _definitions([one.compared for one in every])
        with st.container(key="pow_compare_beside"):
            spread_tile(columns, common(columns))
            courses_tile(_with_courses(columns))


def left_out(compared: Compared) -> str:
    """Return why a column stays out of the table: `sparse`, or `inapplicable` where no region can have the figure."""
    statuses = set(compared.regions["status"])
    if "not_applicable" in statuses <= {"not_applicable", "missing"}:
        return "inapplicable"
    return "sparse" if is_sparse(compared) else ""


def is_sparse(compared: Compared) -> bool:
    """Tell whether of more than a third of the regions the share is kept back."""
    hidden = int((compared.regions["status"] == "hidden").sum())
    return compared.is_rate and hidden > MOST_HIDDEN * len(compared.regions)


def _table_tile(columns: Sequence[Column], without: Sequence[Column]) -> None:
    first = columns[0].compared
    language, shown = first.selection.language, [one.compared for one in columns]
    title, download = first.say("several"), first.say("download")
    note = first.say("several_note", choice=common(columns))
    head = Head(
        "several", title, note, download, comparison_exports.named(shown), partial(comparison_exports.several, shown)
    )
    with figure(head, first.opened, language):
        markup.show(legend(first))
        for one in without:
            page.source_line(first.say(left_out(one.compared), indicator=one.title))
        markup.show(heat_table(columns, title))
        for line in comparison_words.sources(shown):
            page.source_line(line)


def common(columns: Sequence[Column]) -> str:
    """Return of whom all columns are, as one line."""
    choices = [comparison_words.choices(one.compared) for one in columns]
    said = " · ".join(part for part in choices[0] if all(part in one for one in choices))
    return f"{said}." if said else ""


def legend(compared: Compared) -> Markup:
    """Return what signs and lines of the table mean."""
    signs = [element("b", sign, class_=f"pow-heat-{name}") for name, sign in SIGNS.items()]
    drawn = [element("span", class_=f"pow-heat-{name}") for name in MARKS]
    words = [compared.say(f"legend_{name}") for name in (*SIGNS, *MARKS)]
    parts = [element("li", mark, said) for mark, said in zip([*signs, *drawn], words, strict=True)]
    return element("ul", parts, class_="pow-heat-legend", aria_hidden="true")


def _with_courses(columns: Sequence[Column]) -> list[Column]:
    """Return the columns that each have a course of their own: not those of one figure in several periods."""
    periods = {one.compared.selection.period for one in columns}
    return list(columns) if len(periods) == 1 else []


def _definitions(shown: Sequence[Compared]) -> None:
    """Draw what every figure means, each opening under its name."""
    first = shown[0]
    language = first.selection.language
    page.section(first.say("about_several"), first.say("about_several_note"))
    opened = [
        element("details", element("summary", about[f"title_{language}"]), definition_list.definition(about, language))
        for about in {one.about["indicator"]: one.about for one in shown}.values()
    ]
    markup.show(element("div", opened, class_="pow-about pow-opened"))
