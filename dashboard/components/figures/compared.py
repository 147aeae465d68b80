"""One indicator in all regions as one page shows it: fetched once, read by every table and chart beside each other.

What depends only on the choice is made once for everybody who makes it (`Compared.remember`), and lives as long as the
opened release does: a release is of one audience, so what was made for one audience never meets another.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from dashboard import texts
from dashboard.charts import axis
from dashboard.memory import Memory
from dashboard.queries.comparison import COUNTRY, comparison, indicator
from dashboard.queries.development import development
from dashboard.queries.funnel import with_limits
from dashboard.queries.line import Line, beside, pooled, without_line
from dashboard.release import OpenedRelease
from dashboard.selection import Selection

Result = TypeVar("Result")
MOST_MADE = 32  # results of one choice: what holds for every region, and what some of them were shown


@dataclass(frozen=True)
class Compared:
    """The indicator's definition and its figures, a frame of `queries.comparison`.

    Where regions are put beside others than the country, those are its `line`, and have the row of the country.
    """

    opened: OpenedRelease
    selection: Selection
    about: dict[str, Any]
    rows: pd.DataFrame
    made: Memory = field(default_factory=Memory, repr=False, compare=False)
    line: Line | None = None

    def remember(self, name: Hashable, make: Callable[["Compared"], Result]) -> Result:
        """Return what `make` gives of these figures, made once for who makes the same choices; do not change it."""
        return self.made.get((name, self.selection.own_region), lambda: make(self))

    def remember_for_all(self, name: Hashable, make: Callable[["Compared"], Result]) -> Result:
        """Return the same of what does not depend on the own region: once for every region."""
        return self.made.get(name, lambda: make(self))

    @property
    def is_rate(self) -> bool:
        """Tell whether these are shares, which have counts, an interval and a verdict."""
        return bool(self.about["kind"] == "rate")

    @property
    def each(self) -> tuple[Any, ...]:
        """The rows one by one."""
        return self.remember_for_all("each", lambda compared: tuple(compared.rows.itertuples()))

    @cached_property
    def country(self) -> Any:
        """The row of the country."""
        return next(row for row in self.each if row.region_code == COUNTRY)

    @cached_property
    def own(self) -> Any:
        """The row of the own region, None where none was chosen."""
        return next((row for row in self.each if row.region_code == self.selection.own_region), None)

    @cached_property
    def regions(self) -> pd.DataFrame:
        """The rows of the regions, without the country."""
        return self.rows[self.rows["region_code"] != COUNTRY]

    @cached_property
    def periods(self) -> pd.DataFrame:
        """How the share developed, a frame of `queries.development`; empty for what is no share."""
        if not self.is_rate:
            return pd.DataFrame()
        return self.remember_for_all("periods", _periods).copy(deep=False)

    @cached_property
    def points(self) -> pd.DataFrame:
        """The regions that have a share, with the limits of chance for their size (`queries.funnel.with_limits`)."""
        return self.remember_for_all("points", lambda compared: with_limits(compared.rows)).copy(deep=False)

    @cached_property
    def top(self) -> float:
        """Where the axis of this indicator ends, in every table and chart of the page."""
        drawn = [end for row in self.each if row.region_code != COUNTRY for end in (row.value, row.upper)]
        if len(self.periods):
            drawn += [*axis.heights(self.periods)[self.periods["region_code"].to_numpy() != COUNTRY]]
        return axis.top_of([end for end in drawn if not pd.isna(end)], self.is_rate)

    def say(self, name: str, **values: Any) -> str:
        """Return a text of this page."""
        return texts.text(f"compare.{name}", self.selection.language, **self.line_names | values)

    @cached_property
    def line_names(self) -> dict[str, str]:
        """What regions are compared with, as it is called within a sentence (`line`) and alone (`Line`)."""
        if self.line is not None:
            return {"line": self.line.name, "Line": self.line.title}
        names = {"line": "country_in_sentence", "Line": "country"}
        return {one: texts.text(f"compare.{name}", self.selection.language) for one, name in names.items()}

    def name_of(self, row: Any) -> str:
        """Return the name of a region; what they are compared with has one in each language."""
        return self.line_names["Line"] if row.region_code == COUNTRY else str(row.name)


def fetch(opened: OpenedRelease, selection: Selection, code: str, line: Line | None = None) -> Compared:
    """Return the comparison of one indicator with the country or another line; no rows where the file has not this.

    The frame and the definition are the caller's own, as those of `OpenedRelease.query` are.
    """
    about, rows, made = opened.remember(
        ("compared", selection.with_(own_region=None), code, line),
        lambda: (indicator(opened, code), _rows(opened, selection, code, line), Memory(MOST_MADE)),
    )
    return Compared(opened, selection, dict(about), rows.copy(deep=False), made, line)


def _rows(opened: OpenedRelease, selection: Selection, code: str, line: Line | None) -> pd.DataFrame:
    rows = comparison(opened, selection, code)
    if line is None or rows.empty:
        return rows
    return beside(rows, line) if indicator(opened, code)["kind"] == "rate" else without_line(rows)


def people(compared: Compared) -> str:
    """Return what the denominator counts, as the release names it: deelnemers, plaatsingen."""
    counted = indicator(compared.opened, compared.about["denominator"])
    return str(counted[f"title_{compared.selection.language}"]).lower()


def _periods(compared: Compared) -> pd.DataFrame:
    found = development(compared.opened, compared.selection, compared.about["indicator"])
    if compared.line is None or found.empty:
        return found
    parts = [pooled(rows, compared.line) for _, rows in found.groupby("period", sort=False)]
    return pd.concat(parts).loc[found.index]
