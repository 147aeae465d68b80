"""What a release holds, in words: its tables, their columns, and the codes in their cells.

Belongs here: reading contents.yml and codes.yml. Not here: the tables themselves (schema.sql), and writing a document
of them (dictionary.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipelines import registries
from pipelines.registries import CODES, CONTENTS, Code, Column, loaded

VIEW, DELIVERED = "view", "delivery"
# A code stands under its own header; what it means stands beside it, under the same header with this behind it.
IN_WORDS = {"nl": "_naam", "en": "_name"}
NAMED = {"region_code": {"nl": "regio", "en": "region"}}  # what has a header of its own for its words
LISTS = {"region": "regions", "cohort": "periods"}  # types whose cells are codes, although nobody names their list


@dataclass(frozen=True)
class Table:
    """One table that people deliver (`delivery`), download whole (`release`) or download beside a chart (`view`)."""

    part: str
    name: str
    section: str
    name_nl: str
    name_en: str
    about_nl: str
    about_en: str
    columns: tuple[Column, ...]


@cache
def tables() -> tuple[Table, ...]:
    """Return every table in the order of the registry: those of the release, the view, those of a delivery."""
    spec = loaded(CONTENTS)
    release = [_table("release", name, own, spec["columns"]) for name, own in spec["tables"].items()]
    view = _table(VIEW, VIEW, spec[VIEW], spec["columns"])
    delivered = [_table(DELIVERED, name, own, {}) for name, own in spec["delivery"].items()]
    return (*release, view, *delivered)


def _table(part: str, name: str, spec: dict[str, Any], shared: dict[str, Any]) -> Table:
    words = {key: spec[key] for key in ("section", "about_nl", "about_en")}
    delivered = {column.name: column for column in registries.columns().get(name, ())}
    columns = (_column(name, entry, shared, delivered) for entry in spec.get("columns", delivered))
    return Table(part, name, name_nl=spec["nl"], name_en=spec["en"], columns=tuple(columns), **words)


def _column(table: str, entry: str | dict[str, Any], shared: dict[str, Any], delivered: dict[str, Column]) -> Column:
    """Return one column: described on the spot, else by `columns` of the registry, else as it was delivered."""
    if isinstance(entry, dict):
        ((name, spec),) = entry.items()
        return registries.column(table, name, spec)
    return registries.column(table, entry, shared[entry]) if entry in shared else delivered[entry]


def words_header(column: Column, language: str) -> str | None:
    """Return the header of the column that says the codes of `column` in words; None where a cell is no code."""
    if column.codes is None and column.type not in LISTS:
        return None
    return NAMED.get(column.name, {}).get(language) or column.header(language) + IN_WORDS[language]


def table_rows() -> list[dict[str, Any]]:
    """Return one row per table, as the release keeps them."""
    names = ("part", "section", "name_nl", "name_en", "about_nl", "about_en")
    return [
        {"table_name": table.name, "position": position, **_picked(table, names)}
        for position, table in enumerate(tables(), 1)
    ]


def column_rows() -> list[dict[str, Any]]:
    """Return one row per part, table and column, as the release keeps them."""
    names = ("header_nl", "header_en", "type", "unit", "codes", "required", "explanation_nl", "explanation_en")
    return [
        {"part": table.part, "table_name": table.name, "position": position, "column_name": column.name}
        | {f"words_header_{one}": words_header(column, one) if table.part != DELIVERED else None for one in IN_WORDS}
        | _picked(column, names)
        for table in tables()
        for position, column in enumerate(table.columns, 1)
    ]


def code_rows() -> list[dict[str, Any]]:
    """Return one row per code of every list, as the release keeps them."""
    names = ("list", "code", "position", "name_nl", "name_en", "explanation_nl", "explanation_en")
    return [_picked(code, names) for found in codes().values() for code in found]


def _picked(one: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}


@cache
def codes() -> dict[str, tuple[Code, ...]]:
    """Return every code list that a cell may refer to: those that people deliver, and those of a release."""
    spec = dict(loaded(CODES))
    kinds = registries.period_kinds()
    spec["period_kinds"] = {kind: said for kind, said in spec["period_kinds"].items() if kind in kinds}
    return registries.code_lists() | {name: tuple(_codes(name, words)) for name, words in spec.items()}


def _codes(name: str, words: dict[str, dict[str, str]]) -> Iterator[Code]:
    for position, (code, said) in enumerate(words.items(), 1):
        yield Code(name, code, position, said["nl"], said["en"], said["explanation_nl"], said["explanation_en"])
