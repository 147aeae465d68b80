"""One region on Datakwaliteit: how its delivery stands, what was found, what is different, and its marked workbook."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import exports, formatting, originals, trying, viewer
from dashboard.components.figures.way_to_findings import FOUND
from dashboard.components.hall import markup, page
from dashboard.components.hall.download import download
from dashboard.components.hall.markup import element
from dashboard.components.hall.page_link import page_link
from dashboard.components.quality.quality_changes import changes_table
from dashboard.components.quality.quality_findings import kinds_table
from dashboard.components.quality.quality_parts import block, kinds_file, say
from dashboard.components.quality.quality_regions import verdict
from dashboard.queries import quality
from dashboard.queries.contents import headed
from dashboard.release import OpenedRelease
from dashboard.selection import Selection


def show(rows: pd.DataFrame, opened: OpenedRelease, selection: Selection) -> None:
    """Draw the own region; `rows` is `queries.quality.regions`."""
    language, region = selection.language, str(selection.own_region)
    (row,) = rows[rows["region_code"] == region].itertuples()
    with st.container(key="pow_quality_own"):
        with st.container(key="pow_quality_stands"):
            _stands(row, language)
            _workbook(row, opened, language)
            page_link("check", say("to_check", language), selection)
            _changes(row, opened, selection)
        with st.container(key="pow_quality_found"):
            _findings(row, opened, language)


def _stands(row: Any, language: str) -> None:
    """Draw the verdict on what counts, how many of its rows, and whether something newer waits or was refused."""
    is_there = isinstance(row.verdict, str)
    date = formatting.date(row.reference_date, language)
    note = say("own_note", language, date=date) if is_there else say("own_missing", language, region=row.name)
    page.section(say("own", language, region=row.name), note)
    markup.show(element("p", verdict(row, language)[:2], class_="pow-outcome"))
    if is_there:
        markup.show(element("p", _summary(row, language), class_="pow-lead"))
    if not pd.isna(row.published):
        page.source_line(say("published", language, date=formatting.date(row.published, language)))
    if isinstance(row.waiting_verdict, str):
        page.notice(_dated("newer", row.waiting_date, language))
    if row.is_refused:
        page.notice(_dated("refused", row.refused_date, language))


def _dated(name: str, day: Any, language: str) -> str:
    date = formatting.date(day, language)
    return say(f"{name}_dated", language, date=date) if date else say(name, language)


def _summary(row: Any, language: str) -> str:
    waiting = int(row.rows_quarantined)
    numbers = {"accepted": row.rows_accepted, "read": row.rows_read - row.rows_control, "quarantined": waiting}
    name = "own_summary" if waiting else "own_summary_all"
    return say(name, language, **{key: formatting.number(value, language) for key, value in numbers.items()})


def _workbook(row: Any, opened: OpenedRelease, language: str) -> None:
    """Draw the delivered workbook with its findings, for who may have it and where it was kept."""
    viewing = viewer.current()
    if viewing.audience not in originals.MAY_HAVE or not isinstance(row.delivery_id, str):
        return
    if not originals.are_kept(viewing, row.delivery_id):
        page.source_line(say("marked_none", language))
        return
    file = exports.file_name(opened, language, row.name, say("marked_file", language), ending="xlsx")
    made = partial(_marked, viewing, row.delivery_id, language)
    download(say("marked", language), made, file, "quality_marked", "secondary")
    page.source_line(say("marked_note", language))


def _marked(viewing: viewer.Viewer, delivery_id: str, language: str) -> bytes:
    """Return the workbook, made now. Raises trying.CheckingError where that does not work."""
    found = originals.of_delivery(viewing, delivery_id)
    made = trying.desk.marked(found.files, found.receipt, language)
    if made is None:
        raise originals.NotForYou(delivery_id)
    return made


def _changes(row: Any, opened: OpenedRelease, selection: Selection) -> None:
    """Draw what is different since the delivery before."""
    language = selection.language
    rows = quality.changes(opened, row.region_code)
    if rows.empty:
        page.section(say("changes", language), say("changes_none", language))
        return
    dates = (formatting.date(rows[name].iloc[0], language) for name in ("reference_date", "previous_date"))
    note = say("changes_note", language, **dict(zip(("date", "previous"), dates, strict=True)))
    file = partial(_changes_file, rows, opened, language)
    with block("changes", note, file, opened, language, region=row.name):
        markup.show(changes_table(rows, selection))
        precision = rows["precision"].dropna().iloc[0]
        page.source_line(say("changes_source", language, precision=say(precision, language)))


def _changes_file(rows: pd.DataFrame, opened: OpenedRelease, language: str) -> pd.DataFrame:
    names = ["kind", "subject", "name", "previous_date", "reference_date"]
    names += [f"{when}{part}" for when in ("previous", "current") for part in ("", "_status", "_hidden_because")]
    named = rows.assign(name=rows["name"].fillna(rows[f"title_{language}"]))
    return headed(opened, named[[*names, "difference", "precision"]], "changes", language)


def _findings(row: Any, opened: OpenedRelease, language: str) -> None:
    """Draw what was found in this region; the support team opens a kind to its rows."""
    kinds = quality.kinds(opened, row.region_code)
    note = say("own_findings_note", language)
    markup.show(element("span", id=FOUND))
    file = partial(kinds_file, kinds, opened, language)
    with block("own_findings", note, file, opened, language, region=row.name):
        markup.show(kinds_table(kinds, language, quality.rows(opened, row.region_code)))
