"""The core of the attack: linear rows over unknown numbers, and what they leave possible. Knows nothing of people.

Belongs here: the solver, and the proof that a point it gives is one. Not here: what the rows mean (statements.py), and
asking many questions at once (witnesses.py).
"""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from scipy.sparse import csr_matrix

TOLERANCE = 1e-6
OPTIONS: dict[str, bool | int | str] = {"output_flag": False, "threads": 1, "solver": "simplex"}
FROM_A_POINT, FROM_NOTHING = 4, 1  # primal simplex goes on from the last point; dual simplex finds a first one sooner


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
    """One system in the solver, asked again and again: each answer starts from the last one.

    Unknowns that can only be 0 are left out of it, and put back in its answers.
    """

    def __init__(self, system: System) -> None:
        self.system = system
        self._alive = np.flatnonzero(system.most > 0)
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in OPTIONS.items():
            self._highs.setOptionValue(option, value)
        self._highs.setOptionValue("simplex_strategy", FROM_NOTHING)
        self._highs.passModel(self._model())

    def _model(self) -> highspy.HighsLp:
        model = highspy.HighsLp()
        rows = csr_matrix(self.system.rows[:, self._alive])
        model.num_row_, model.num_col_ = rows.shape
        model.col_cost_ = model.col_lower_ = np.zeros(rows.shape[1])
        model.col_upper_ = self.system.most[self._alive]
        model.row_lower_, model.row_upper_ = self.system.lowest, self.system.highest
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
        return model

    def least(self, costs: np.ndarray) -> np.ndarray:
        """Return a possible point at which `costs @ point` is least. Raises Contradiction where there is none."""
        count = len(self._alive)
        self._highs.changeColsCost(count, np.arange(count, dtype=np.int32), costs[self._alive].astype(float))
        self._highs.run()
        self._highs.setOptionValue("simplex_strategy", FROM_A_POINT)
        status = self._highs.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise Contradiction(self._highs.modelStatusToString(status))
        point = np.zeros(len(costs))
        point[self._alive] = self._highs.getSolution().col_value
        if not self.system.holds(point):
            raise Contradiction("the solver gave a point that breaks the rows")
        return point


def ranges(system: System, asked: csr_matrix) -> np.ndarray:
    """Return per row of `asked`, a sum of unknowns, the lowest and the highest value that is possible.

    Whole sums of people: 2.9999997 is 3. Raises Contradiction where nothing is possible.
    """
    solver = Solver(system)
    found = np.empty((asked.shape[0], 2))
    for row in range(asked.shape[0]):
        costs = np.asarray(asked[row].todense()).ravel()
        for side, sign in enumerate((1, -1)):
            found[row, side] = costs @ solver.least(sign * costs)
    return found
