"""What stands in the workbook of a region before it is filled, and the words of a cell in the language of the workbook.

What tells the state on a reference date (status, money spent, every number of people) is never filled in: a number of
last time that nobody looked at would count as one of now. Not here: where it comes from (archived.py, the dashboard).
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.intake.header.columns import DUTCH
from pipelines.registries import Code, Column, code_list, loaded, region_names

Row = Mapping[str, Any]
LASTING = Path(__file__).with_suffix(".yml")
YES = {"nl": "ja", "en": "yes"}


@dataclass(frozen=True)
class Filled:
    """Rows per table, by the names of the column registry. `reference_date` is of the delivery that they come from."""

    region: str | None = None
    reference_date: dt.date | None = None
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    def rows(self, table: str) -> Sequence[Row]:
        """Return the rows of a table; of the delivery at least the region, where that is known."""
        own = self.tables.get(table, [])
        return own or ([{"region_code": self.region}] if table == "delivery" and self.region else [])


NOTHING = Filled()


def lasting(table: str, rows: Iterable[Row]) -> list[Row]:
    """Return of every row what stays true from one reference date to the next."""
    return [{name: row.get(name) for name in loaded(LASTING)[table]} for row in rows]


def as_cell(column: Column, value: Any, language: str) -> Any:
    """Return a canonical value as a cell of the workbook: a date, a number or a word; None where it is not known."""
    if value is False or pd.isna(value):
        return None
    if column.type == "region":
        return region_names().get(value, value)
    if column.type == "code" and column.codes:
        return next((word_of(code, language) for code in code_list(column.codes) if code.code == value), value)
    if column.type == "date":
        return day_of(value)
    if column.type in {"money", "whole"}:
        return _number(value)
    return YES[language] if value is True else value


def _number(value: Any) -> Any:
    try:
        number = float(value)
    except ValueError:
        return value
    return int(number) if number.is_integer() else number


def day_of(value: Any) -> Any:
    """Return a date; what is no date stays what it is."""
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        return value


def title_of(table: str, language: str) -> str:
    """Return the name of the sheet of a table. Intake does not look at it: a table is known by its headers."""
    return DUTCH[table] if language == "nl" else table


def word_of(code: Code, language: str) -> str:
    """Return how a code is chosen: in Dutch the codes are words already."""
    return code.code if language == "nl" else code.name_en
