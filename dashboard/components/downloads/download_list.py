"""What can be downloaded whole: per table of the release its name, what is in it, how many rows, and a small button."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard import exports, formatting, texts
from dashboard.components.hall import markup
from dashboard.components.hall.download import download
from dashboard.components.hall.markup import Markup, element
from dashboard.queries import contents
from dashboard.release import OpenedRelease


def download_list(opened: OpenedRelease, language: str) -> None:
    """Draw every table of the release, in the groups and the order of the dictionary."""
    for section, rows in contents.tables(opened).groupby(f"section_{language}", sort=False):
        markup.show(element("h3", section, class_="pow-group"))
        for row in rows.itertuples():
            _file(opened, row._asdict(), language)


def _file(opened: OpenedRelease, table: dict[str, Any], language: str) -> None:
    title = table[f"name_{language}"]
    with st.container(key=f"pow_file_{table['table_name']}", horizontal=True, vertical_alignment="center"):
        markup.show(_line(table, language))
        made, file = partial(written, opened, table["table_name"], language), exports.file_name(opened, language, title)
        download(exports.short_name(title), made, file, f"download_{table['table_name']}")


def _line(table: dict[str, Any], language: str) -> Markup:
    key = "downloads.rows_one" if table["rows"] == 1 else "downloads.rows_many"
    rows = texts.text(key, language, count=formatting.number(table["rows"], language))
    name = element("strong", table[f"name_{language}"])
    about = element("span", table[f"about_{language}"], class_="pow-file-about")
    return element("p", name, about, element("span", rows, class_="pow-file-rows"), class_="pow-file")


def written(opened: OpenedRelease, table: str, language: str) -> bytes:
    """Return one whole table as a file, under the headers of the dictionary."""
    frame = contents.headed(opened, contents.whole(opened, table), table, language)
    return exports.csv(frame, opened, language)
