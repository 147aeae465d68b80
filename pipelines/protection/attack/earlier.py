"""Two public releases side by side: most people in them are the same people.

Belongs here: an earlier release, and what the difference with the newest one tells. Not here: what one release tells.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipelines.protection.attack.book import Book
from pipelines.protection.attack.leaves import Leaves, Tables, Unit
from pipelines.protection.attack.truth import DIFFERENCE, Truth

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Earlier:
    """A public release that somebody kept, and what is known of the difference with the newest one.

    changed: trajectory, cohort, target_group of the leaves that are not the same; all others hold the same people.
    people: by how many the two differ at most, added up over the leaves (of each the measure that differs most), for an
    outsider who knows that too.
    """

    tables: Tables
    changed: pd.DataFrame
    truth: Truth | None = None
    people: int | None = None

    @property
    def places(self) -> frozenset[Place]:
        """Return the leaves that differ."""
        return frozenset(self.changed[["trajectory", "cohort", "target_group"]].itertuples(index=False, name=None))


def say_difference(book: Book, newest: Leaves, before: Leaves, people: int) -> None:
    """Write down that the two releases differ by no more than so many people.

    A leaf differs by what its most different measure does: an unknown of its own, of which the sum is limited.
    """
    differences = [_differ(book, newest, before, place) for place in sorted(before.own)]
    book.say(np.array(differences, dtype=np.int64), 0, people, "people that differ", certain=False)


def _differ(book: Book, newest: Leaves, before: Leaves, place: Place) -> int:
    project, period, group = place
    pillar = (newest if project in newest.projects.index else before).projects["pillar"][project]
    difference = before.column(DIFFERENCE, Unit(str(pillar), (project,)), period, group)
    for measure in newest.measures:
        new, old = _of(newest, measure, place), _of(before, measure, place)
        for more, fewer in ((new, old), (old, new)):
            book.say(np.array([difference, *fewer]), 0, np.inf, f"difference of {place}", less=more, certain=False)
    return difference


def _of(leaves: Leaves, measure: str, place: Place) -> np.ndarray:
    """Return the column of a leaf, if this release has it."""
    project, period, group = place
    if project not in leaves.projects.index or period not in leaves.periods.index:
        return np.empty(0, dtype=np.int64)
    units = [unit.projects == (project,) for unit in leaves.units(measure)]
    at = list(leaves.periods.index).index(period), leaves.groups.index(group)
    found: np.ndarray = leaves.array(measure)[units, at[0], at[1]]
    return found
