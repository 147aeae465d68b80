"""Which of the values 0 to 4 are possible, for many small counts: one possible point shows a value of each of them.

Belongs here: asking as few questions as it takes. Not here: the solver and its proof (bounds.py).
"""

import numpy as np
from scipy.sparse import csr_matrix

from pipelines.protection.attack.bounds import TOLERANCE, Solver, System

TOP = 4  # a count of 0 to 4 is small, and five values is what is asked of it
NEAR = 10 * TOLERANCE


class Seen:
    """The lowest and the highest value of every asked sum that some possible point has shown."""

    def __init__(self, asked: csr_matrix, start: np.ndarray) -> None:
        self.asked = asked
        self.lowest = self.highest = asked @ start

    def look_at(self, point: np.ndarray) -> None:
        """Take in what a possible point shows."""
        values = self.asked @ point
        self.lowest, self.highest = np.minimum(self.lowest, values), np.maximum(self.highest, values)


def reached(system: System, asked: csr_matrix, start: np.ndarray | None = None) -> np.ndarray:
    """Return per row of `asked` how many of 0 to 4 are possible, and how many whole numbers in all (5 for more).

    What is possible is a range: no number between is left out. `start` is a possible point, if one is known: the truth.
    """
    solver = Solver(system, start)
    unlike, back = _distinct(csr_matrix(asked.multiply(system.most > 0)))
    seen = Seen(unlike, solver.start)
    for row in np.flatnonzero(unlike.getnnz(axis=1)):
        costs = unlike[row].toarray().ravel()
        if seen.lowest[row] > NEAR:
            seen.look_at(solver.least(costs))
        # A count that cannot be 0 has five values only if it can be more than 4.
        if seen.highest[row] < (TOP if seen.lowest[row] <= NEAR else 2 * TOP) - NEAR:
            seen.look_at(solver.least(-costs))
    lowest, highest = np.ceil(seen.lowest - NEAR), np.floor(seen.highest + NEAR)
    left = np.minimum(highest, TOP) - np.maximum(lowest, 0) + 1
    values = np.minimum(highest - lowest + 1, TOP + 1)
    counted: np.ndarray = np.column_stack([left, values]).astype(int)[back]
    return counted


def _distinct(asked: csr_matrix) -> tuple[csr_matrix, np.ndarray]:
    """Return every sum once, and for each row which of them it is."""
    asked.sort_indices()
    places: dict[tuple[bytes, bytes], int] = {}
    back = np.empty(asked.shape[0], dtype=int)
    for row, (start, end) in enumerate(zip(asked.indptr[:-1], asked.indptr[1:], strict=True)):
        name = asked.indices[start:end].tobytes(), asked.data[start:end].tobytes()
        back[row] = places.setdefault(name, len(places))
    first = np.unique(back, return_index=True)[1]
    return csr_matrix(asked[first]), back
