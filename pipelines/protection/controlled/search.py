"""The search for a table of whole steps that lies within its limits and near its aims.

First the nearest table of which the steps need not be whole (a linear programme, by HiGHS): most of them are whole all
the same. Then what is nearest to a whole number is held there and the rest found anew, until all is whole ("diving":
Danna, Rothberg and Le Pape (2005), Mathematical Programming 102, 71-90). The same problem gives the same table.
"""

import math
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, eye_array, hstack, vstack

from pipelines.highs import Highs
from pipelines.protection.controlled.limits import Limits, Steps

Floats = NDArray[np.float64]
TOO_FAR = 13.0  # people that one step outside the close limits costs, for each share the sum is part of
HELD_AT_ONCE = (0.15, 0.3, 0.07)  # of the steps that are not whole; each is tried, unless one is near enough
NEAR_ENOUGH = 20.0  # people that the table may cost more than the nearest one
NOT_WHOLE = 1e-6
NO_LIMIT = highspy.kHighsInf
OPTIONS: dict[str, bool | int | str] = {
    "solver": "simplex",
    "presolve": "off",
    "simplex_iteration_limit": 50_000,
}


@dataclass(frozen=True)
class _Table:
    """Steps per variable, whole or not, and what they cost (people)."""

    steps: Floats
    cost: float


def search(told: csr_array, nonnegative: csr_array, limits: Limits) -> Steps | None:
    """Return a number of steps per variable (the columns of both); None where none was found within the wide limits.

    `told` are the sums that have limits, `nonnegative` what may not be below 0, besides the variables themselves.
    """
    solver, all_of_it = _solver(told, nonnegative, limits), np.arange(told.shape[1], dtype=np.int32)
    nearest, best = _solved(solver, len(all_of_it)), None
    if nearest is None:
        return None
    for held_at_once in HELD_AT_ONCE:
        found = _dive(solver, nearest, held_at_once)
        if best is None or (found is not None and found.cost < best.cost):
            best = found
        if best is not None and best.cost <= nearest.cost + NEAR_ENOUGH:
            break
        _let_go(solver, all_of_it)
    return None if best is None else np.rint(best.steps).astype(np.int64)


def _dive(solver: Highs, nearest: _Table, held_at_once: float) -> _Table | None:
    """Return a table of whole steps, found from the nearest one; None where what is held allows no table."""
    table, held = nearest, _nearly_whole(nearest.steps, held_at_once)
    while len(held):
        _hold(solver, held, np.rint(table.steps[held]))
        found = _solved(solver, len(table.steps))
        if found is not None:
            table, held = found, _nearly_whole(found.steps, held_at_once)
        elif len(held) == 1:
            return None
        else:
            _let_go(solver, held)
            held = held[: len(held) // 2]
    return table


def _nearly_whole(steps: Floats, share: float) -> NDArray[np.int32]:
    """Return which steps to hold next: a share of those that are not whole, what is nearest to it first."""
    off = np.abs(steps - np.rint(steps))
    partly = np.flatnonzero(off > NOT_WHOLE)
    first = partly[np.argsort(off[partly], kind="stable")]
    return first[: math.ceil(len(first) * share)].astype(np.int32)


def _hold(solver: Highs, held: NDArray[np.int32], steps: Floats) -> None:
    solver.changeColsBounds(len(held), held, steps, steps)


def _let_go(solver: Highs, held: NDArray[np.int32]) -> None:
    solver.changeColsBounds(len(held), held, np.zeros(len(held)), np.full(len(held), NO_LIMIT))


def _solved(solver: Highs, size: int) -> _Table | None:
    solver.run()
    is_found = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    steps = np.array(solver.getSolution().col_value)[:size]
    return _Table(steps, solver.getInfo().objective_function_value) if is_found else None


def _solver(told: csr_array, nonnegative: csr_array, limits: Limits) -> Highs:
    """Return the problem. Columns: the variables, then of every sum what it is below its aim, and above, in two parts.

    The second part is what lies outside the close limits, which costs more; together they end at the wide limits.
    """
    one, nothing = eye_array(told.shape[0]), csr_array((nonnegative.shape[0], 4 * told.shape[0]))
    table = vstack([hstack([told, one, one, -one, -one]), hstack([nonnegative, nothing])]).tocsr()
    room = [
        limits.aim - limits.close_lowest,
        limits.close_lowest - limits.lowest,
        limits.close_highest - limits.aim,
        limits.highest - limits.close_highest,
    ]
    farther = limits.weight + TOO_FAR * limits.importance
    no_cost, free = np.zeros(told.shape[1]), np.full(told.shape[1], NO_LIMIT)
    problem = highspy.HighsLp()
    problem.num_row_, problem.num_col_ = table.shape
    problem.col_cost_ = np.concatenate([no_cost, *[limits.weight, farther] * 2])
    problem.col_lower_, problem.col_upper_ = np.zeros(table.shape[1]), np.concatenate([free, *room]).astype(float)
    problem.row_lower_ = np.concatenate([limits.aim, np.zeros(nonnegative.shape[0])])
    problem.row_upper_ = np.concatenate([limits.aim, np.full(nonnegative.shape[0], NO_LIMIT)])
    problem.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    problem.a_matrix_.start_, problem.a_matrix_.index_ = table.indptr, table.indices
    problem.a_matrix_.value_ = table.data.astype(float)
    solver = Highs()
    for option, value in OPTIONS.items():
        solver.setOptionValue(option, value)
    solver.passModel(problem)
    return solver
