"""Which of the values 0 to 4 are possible, for many small counts at once: one possible point shows a value of each.

Belongs here: asking as few questions as it takes. Not here: the solver and its proof (bounds.py).
"""

import numpy as np
from scipy.sparse import csr_matrix, hstack, identity, vstack

from pipelines.protection.attack.bounds import TOLERANCE, Solver, System

TOP = 4  # a count of 0 to 4 is small, and 5 values is what is asked of it
NEW = 3  # a round that shows fewer new ends than this costs more than asking for them one by one
NEAR = 10 * TOLERANCE


class Seen:
    """The lowest and the highest value of every asked sum that some possible point has shown, or that is proved."""

    def __init__(self, asked: csr_matrix) -> None:
        self.asked = asked
        self.lowest = np.full(asked.shape[0], np.inf)
        self.highest = np.full(asked.shape[0], -np.inf)

    def look_at(self, point: np.ndarray) -> None:
        """Take in what a possible point shows."""
        values = self.asked @ point
        np.minimum(self.lowest, values, out=self.lowest)
        np.maximum(self.highest, values, out=self.highest)

    @property
    def not_0(self) -> np.ndarray:
        """Return of which sums no point has shown a 0."""
        above: np.ndarray = self.lowest > NEAR
        return above

    @property
    def not_4(self) -> np.ndarray:
        """Return of which sums no point has shown a 4 or more."""
        below: np.ndarray = self.highest < TOP - NEAR
        return below


def reached(system: System, asked: csr_matrix, known: np.ndarray | None = None) -> np.ndarray:
    """Return per row of `asked` how many of 0 to 4 are possible, and how many whole numbers in all (5 for more).

    `known` is a possible point, the true one for instance. What is possible is a range: no number between is left out.
    """
    alive = csr_matrix(asked.multiply(system.most > 0))
    unlike, back = _distinct(alive)
    seen = Seen(unlike)
    if known is not None:
        seen.look_at(known)
    solver = Solver(_with_tops(system, unlike))
    _together(solver, seen)
    _one_by_one(solver, seen)
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


def _with_tops(system: System, asked: csr_matrix) -> System:
    """Return the system with one unknown more for every asked sum: at most that sum, and at most 4."""
    count = asked.shape[0]
    above = hstack([system.rows, csr_matrix((system.rows.shape[0], count))])
    rows = vstack([above, hstack([asked, -identity(count)])])
    lowest, highest = np.zeros(count), np.full(count, np.inf)
    return System(
        csr_matrix(rows),
        np.concatenate([system.lowest, lowest]),
        np.concatenate([system.highest, highest]),
        np.concatenate([system.most, np.full(count, float(TOP))]),
    )


def _together(solver: Solver, seen: Seen) -> None:
    """Ask for many ends at once, half of the sums down and half of them up, as people must come from somewhere."""
    chance, count = (
        np.random.default_rng(0),
        seen.asked.shape[0],
    )  # which half is no secret: any choice gives true points
    while True:
        down, up = seen.not_0, seen.not_4
        goes_up = up & (~down | (chance.random(count) < 0.5))
        before = down.sum() + up.sum()
        if before < NEW:
            return
        _ask(solver, seen, np.asarray(seen.asked.T @ (down & ~goes_up).astype(float)).ravel(), -goes_up.astype(float))
        if before - seen.not_0.sum() - seen.not_4.sum() < NEW:
            return


def _one_by_one(solver: Solver, seen: Seen) -> None:
    """Prove the ends that no point has shown: a sum that cannot be 0 may still have five values."""
    nothing = np.zeros(seen.asked.shape[0])
    for row in np.flatnonzero(seen.not_0 | seen.not_4):
        costs = seen.asked[row].toarray().ravel()
        if seen.not_0[row]:
            _ask(solver, seen, costs, nothing)
        if seen.not_4[row] or seen.lowest[row] > NEAR:
            _ask(solver, seen, -costs, nothing)


def _ask(solver: Solver, seen: Seen, costs: np.ndarray, tops: np.ndarray) -> None:
    seen.look_at(solver.least(np.concatenate([costs, tops]))[: len(costs)])
