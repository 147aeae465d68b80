"""One indicator in all regions as one page shows it: fetched once, read by every table and chart beside each other."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard import texts
from dashboard.charts import axis
from dashboard.queries.comparison import COUNTRY, comparison, indicator
from dashboard.queries.development import development
from dashboard.queries.funnel import with_limits
from dashboard.release import OpenedRelease
from dashboard.selection import Selection


@dataclass(frozen=True)
class Compared:
    """The indicator's definition and its figures, a frame of `queries.comparison`."""

    opened: OpenedRelease
    selection: Selection
    about: dict[str, Any]
    rows: pd.DataFrame

    @property
    def is_rate(self) -> bool:
        """Tell whether these are shares, which have counts, an interval and a verdict."""
        return bool(self.about["kind"] == "rate")

    @property
    def key(self) -> tuple[str, ...]:
        """What the figures depend on, as text: the release, who looks, and every choice."""
        chosen = self.selection
        choices = (chosen.period, chosen.target_group, chosen.pillar, chosen.own_region or "", chosen.language)
        return (self.opened.id, self.opened.audience, self.about["indicator"], *choices)

    @cached_property
    def country(self) -> Any:
        """The row of the country."""
        return next(self.rows[self.rows["region_code"] == COUNTRY].itertuples())

    @cached_property
    def own(self) -> Any:
        """The row of the own region, None where none was chosen."""
        return next(self.rows[self.rows["region_code"] == self.selection.own_region].itertuples(), None)

    @cached_property
    def regions(self) -> pd.DataFrame:
        """The rows of the regions, without the country."""
        return self.rows[self.rows["region_code"] != COUNTRY]

    @cached_property
    def periods(self) -> pd.DataFrame:
        """How the share developed, a frame of `queries.development`; empty for what is no share."""
        return development(self.opened, self.selection, self.about["indicator"]) if self.is_rate else pd.DataFrame()

    @cached_property
    def points(self) -> pd.DataFrame:
        """The regions that have a share, with the limits of chance for their size (`queries.funnel.with_limits`)."""
        return with_limits(self.rows)

    @cached_property
    def top(self) -> float:
        """Where the axis of this indicator ends, in every table and chart of the page."""
        periods = self.periods[self.periods["region_code"] != COUNTRY] if len(self.periods) else self.periods
        drawn = [self.regions["value"], self.regions["upper"], *([axis.heights(periods)] if len(periods) else [])]
        return axis.top_of(pd.concat(drawn).dropna().astype(float), self.is_rate)

    def say(self, name: str, **values: Any) -> str:
        """Return a text of this page."""
        return texts.text(f"compare.{name}", self.selection.language, **values)

    def name_of(self, row: Any) -> str:
        """Return the name of a region; the country has one in each language."""
        return self.say("country") if row.region_code == COUNTRY else str(row.name)


def fetch(opened: OpenedRelease, selection: Selection, code: str) -> Compared:
    """Return the comparison of one indicator; its rows are empty where the file has not this choice."""
    return Compared(opened, selection, indicator(opened, code), comparison(opened, selection, code))
