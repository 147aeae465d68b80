"""Somebody with the public files, the method and an evening: what can be derived of every published number.

Belongs here: putting together what is said, and asking. Not here: what is said (statements.py, relations.py), solving
(bounds.py, witnesses.py).
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

from pipelines import registries
from pipelines.protection.attack import amounts, relations, statements, witnesses
from pipelines.protection.attack.book import Book, Share
from pipelines.protection.attack.bounds import Contradiction, Solver, System, ranges
from pipelines.protection.attack.country import Country
from pipelines.protection.attack.earlier import Earlier, say_difference
from pipelines.protection.attack.known import Known
from pipelines.protection.attack.leaves import Leaves, Numbering, Tables
from pipelines.protection.attack.method import CONTROLLED, MOST, Method
from pipelines.protection.attack.quantities import Name, names, published
from pipelines.protection.attack.shares import Shares
from pipelines.protection.attack.truth import Truth, point


class Outsider:
    """One region (or the country) of a release, seen from outside.

    `tables` are the public tables by name, of all regions. With `truth` everything that is said is proved: where
    something certain is not so, asking raises Contradiction, and what is only presumed is used where it is so.
    `country` are the boxes of all regions, for whoever looks at several: made from the tables where it is not given.
    `small` names every published number that is 0 to 4 (columns QUANTITY), for an outsider who knows which ones are.
    """

    def __init__(
        self,
        tables: Tables,
        region: str,
        *,
        earlier: Sequence[Earlier] = (),
        truth: Truth | None = None,
        method: Method = CONTROLLED,
        country: Country | None = None,
        small: pd.DataFrame | None = None,
    ) -> None:
        numbering, apart = Numbering(), frozenset(place[0] for one in earlier for place in one.places)
        releases = [(tables, frozenset(), truth), *((one.tables, one.places, one.truth) for one in earlier)]
        if region == registries.programme().country_code:
            releases = [(public, own, told and told.old_enough(public)) for public, own, told in releases]
        self.book, self._truths = Book(), [release[2] for release in releases]
        self.shares = [
            Shares(leaves, Known(leaves), told)
            for version, (public, own, told) in enumerate(releases)
            for leaves in [Leaves(public, region, numbering, apart, own, version)]
        ]
        self.leaves, self._names = self.shares[0].leaves, numbering.columns
        for shares in self.shares:
            _say(self.book, shares, method)
        (country or Country(tables, method)).say(self.book, self.shares[0])
        for one, shares in zip(earlier, self.shares[1:], strict=True):
            if one.people is not None:
                say_difference(self.book, self.leaves, shares.leaves, one.people)
        if small is not None:
            self._say_small(set(names(small)))

    def _say_small(self, small: set[Name]) -> None:
        for name in names(published(self.leaves)):
            columns, less = self._columns(name)
            low, high = (0, witnesses.TOP) if name in small else (witnesses.TOP + 1, np.inf)
            self.book.say(columns, low, high, f"known of {' '.join(filter(None, name))}", less=less)

    @cached_property
    def truth(self) -> np.ndarray | None:
        """Return the true value of every unknown, where it was given: of each release that has leaves of its own."""
        newest = self._truths[0]
        if newest is None or any(
            told is None and one.leaves.own for told, one in zip(self._truths, self.shares, strict=True)
        ):
            return None
        truths = [told or newest for told in self._truths]
        if any(told.strays(one.leaves) for told, one in zip(truths, self.shares, strict=True)):
            raise Contradiction("there are people where the public tables have no project or no half-year")
        return point(truths, self._names)

    @cached_property
    def system(self) -> System:
        """Return all that is believed."""
        return self.book.system(len(self._names), MOST, self.truth)

    def sums(self, quantities: pd.DataFrame) -> csr_matrix:
        """Return which sum of unknowns every quantity is: one row each."""
        rows, columns, signs = [], [], []
        for row, quantity in enumerate(names(quantities)):
            for sign, found in zip((1.0, -1.0), self._columns(quantity), strict=True):
                rows += [row] * len(found)
                columns += found.tolist()
                signs += [sign] * len(found)
        return csr_matrix((signs, (rows, columns)), shape=(len(quantities), len(self._names)))

    def true(self, quantities: pd.DataFrame) -> pd.Series:
        """Return the true number of every quantity, where the truth was given."""
        return pd.Series(self.sums(quantities) @ self.truth, index=quantities.index)

    def _columns(self, quantity: Name) -> tuple[np.ndarray, np.ndarray]:
        """Return the columns that are added, and those that are taken away."""
        table, period, group, pillar, trajectory, figure, what = map(str, quantity)
        nothing = np.empty(0, dtype=int)
        if table == "trajectories":
            return self.leaves.of_project(figure, trajectory), nothing
        if table == "cube_counts":
            return self.leaves.of_cell(figure, period, group, pillar), nothing
        top, bottom = self.shares[0].columns(registries.indicators()[figure], period, group, pillar)
        return {"numerator": (top, nothing), "denominator": (bottom, nothing), "rest": (bottom, top)}[what]

    def bounds(self, quantities: pd.DataFrame) -> pd.DataFrame:
        """Return the lowest and highest whole numbers that are possible, per row of `quantities` (columns QUANTITY)."""
        found = ranges(self.system, self.sums(quantities), self.truth)
        whole = np.column_stack([np.ceil(found[:, 0] - 1e-6), np.floor(found[:, 1] + 1e-6)]).astype(int)
        return pd.DataFrame(whole, columns=["lowest", "highest"], index=quantities.index)

    def telling(self, narrowed: pd.DataFrame) -> set[Share]:
        """Return the shares of which a number keeps one of these counts from being 0, or from being 4."""
        solver, behind = Solver(self.system, self.truth), self.book.shares_behind(self.truth)
        found: set[Share] = set()
        for row in self.sums(narrowed).toarray():
            for costs in (row, -row):
                found |= set().union(*(behind[place] for place in solver.binding(costs)))
        return found

    def values_left(self, small: pd.DataFrame) -> pd.DataFrame:
        """Return per small count what is left of it.

        left: how many of 0 to 4 are possible; values: how many whole numbers in all, 5 for more; nobody: whether it is
        0 by dates and statuses alone, without any number, so that there is nothing to hide.
        """
        sums = self.sums(small)
        found = witnesses.reached(self.system, sums, self.truth)
        possible = abs(sums) @ (~self.book.empty(len(self._names), self.truth)).astype(float)
        return pd.DataFrame(found, columns=["left", "values"], index=small.index).assign(nobody=possible == 0)


def _say(book: Book, shares: Shares, method: Method) -> None:
    leaves, known = shares.leaves, shares.known
    statements.counts(book, leaves, method)
    statements.projects(book, leaves, method)
    statements.shares(book, shares, method)
    shares.say(book)
    relations.parts(book, leaves, known)
    relations.states(book, leaves, known)
    relations.moments(book, leaves)
    amounts.amounts(book, leaves)
    amounts.changes(book, leaves)
