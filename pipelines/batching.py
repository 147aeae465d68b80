"""What is done with many deliveries is done in batches of rows: the work on them takes the room of one batch."""

from collections.abc import Iterable
from itertools import groupby
from typing import TypeVar

Thing = TypeVar("Thing")
MOST_ROWS = 100_000


def batches(sized: Iterable[tuple[Thing, int]]) -> list[list[Thing]]:
    """Return things in their order, in batches of about MOST_ROWS rows; one that is larger by itself is not cut.

    `sized` pairs each thing with its number of rows.
    """
    numbered, so_far = [], 0
    for thing, rows in sized:
        so_far += rows
        numbered.append((so_far // MOST_ROWS, thing))
    return [[thing for _, thing in batch] for _, batch in groupby(numbered, lambda pair: pair[0])]
