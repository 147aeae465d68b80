"""The dictionary on screen: a block per table that opens, with every column's header, kind of value and meaning."""

from collections.abc import Hashable
from itertools import groupby
from operator import itemgetter
from typing import Any

from dashboard import texts
from dashboard.components.hall import markup
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import WORDS, Row, columns, table
from dashboard.queries import contents
from dashboard.release import OpenedRelease

OTHER = {"nl": "en", "en": "nl"}


def column_dictionary(opened: OpenedRelease, language: str) -> Markup:
    """Return the blocks of all tables, those of the release first; made once per release and language."""
    return opened.remember(
        ("column_dictionary", language), lambda: _made(contents.columns(opened).to_dict("records"), language)
    )


def _made(columns: list[dict[Hashable, Any]], language: str) -> Markup:
    parts = []
    for part, found in groupby(columns, key=itemgetter("part")):
        parts.append(element("h3", texts.text(f"downloads.part_{part}", language), class_="pow-group"))
        parts += [_table(list(same), language) for _, same in groupby(found, key=itemgetter("table_name"))]
    return markup.join(parts)


def _table(described: list[dict[Hashable, Any]], language: str) -> Markup:
    count = texts.text("downloads.columns", language, count=len(described))
    title = element("summary", described[0][f"name_{language}"], element("span", " " + count, class_="pow-muted"))
    heads = columns("downloads", language, header=WORDS, kind=WORDS, meaning=WORDS)
    whole = table(heads, [_row(column, language) for column in described], "pow-columns")
    return element("details", title, whole, class_="pow-definition")


def _row(column: dict[Hashable, Any], language: str) -> Row:
    other = OTHER[language]
    name = [column[f"header_{language}"], element("small", column[f"header_{other}"], lang=other)]
    words = column[f"words_header_{language}"]
    if isinstance(words, str):
        name.append(element("small", texts.text("downloads.in_words", language, header=words)))
    kind = [column[f"type_{language}"], *(element("small", word) for word in _details(column, language))]
    return Row(name, [kind, column[f"explanation_{language}"]])


def _details(column: dict[Hashable, Any], language: str) -> list[str]:
    """Return what a kind of value leaves open: its unit, the list of its codes, and whether it must be delivered."""
    found = [] if column["unit"] == "none" else [column[f"unit_{language}"]]
    if isinstance(column["codes"], str):
        found.append(texts.text("downloads.codes", language, codes=column["codes"]))
    return found + [texts.text("downloads.required", language)] * bool(column["required"])
