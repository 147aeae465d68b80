"""What holds in every leaf, whatever is published: parts of wholes, the three states, who cannot be there yet.

Belongs here: what the registries and the rules of a delivery tell. Not here: published numbers (statements.py). A row
that says `nvt` can break what is said of parts, and a project can have people before its start: most is presumed.
"""

import numpy as np
import pandas as pd

from pipelines import registries
from pipelines.protection.attack.book import Book
from pipelines.protection.attack.known import Known
from pipelines.protection.attack.leaves import Leaves

STATES = ("ongoing", "completed", "dropped_out")
PARTICIPANTS = "participants"
PREPARES = "voorbereiding"
SUSTAINED = "sustained_placements"


def parts(book: Book, leaves: Leaves, known: Known) -> None:
    """A part is at most its whole, in leaves where all of the whole is known."""
    for part, whole in registries.wholes().items():
        if {part, whole} <= set(leaves.measures):
            units = leaves.units_apart if {part, whole} <= set(leaves.per_project) else leaves.units_together
            for unit in units:
                for p, g in np.argwhere(known.is_full(whole, unit)):
                    top, bottom = (leaves.of_leaf(measure, unit, p, g) for measure in (part, whole))
                    _at_least(book, bottom, top, f"{part} of {whole}")


def states(book: Book, leaves: Leaves, known: Known) -> None:
    """The three states are together the participants where all is known, and at most those where participants are."""
    if not {*STATES, PARTICIPANTS} <= set(leaves.measures):
        return
    for unit in leaves.units_together:
        is_full = known.is_full(PARTICIPANTS, unit)
        all_full = np.logical_and.reduce([is_full, *(known.is_full(state, unit) for state in STATES)])
        for p, g in np.argwhere(is_full):
            people = leaves.of_leaf(PARTICIPANTS, unit, p, g)
            apart = np.concatenate([leaves.of_leaf(state, unit, p, g) for state in STATES])
            _at_least(book, people, apart, "states")
            if all_full[p, g]:
                book.say(people, -np.inf, 0, "states", less=apart, certain=False)


def moments(book: Book, leaves: Leaves) -> None:
    """Nobody is in a project that had not begun or was over, or was placed for months that have not passed."""
    first, last = (pd.to_datetime(leaves.periods[day]) for day in ("first_day", "last_day"))
    months = pd.DateOffset(months=registries.programme().sustained_months)
    if SUSTAINED in leaves.measures:
        too_early = (first + months > leaves.reference_date).to_numpy()
        book.rule_out(leaves.array(SUSTAINED)[:, too_early], "sustained too early")
    over = {str(name): _not_running(leaves, row, first, last) for name, row in leaves.projects.iterrows()}
    for measure in leaves.measures:
        for unit, columns in zip(leaves.units(measure), leaves.array(measure), strict=True):
            is_over = np.logical_and.reduce([over[project] for project in unit.projects])
            book.rule_out(columns[is_over], f"{unit.projects} did not run", certain=False)


def _not_running(leaves: Leaves, project: pd.Series, first: pd.Series, last: pd.Series) -> np.ndarray:
    """Return by half-year whether a project had not begun or was over. One in preparation without numbers never ran."""
    start, end = pd.Timestamp(project["start_date"]), pd.Timestamp(project["end_date"])
    prepares = project.get("status") == PREPARES and project.reindex(leaves.per_project).isna().all()
    is_out: np.ndarray = ((last < start) | (first > end) | prepares).to_numpy()
    return is_out


def _at_least(book: Book, whole: np.ndarray, part: np.ndarray, why: str) -> None:
    book.say(whole, 0, np.inf, why, less=part, certain=False)
