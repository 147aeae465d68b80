"""The two numbers of a share as sums of leaves: only rows that are old enough, of which both numbers are known.

Where all is known they are the people of the leaves themselves. Elsewhere nobody outside knows which rows had both:
then they are unknowns of their own, at most the people of the leaf.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from pipelines import registries
from pipelines.protection.attack.book import Book
from pipelines.protection.attack.known import Known
from pipelines.protection.attack.leaves import Leaves, Unit
from pipelines.protection.attack.truth import Truth
from pipelines.registries import Indicator

PARTS = ("numerator", "denominator")


def rates() -> list[Indicator]:
    """Return the shares of people that the registries know."""
    return [one for one in registries.indicators().values() if one.kind == "rate"]


def measures_of(rate: Indicator) -> dict[str, str]:
    """Return the measure of the numerator and of the denominator."""
    assert rate.numerator and rate.denominator
    return {"numerator": rate.numerator, "denominator": rate.denominator}


@dataclass(frozen=True)
class Shares:
    """The shares of one public file of one region."""

    leaves: Leaves
    known: Known
    truth: Truth | None = None

    @cached_property
    def units(self) -> list[Unit]:
        """Return the projects whose rows a share holds together."""
        return self.leaves.units_together

    @cached_property
    def _loose(self) -> dict[str, np.ndarray]:
        """Return per share, by unit, half-year and group, where its numbers can be less than the people of the leaf."""
        return {rate.id: self._loose_of(rate) for rate in rates()}

    def _loose_of(self, rate: Indicator) -> np.ndarray:
        top, bottom = measures_of(rate).values()
        found = np.array([~(self.known.is_full(top, unit) & self.known.is_full(bottom, unit)) for unit in self.units])
        found &= ~self._in_full_share(rate)
        found |= ~self._ripe_at(rate, self.leaves.reference_dates[0])  # of the country: old enough in some regions only
        if self.truth is not None:
            for u, p, g in np.argwhere(~found & self.ripe(rate)):
                place = self.units[u], self.leaves.periods.index[p], self.leaves.groups[g]
                found[u, p, g] = not self.truth.counts_all(rate.id, measures_of(rate), *place)
        return found

    def _in_full_share(self, rate: Indicator) -> np.ndarray:
        found = np.zeros((len(self.units), len(self.leaves.periods), len(self.leaves.groups)), dtype=bool)
        table = self.leaves.of_region("cube_rates")
        is_full = (table["indicator"] == rate.id) & (table["status"] == "shown") & (table["coverage"] == "full")
        for cell in table[is_full][["period", "target_group", "pillar"]].itertuples(index=False):
            found[self.leaves.index(self.units, *cell)] = True
        return found

    def ripe(self, rate: Indicator) -> np.ndarray:
        """Return by unit, half-year and group whether people there count in a share: old enough, not left out."""
        return self._ripe[rate.id]

    @cached_property
    def _ripe(self) -> dict[str, np.ndarray]:
        return {rate.id: self._ripe_at(rate, self.leaves.reference_date) for rate in rates()}

    def _ripe_at(self, rate: Indicator, reference_date: pd.Timestamp) -> np.ndarray:
        days = pd.to_datetime(self.leaves.periods["last_day"]) + pd.DateOffset(months=rate.maturity_months or 0)
        is_mature = (days <= reference_date).to_numpy()
        counts = np.array([group not in rate.excluded_groups for group in self.leaves.groups])
        return np.broadcast_to(is_mature[:, None] & counts[None, :], (len(self.units), len(is_mature), len(counts)))

    def columns(self, rate: Indicator, period: str, group: str, pillar: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the columns of which the numerator of a cell is the sum, and those of its denominator."""
        inside = np.zeros(self._loose[rate.id].shape, dtype=bool)
        inside[self.leaves.index(self.units, period, group, pillar)] = True
        inside &= self.ripe(rate)
        top, bottom = (self._of_part(rate, part, inside) for part in PARTS)
        return top, bottom

    def _of_part(self, rate: Indicator, part: str, inside: np.ndarray) -> np.ndarray:
        loose = self._loose[rate.id]
        tied = self.leaves.within(measures_of(rate)[part], inside & ~loose)
        own = [self._own(rate, part, *place) for place in np.argwhere(inside & loose)]
        return np.concatenate([tied, np.array(own, dtype=np.int64)])

    def _own(self, rate: Indicator, part: str, u: int, p: int, g: int) -> int:
        return self.leaves.column(rate.id, self.units[u], self.leaves.periods.index[p], self.leaves.groups[g], part)

    def say(self, book: Book) -> None:
        """Write down that the numbers of a share are never more than the people of its leaf, nor one than the other."""
        for rate in rates():
            for place in np.argwhere(self._loose[rate.id] & self.ripe(rate)):
                leaf = np.zeros(self._loose[rate.id].shape, dtype=bool)
                leaf[tuple(place)] = True
                top, bottom = (np.array([self._own(rate, part, *place)]) for part in PARTS)
                for part, own in zip(PARTS, (top, bottom), strict=True):
                    people = self.leaves.within(measures_of(rate)[part], leaf)
                    book.say(people, 0, np.inf, f"{rate.id} rows {part}", less=own)
                book.say(bottom, 0, np.inf, f"{rate.id} rows rest", less=top, certain=False)
