"""What is chosen now, as a download: in words which figures, and the file that *Regio's vergelijken* shows."""

from functools import partial

import streamlit as st

from dashboard import exports, formatting, texts
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared, fetch
from dashboard.components.hall import markup
from dashboard.components.hall.download import download
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.page_link import page_link
from dashboard.release import OpenedRelease
from dashboard.selection import Selection


def chosen_view(opened: OpenedRelease, selection: Selection) -> None:
    """Draw the figures of the selection in words, their download, and the way to where they are chosen."""
    language = selection.language
    shown = [one for one in (fetch(opened, selection, code) for code in selection.indicators) if len(one.rows)]
    with st.container(key="pow_view", horizontal=True, vertical_alignment="center"):
        markup.show(_words(shown, language))
        if shown:
            _download(shown, opened, language)
        page_link("compare", texts.text("downloads.view_change", language), selection)


def _words(shown: list[Compared], language: str) -> Markup:
    title = element("h2", texts.text("downloads.view", language), class_="pow-section")
    if not shown:
        return markup.join(title, element("p", texts.text("compare.no_breakdown", language), class_="pow-text"))
    chosen = [
        element("p", element("strong", one.about[f"title_{language}"]), " · ", comparison_words.choice(one))
        for one in shown
    ]
    rows = formatting.number(sum(len(one.rows) for one in shown), language)
    note = element("p", texts.text("downloads.view_note", language, rows=rows), class_="pow-note")
    return markup.join(title, chosen, note)


def _download(shown: list[Compared], opened: OpenedRelease, language: str) -> None:
    named = comparison_exports.named(shown)
    label, file = exports.short_name("-".join(named[: len(shown)])), exports.file_name(opened, language, *named)
    made = partial(_file, shown, opened, language)
    download(label, made, file, "download_view", "secondary")


def _file(shown: list[Compared], opened: OpenedRelease, language: str) -> bytes:
    return exports.csv(comparison_exports.several(shown), opened, language)
