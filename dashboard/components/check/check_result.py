"""The outcome of one try on the page: per delivery the verdict, what counts, what waits, what to know, and downloads.

Belongs here: setting out what the check says (pipelines/intake/receipts/telling.py). Not here: any of its sentences.
"""

import json
from functools import partial
from typing import Any

import streamlit as st

from dashboard import texts, trying
from dashboard.components.check.check_files import Tried
from dashboard.components.hall import markup, page
from dashboard.components.hall.download import download
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import NUMBER, WORDS, Row, columns, table
from dashboard.components.hall.verdict_shape import verdict_shape
from dashboard.trying import Checked
from pipelines.intake.receipts.groups import Group
from pipelines.intake.receipts.telling import Told
from pipelines.intake.records import ROW_COUNTS

SHOWN = 10


def show(tried: Tried, language: str) -> None:
    """Draw every delivery of a try."""
    for number, one in enumerate(tried.deliveries):
        told = one.told[language]
        with st.container(key=f"pow_checked_{number}"):
            halves = element("div", _verdict(told, language)), element("div", _counts(told, language))
            markup.show(element("div", halves, class_="pow-checked"))
            _downloads(number, one, tried, language)
            waits = _findings(told.waits_as, told.waits, language)
            markup.show(markup.join(waits, _findings("notes", told.notes, language)))


def _verdict(told: Told, language: str) -> Markup:
    shape = verdict_shape(told.verdict)
    return markup.join(
        element("h2", told.about, class_="pow-section"),
        element("p", texts.text("check.files", language, names=told.names), class_="pow-note"),
        element("p", shape, told.verdict_words, class_="pow-outcome", role="status"),
        element("p", told.summary, class_="pow-lead"),
        element("p", element("strong", texts.text("check.next", language) + " "), told.next_step, class_="pow-next"),
    )


def _counts(told: Told, language: str) -> Markup:
    """Return the rows per table: read is what counts, waits and controls together."""
    head = _section("counts", language)
    if not told.counts:
        return markup.join(head, element("p", texts.text("check.nothing_read", language), class_="pow-text"))
    heads = columns("check", language, table=WORDS, **dict.fromkeys(ROW_COUNTS, NUMBER))
    rows = [Row(row["name"], [row[part] for part in ROW_COUNTS]) for row in told.counts]
    return markup.join(head, table(heads, rows, "pow-rows"))


def _section(name: str, language: str) -> Markup:
    title = element("h3", texts.text(f"check.{name}", language), class_="pow-group")
    return markup.join(title, element("p", texts.text(f"check.{name}_note", language), class_="pow-note"))


def _findings(name: str, groups: list[Group], language: str) -> Markup | None:
    """Return a table of findings; a long one is folded behind its first rows."""
    if not groups:
        return None
    first, rest = groups[:SHOWN], groups[SHOWN:]
    folded = None
    if rest:
        more = element("summary", texts.text("check.more", language, count=len(rest)))
        folded = element("details", more, _table(rest, language), class_="pow-opens")
    return markup.join(_section(name, language), _table(first, language), folded)


def _table(groups: list[Group], language: str) -> Markup:
    heads = columns("check", language, where=WORDS, found=WORDS, remedy=WORDS)
    return table(heads, [Row(None, _row(group)) for group in groups], "pow-findings")


def _row(group: Group) -> list[Markup]:
    """Return where, what and why, and what to do."""
    why = " ".join(part for part in (group.why, group.effect, group.held_up) if part)
    found = markup.join(element("strong", group.found), element("span", " " + why))
    return [markup.join(group.where), found, markup.join(group.remedy)]


def _downloads(number: int, one: Checked, tried: Tried, language: str) -> None:
    """Draw the downloads of one delivery; the workbook with marks is made when someone asks for it."""
    stem = one.receipt["files"][0]["name"].rpartition(".")[0]
    with st.container(key=f"pow_take_{number}", horizontal=True):
        if one.may_be_marked and one.receipt["findings"]:
            _file("marked", number, f"{stem}-{texts.text('check.file_marked', language)}.xlsx", language,
                  partial(trying.desk.marked, tried.files, one.receipt, language))  # fmt: skip
        said = one.text[language]
        receipt = f"{stem}-{texts.text('check.file_text', language)}"
        _file("text", number, f"{receipt}.txt", language, said)
        _file("json", number, f"{receipt}.json", language, json.dumps(one.receipt, ensure_ascii=False, indent=1))
    if not one.may_be_marked:
        page.source_line(texts.text("check.not_marked", language))


def _file(name: str, number: int, file: str, language: str, data: Any) -> None:
    label = texts.text(f"check.download_{name}", language)
    download(label, data, file, f"check_{name}_{number}", "primary" if name == "marked" else "tertiary")
