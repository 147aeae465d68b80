"""What the search chooses: per cell a number of steps for every measure that is known, with the states of participants
as parts of them, so that these add up in every cell.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from pipelines.protection.controlled.cells import Cells

STATES = ("ongoing", "completed", "dropped_out")  # the first is what is left of the participants without the others
PEOPLE = "participants"
OTHER = "another state"


@dataclass(frozen=True)
class Variables:
    """`names` has (measure, cell) per variable; `true` the people of each; `spread` (cells x measures) x variables.

    `nonnegative` holds rows over variables that may not be below 0 besides the variables themselves.
    """

    names: list[tuple[str, int]]
    true: NDArray[np.int64]
    spread: csr_array
    nonnegative: csr_array


def variables(cells: Cells) -> Variables:
    """Return the variables of a region."""
    names: dict[tuple[str, int], int] = {}
    true: list[int] = []
    entries: list[tuple[int, int, int]] = []
    rest: list[int] = []

    def variable(measure: str, cell: int, people: int) -> int:
        names[measure, cell] = len(true)
        true.append(people)
        return len(true) - 1

    for cell in range(len(cells.keys)):
        known = {
            name: int(cells.counts[cell, place])
            for place, name in enumerate(cells.measures)
            if cells.is_known[cell, place]
        }
        states = [name for name in STATES if name in known] if PEOPLE in known else []
        left = known.get(PEOPLE, 0) - sum(known[name] for name in states)
        first = states[0] if states and left >= 0 else None
        for measure, people in known.items():
            if measure != first:
                at = variable(measure, cell, people)
                entries.append((_row(cells, cell, measure), at, 1))
        if first is not None:
            own = _row(cells, cell, first)
            rest.append(own)
            others = [names[name, cell] for name in states[1:]]
            others += [variable(OTHER, cell, left)] if left or len(states) < len(STATES) else []
            entries += [(own, names[PEOPLE, cell], 1), *((own, other, -1) for other in others)]
    spread = _sparse(entries, (cells.counts.size, len(true)))
    return Variables(list(names), np.array(true), spread, spread[rest])


def _row(cells: Cells, cell: int, measure: str) -> int:
    return cells.column(measure) * len(cells.keys) + cell


def _sparse(entries: list[tuple[int, int, int]], shape: tuple[int, int]) -> csr_array:
    row, column, value = np.array(entries, dtype=np.int64).reshape(-1, 3).T
    return coo_array((value, (row, column)), shape=shape, dtype=np.int64).tocsr()
