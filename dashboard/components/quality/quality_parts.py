"""The blocks of Datakwaliteit: each a question, its table, where it comes from, and the same as a file."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import formatting, texts
from dashboard.components.hall import markup, page
from dashboard.components.hall.figure_head import Head, figure
from dashboard.components.hall.markup import element
from dashboard.components.quality.quality_findings import kinds_table
from dashboard.components.quality.quality_matrix import matrix
from dashboard.components.quality.quality_regions import regions_table
from dashboard.queries import quality
from dashboard.queries.contents import headed
from dashboard.release import OpenedRelease
from dashboard.selection import Selection

DELIVERED = ["reference_date", "verdict", "rows_read", "rows_accepted", "rows_quarantined", "rows_control"]


def lead(rows: pd.DataFrame, of_nobody: int, language: str) -> None:
    """Draw how many regions delivered, how many rows count, and where something waits or was refused."""
    sums = rows[["rows_accepted", "rows_read", "rows_control"]].sum()
    facts = int(sums["rows_read"] - sums["rows_control"])
    numbers = {"accepted": sums["rows_accepted"], "read": facts}
    numbers = {name: formatting.number(int(value), language) for name, value in numbers.items()}
    said = [texts.text("quality.lead", language, delivered=int(rows["delivered"].sum()), **numbers)]
    waits = {
        "lead_waits": int((rows["rows_quarantined"].fillna(0) > 0).sum()),
        "lead_whole_waits": int(rows["waiting_verdict"].notna().sum()),
        "lead_nobody": of_nobody,
    }
    counted = waits | {"lead_refused": int(rows["is_refused"].sum())}
    said += [] if any(waits.values()) else [say("lead_nothing_waits", language)]
    said += [_how_many(name, count, language) for name, count in counted.items() if count]
    page.lead(" ".join(said))


def _how_many(name: str, count: int, language: str) -> str:
    return say(f"{name}_{'one' if count == 1 else 'many'}", language, count=count)


def say(name: str, language: str, **values: Any) -> str:
    """Return a text of this page."""
    return texts.text(f"quality.{name}", language, **values)


def block(
    name: str, note: str, rows: Callable[[], pd.DataFrame], opened: OpenedRelease, language: str, **said: Any
) -> AbstractContextManager[None]:
    """Draw a block under its question, with its note and the download of what it shows."""
    title, download = say(name, language, **said), say("download", language)
    file = [say(f"file_{name}", language), *map(str, said.values())]
    head = Head(key=f"quality_{name}", title=title, note=note, download=download, file=file, rows=rows)
    return figure(head, opened, language)


def every_region(rows: pd.DataFrame, opened: OpenedRelease, selection: Selection) -> None:
    """Draw the table of all regions."""
    language = selection.language
    file = partial(_regions_file, rows, opened, language)
    with block("regions", say("regions_note", language), file, opened, language):
        markup.show(regions_table(rows, selection))
        _source(opened, language)


def _source(opened: OpenedRelease, language: str) -> None:
    page.source_line(say("source", language, date=formatting.date(opened.reference_date, language)))


def _regions_file(rows: pd.DataFrame, opened: OpenedRelease, language: str) -> pd.DataFrame:
    named = headed(opened, rows[["region_code", "name"]].rename(columns={"name": "region"}), "view", language)
    return pd.concat([named, headed(opened, rows[DELIVERED], "deliveries", language)], axis="columns")


def findings(opened: OpenedRelease, language: str) -> None:
    """Draw what was found over all regions, by kind."""
    kinds = quality.kinds(opened, None)
    with block("kinds", say("kinds_note", language), partial(kinds_file, kinds, opened, language), opened, language):
        markup.show(kinds_table(kinds, language))
        _source(opened, language)


def kinds_file(kinds: pd.DataFrame, opened: OpenedRelease, language: str) -> pd.DataFrame:
    """Return what is downloaded: one row per rule with its words and the number of rows."""
    words = [f"{part}_{language}" for part in ("what", "why", "remedy")]
    ruled = headed(opened, kinds[["rule", "severity", *words]], "rules", language)
    return pd.concat([ruled, headed(opened, kinds[["rows"]], "findings", language)], axis="columns")


def completeness(opened: OpenedRelease, selection: Selection) -> None:
    """Draw which figures of which region are complete."""
    rows, language = quality.complete(opened), selection.language
    file = partial(_matrix_file, rows, opened, language)
    with block("matrix", say("matrix_note", language), file, opened, language):
        markup.show(matrix(rows, selection))
        _source(opened, language)


def _matrix_file(rows: pd.DataFrame, opened: OpenedRelease, language: str) -> pd.DataFrame:
    named = rows.rename(columns={"name": "region", "measure": "indicator"})
    return headed(opened, named[["region_code", "region", "indicator", "status", "coverage"]], "view", language)


def no_own_region(language: str) -> None:
    """Draw that someone who chooses a region sees more."""
    with st.container(key="pow_choose"):
        markup.show(element("p", say("choose", language), class_="pow-note"))
