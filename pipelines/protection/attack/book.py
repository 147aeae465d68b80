"""Where everything that an outsider can say is written down, before it becomes one system.

Belongs here: rows, whether they are certain, and what becomes of those that say the same or are not so. Not here: who
says them (statements.py and its neighbours), solving (bounds.py).
"""

from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from scipy.sparse import csr_matrix

from pipelines.protection.attack.bounds import Contradiction, System

SLACK = 1e-9


Share = tuple[str, str, str, str]  # period, target group, pillar, indicator


@dataclass(frozen=True)
class Row:
    """`lowest <= sum of columns, minus those of less <= highest`, and what says so.

    `certain`: it follows from the method. What is not certain is presumed: an outsider will mostly be right about it.
    `in_words`: nobody is there, by dates or by a status, without any number. `share`: that a number of it says so.
    """

    columns: tuple[int, ...]
    less: tuple[int, ...]
    lowest: float
    highest: float
    certain: bool
    why: str
    in_words: bool = False
    share: Share | None = None

    def value(self, point: np.ndarray) -> float:
        """Return what the sum is at a point."""
        return float(point[list(self.columns)].sum() - point[list(self.less)].sum())

    def is_so(self, point: np.ndarray) -> bool:
        """Return whether the row holds at a point."""
        return self.lowest - SLACK <= self.value(point) <= self.highest + SLACK


@dataclass
class Book:
    """Rows, in the order in which they were found."""

    rows: list[Row] = field(default_factory=list)

    def say(
        self,
        columns: np.ndarray,
        lowest: float,
        highest: float,
        why: str,
        *,
        less: np.ndarray | tuple[int, ...] = (),
        certain: bool = True,
        share: Share | None = None,
    ) -> None:
        """Write down that a sum of columns, minus those of `less`, lies between two numbers."""
        taken = tuple(np.sort(np.asarray(columns, dtype=np.int64).ravel()).tolist())
        minus = tuple(np.sort(np.asarray(less, dtype=np.int64).ravel()).tolist())
        if taken or minus or lowest > 0:
            self.rows.append(Row(taken, minus, lowest, highest, certain, why, share=share))

    def rule_out(self, columns: np.ndarray, why: str, certain: bool = True) -> None:
        """Write down that words leave nobody in some leaves."""
        for column in columns.ravel().tolist():
            self.rows.append(Row((column,), (), 0, 0, certain, why, in_words=True))

    def empty(self, columns: int, truth: np.ndarray | None) -> np.ndarray:
        """Return per unknown whether words alone say that it is 0."""
        found = np.zeros(columns, dtype=bool)
        found[[row.columns[0] for row in self.true_rows(truth) if row.in_words]] = True
        return found

    def true_rows(self, truth: np.ndarray | None) -> list[Row]:
        """Return the rows to believe: what is certain and, where the truth is given, what is presumed and true.

        Raises Contradiction where something certain is not true.
        """
        if truth is None:
            return [row for row in self.rows if row.certain]
        false = [row for row in self.rows if row.certain and not row.is_so(truth)]
        if false:
            told = "; ".join(
                f"{row.why}: {row.value(truth):g} is not in {row.lowest:g}..{row.highest:g}" for row in false[:5]
            )
            raise Contradiction(f"{len(false)} rows are not true. {told}")
        return [row for row in self.rows if row.certain or row.is_so(truth)]

    def shares_behind(self, truth: np.ndarray | None) -> list[set[Share]]:
        """Return of which shares a number says more of each row of the system than everything else does."""
        groups: dict[tuple[tuple[int, ...], tuple[int, ...]], list[Row]] = {}
        for row in self.true_rows(truth):
            groups.setdefault((row.columns, row.less), []).append(row)
        return [_shares_that_tell(rows) for rows in groups.values()]

    def system(self, columns: int, most: float, truth: np.ndarray | None = None) -> System:
        """Return one system of what may be believed, every sum once. No unknown is above `most`."""
        limits = np.full(columns, float(most))
        sums: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[float, float]] = {}
        for row in self.true_rows(truth):
            if row.highest <= 0 and not row.less:
                limits[list(row.columns)] = 0
            lowest, highest = sums.get((row.columns, row.less), (-np.inf, np.inf))
            sums[row.columns, row.less] = max(lowest, row.lowest), min(highest, row.highest)
        ends = np.array([*sums.values()], dtype=float).reshape(-1, 2)
        return System(_matrix(list(sums), columns), ends[:, 0].copy(), ends[:, 1].copy(), limits)


def _shares_that_tell(rows: list[Row]) -> set[Share]:
    others = [row for row in rows if row.share is None]
    lowest = max((row.lowest for row in others), default=0)
    highest = min((row.highest for row in others), default=np.inf)
    return {row.share for row in rows if row.share and (row.lowest > lowest or row.highest < highest)}


def _matrix(sums: list[tuple[tuple[int, ...], tuple[int, ...]]], columns: int) -> csr_matrix:
    lengths = [len(plus) + len(minus) for plus, minus in sums]
    ends = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    indices = np.fromiter(chain.from_iterable(chain(*one) for one in sums), dtype=np.int32)
    signs = np.concatenate([np.repeat((1.0, -1.0), (len(plus), len(minus))) for plus, minus in sums] or [np.empty(0)])
    return csr_matrix((signs, indices, ends), shape=(len(sums), columns))
