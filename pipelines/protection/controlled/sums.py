"""Every number that is published of one region, as a sum of cells: counts, the three numbers of a share, and a rest.

A sum is a row over cells x measures with 1 and -1; equal rows are one sum, whatever they are published as.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from pipelines.protection.controlled.cells import Cells
from pipelines.registries import Indicator, wholes

Mask = NDArray[np.bool_]
Positions = NDArray[np.int64]


@dataclass(frozen=True)
class Sums:
    """The sums of one region. `rows` is sums x (cells of measure 0, of measure 1, ...).

    `counts` gives the sum of every count asked for; `shares` three per share: with the outcome, all, without it.
    A sum that is published as neither only may not be below 0 (a part is at most its whole).
    """

    rows: csr_array
    counts: Positions
    shares: NDArray[np.int64]

    @property
    def is_count(self) -> Mask:
        """Tell which sums are published as a count."""
        return np.isin(np.arange(self.rows.shape[0]), self.counts)

    @property
    def is_told(self) -> Mask:
        """Tell which sums are published: as a count, or as one of the three numbers of a share."""
        return self.is_count | np.isin(np.arange(self.rows.shape[0]), self.shares)


def sums(cells: Cells, counts: pd.DataFrame, shares: pd.DataFrame, rates: dict[str, Indicator]) -> Sums:
    """Return the sums of the rows of `counts` (keys, measure) and of `shares` (keys, indicator), in their order."""
    book = _Book(cells)
    where = _Where(cells)
    of_counts = [book.add([(row.measure, where.cell(row), 1)]) for row in counts.itertuples()]
    of_shares = []
    for row in shares.itertuples():
        rate = rates[str(row.indicator)]
        top, bottom = str(rate.numerator), str(rate.denominator)
        people = where.cell(row) & where.counts_for(rate, book.known(top) & book.known(bottom))
        without = [(bottom, people, 1), (top, people, -1)]
        of_shares.append([book.add([(top, people, 1)]), book.add([(bottom, people, 1)]), book.add(without)])
    for part, whole in wholes().items():
        for row in counts.loc[counts["measure"] == part].itertuples():
            book.add_rest(whole, part, where.cell(row))
    found = np.array(of_shares, dtype=np.int64).reshape(-1, 3)
    return Sums(book.rows(), np.array(of_counts, dtype=np.int64), found)


class _Where:
    """Which cells a key of the cubes covers."""

    def __init__(self, cells: Cells) -> None:
        self._keys = cells.keys
        self._masks: dict[tuple[str, str], Mask] = {}

    def cell(self, row: object) -> Mask:
        period, group, pillar = (str(getattr(row, name)) for name in ("period", "target_group", "pillar"))
        is_in = self._is("cohort", period) | self._is("year", period) | (period == "all")
        return (
            is_in
            & (self._is("target_group", group) | (group == "all"))
            & (self._is("pillar", pillar) | (pillar == "all"))
        )

    def counts_for(self, rate: Indicator, is_known: Mask) -> Mask:
        """Return the cells that a rate takes: known, mature and not of a group that is left out."""
        left_out = np.logical_or.reduce(
            [self._is("target_group", group) for group in rate.excluded_groups] or [~is_known]
        )
        return np.asarray(is_known & self._is_mature(rate.id) & ~left_out)

    def _is(self, column: str, value: str) -> Mask:
        if (column, value) not in self._masks:
            self._masks[column, value] = np.asarray(self._keys[column] == value)
        return self._masks[column, value]

    def _is_mature(self, indicator: str) -> Mask:
        if ("mature", indicator) not in self._masks:
            found = [indicator in str(names).split(",") for names in self._keys["mature"]]
            self._masks["mature", indicator] = np.array(found, dtype=bool)
        return self._masks["mature", indicator]


class _Book:
    """The sums so far, each once."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._found: dict[bytes, int] = {}
        self._parts: list[tuple[Positions, Positions]] = []

    def known(self, measure: str) -> Mask:
        """Return the cells of which the measure is known; of one that no row gives none."""
        if measure not in self._cells.measures:
            return np.zeros(len(self._cells.keys), dtype=bool)
        return np.asarray(self._cells.is_known[:, self._cells.column(measure)])

    def add(self, parts: list[tuple[str, Mask, int]]) -> int:
        """Return the place of the sum of parts (measure, cells, 1 or -1), made where it is new."""
        columns, signs = [], []
        for measure, mask, one in parts:
            own = np.flatnonzero(mask & self.known(measure))
            place = self._cells.column(measure) if len(own) else 0
            columns.append(own + place * len(mask))
            signs.append(np.full(len(own), one, dtype=np.int64))
        column, sign = np.concatenate(columns), np.concatenate(signs)
        key = column.tobytes() + b"|" + sign.tobytes()
        if key not in self._found:
            self._found[key] = len(self._parts)
            self._parts.append((column, sign))
        return self._found[key]

    def add_rest(self, whole: str, part: str, mask: Mask) -> None:
        """Add what is left of a whole without its part, where that is not below 0 in truth."""
        true = {
            name: self._cells.counts[mask, self._cells.column(name)].sum()
            for name in (whole, part)
            if name in self._cells.measures
        }
        if len(true) == 2 and true[part] <= true[whole]:
            self.add([(whole, mask, 1), (part, mask, -1)])

    def rows(self) -> csr_array:
        """Return all sums as rows."""
        row = np.repeat(np.arange(len(self._parts)), [len(column) for column, _ in self._parts])
        column = np.concatenate([column for column, _ in self._parts] or [np.empty(0, np.int64)])
        sign = np.concatenate([sign for _, sign in self._parts] or [np.empty(0, np.int64)])
        shape = (len(self._parts), self._cells.counts.size)
        return coo_array((sign, (row, column)), shape=shape, dtype=np.int64).tocsr()
