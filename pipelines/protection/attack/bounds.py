"""The core of the attack: linear rows over unknown numbers, and what they leave possible. Knows nothing of people.

Belongs here: the solver, and the proof that a point it gives is one. Not here: what the rows mean (statements.py), and
asking many questions at once (witnesses.py).
"""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from scipy.sparse import csr_matrix, hstack

from pipelines.highs import Highs

TOLERANCE = 1e-6
# From a point that is possible the primal simplex takes a few steps: an answer is at most a few people away from it.
NEARBY = {"solver": "simplex", "simplex_strategy": 4, "presolve": "off"}
ANYWHERE: dict[str, Any] = {}


class Contradiction(Exception):
    """No numbers at all satisfy the rows, or the true numbers do not: whoever published broke the method."""


@dataclass(frozen=True)
class System:
    """Rows `lowest <= rows @ unknowns <= highest` over unknowns between 0 and `most`, one per column of `rows`."""

    rows: csr_matrix
    lowest: np.ndarray
    highest: np.ndarray
    most: np.ndarray

    def faults(self, point: np.ndarray) -> np.ndarray:
        """Return per row by how much `point` breaks it, 0 where it does not."""
        sums = self.rows @ point
        faults: np.ndarray = np.maximum(0, np.maximum(self.lowest - sums, sums - self.highest))
        return faults

    def holds(self, point: np.ndarray) -> bool:
        """Return whether `point` is possible, within the tolerance of the solver."""
        outside = np.maximum(-point, point - self.most)
        return bool(max(self.faults(point).max(initial=0), outside.max(initial=0)) <= 10 * TOLERANCE)


class Solver:
    """One system in the solver, asked again and again, each time from the same possible point `start`.

    Its unknowns are how many people more, and how many fewer, than at that point: so that nothing more and nothing
    fewer is a corner from which it can go on. Raises Contradiction where no start is given and no point is possible.
    """

    def __init__(self, system: System, start: np.ndarray | None = None) -> None:
        self.system = system
        self.start = _some_point(system) if start is None else start
        self._more = np.flatnonzero(system.most > 0)
        self._fewer = np.flatnonzero((system.most > 0) & (self.start > 0))
        self._says = _telling(system)
        rows, lowest, highest = system.rows[self._says], system.lowest[self._says], system.highest[self._says]
        sums = rows @ self.start
        changes = csr_matrix(hstack([rows[:, self._more], -rows[:, self._fewer]]))
        most = np.concatenate([(system.most - self.start)[self._more], self.start[self._fewer]])
        self._highs = _opened(NEARBY, System(changes, lowest - sums, highest - sums, most))

    def least(self, costs: np.ndarray) -> np.ndarray:
        """Return a possible point at which `costs @ point` is least."""
        changed = np.concatenate([costs[self._more], -costs[self._fewer]]).astype(float)
        self._highs.clearSolver()
        self._highs.changeColsCost(len(changed), np.arange(len(changed), dtype=np.int32), changed)
        found = _solved(self._highs)
        point = self.start.astype(float)
        point[self._more] += found[: len(self._more)]
        point[self._fewer] -= found[len(self._more) :]
        return _proved(self.system, point)

    def binding(self, costs: np.ndarray) -> np.ndarray:
        """Return the rows of the system that keep `costs @ point` from being less than it is at the least point."""
        self.least(costs)
        prices = np.abs(np.array(self._highs.getSolution().row_dual))
        found: np.ndarray = np.flatnonzero(self._says)[prices > TOLERANCE]
        return found


def _some_point(system: System) -> np.ndarray:
    return _proved(system, _solved(_opened(ANYWHERE, system)))


def _telling(system: System) -> np.ndarray:
    """Return which rows say something of unknowns that can be more than 0: not that a sum is at least nothing."""
    alive = csr_matrix(system.rows.multiply(system.most > 0))
    has_minus = alive.minimum(0).sum(axis=1).A1 < 0
    says = (alive.getnnz(axis=1) > 0) & (np.isfinite(system.highest) | (system.lowest > 0) | has_minus)
    return np.asarray(says)


def _opened(options: dict[str, Any], system: System) -> Any:
    highs: Any = Highs()
    for option, value in options.items():
        highs.setOptionValue(option, value)
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = system.rows.shape
    model.col_cost_ = model.col_lower_ = np.zeros(system.rows.shape[1])
    model.col_upper_, model.row_lower_, model.row_upper_ = system.most, system.lowest, system.highest
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_ = system.rows.indptr, system.rows.indices
    model.a_matrix_.value_ = system.rows.data
    highs.passModel(model)
    return highs


def _solved(highs: Any) -> np.ndarray:
    highs.run()
    status = highs.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        raise Contradiction(f"the solver says {highs.modelStatusToString(status).lower()}")
    return np.array(highs.getSolution().col_value)


def _proved(system: System, point: np.ndarray) -> np.ndarray:
    if not system.holds(point):
        raise Contradiction("the solver gave a point that breaks the rows")
    return point


def ranges(system: System, asked: csr_matrix, start: np.ndarray | None = None) -> np.ndarray:
    """Return per row of `asked`, a sum of unknowns, the lowest and the highest value that is possible.

    Raises Contradiction where nothing is possible. `start` is a possible point, if one is known.
    """
    solver = Solver(system, start)
    found = np.empty((asked.shape[0], 2))
    for row in range(asked.shape[0]):
        costs = asked[row].toarray().ravel()
        for side, sign in enumerate((1, -1)):
            found[row, side] = costs @ solver.least(sign * costs)
    return found
