"""A table in real HTML: a head over every column, rows with the name that heads them, and regions in their order.

Not here: what a cell says (cell_words.py), and the question and the note above a table (figure_head.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import texts
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.comparison import COUNTRY

WORDS = None
NUMBER = "pow-number"  # at the right, so that digits stand under each other


@dataclass(frozen=True)
class Column:
    """The words over a column, and the class that they share with its cells."""

    head: Any
    look: str | None = WORDS


def columns(page: str, language: str, **looks: str | None) -> list[Column]:
    """Return a column per text of a page: `columns("quality", "nl", measure=WORDS, before=NUMBER)`."""
    return [Column(texts.text(f"{page}.{name}", language), look) for name, look in looks.items()]


class Cell(Markup):
    """A cell with attributes of its own instead of the class of its column, made by `cell`."""

    __slots__ = ()


def cell(*said: Any, **attrs: Any) -> Cell:
    """Return a cell that looks otherwise than its column, or has more to tell than its text."""
    return Cell(element("td", *said, **attrs))


@dataclass(frozen=True)
class Row:
    """The name that heads a row, None where nothing does, what its other cells say, and its attributes.

    `region` is the code of the region that the row is of and that it chooses (scripts/choosing.js).
    """

    name: Any
    cells: Sequence[Any]
    look: str | None = None
    title: str | None = None
    region: str | None = None


def table(heads: Sequence[Column], rows: Iterable[Row], look: str, caption: Any = None, **attrs: Any) -> Markup:
    """Return the table; `caption` is for who cannot see what stands above it, unless `caption_look` says otherwise.

    Raises ValueError where a row has more or fewer cells than there are columns.
    """
    return grouped(heads, [(None, rows)], look, caption, **attrs)


def grouped(
    heads: Sequence[Column],
    groups: Iterable[tuple[Any, Iterable[Row]]],
    look: str,
    caption: Any = None,
    caption_look: str | None = "pow-hidden",
) -> Markup:
    """Return the same with the rows in groups, each under its title, which is as wide as the table."""
    titles = [element("th", column.head, scope="col", class_=column.look) for column in heads]
    bodies = [element("tbody", _title(title, len(heads)), _rows(rows, heads)) for title, rows in groups]
    above = element("caption", caption, class_=caption_look) if caption else None
    return element("table", above, element("thead", element("tr", titles)), bodies, class_=look)


def of_regions(rows: Mapping[str, Row], own: str | None) -> list[Row]:
    """Return the rows by code of the region: the own first, the country last, both marked, the others as they are."""
    looks = {COUNTRY: "pow-country", own: "pow-own"}
    order = sorted(rows, key=lambda code: (code == COUNTRY, code != own))
    chooses = {code: None if code == COUNTRY else code for code in order}
    return [replace(rows[code], look=looks.get(code), region=chooses[code]) for code in order]


def _title(words: Any, width: int) -> Markup | None:
    if words is None:
        return None
    return element("tr", element("th", words, scope="rowgroup", colspan=width), class_="pow-rowgroup")


def _rows(rows: Iterable[Row], heads: Sequence[Column]) -> list[Markup]:
    return [element("tr", _cells(row, heads), class_=row.look, title=row.title, data_region=row.region) for row in rows]


def _cells(row: Row, heads: Sequence[Column]) -> list[Markup]:
    name = [] if row.name is None else [element("th", row.name, scope="row")]
    under = zip(row.cells, heads[len(name) :], strict=True)
    return name + [said if isinstance(said, Cell) else cell(said, class_=column.look) for said, column in under]
