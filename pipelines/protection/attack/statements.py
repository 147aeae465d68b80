"""What the public tables say of the people in one region, as rows of a system: counts, shares, projects.

Belongs here: which numbers are the sum of which leaves, and the boxes of the method. Not here: what holds per leaf
whatever is published (relations.py), amounts (amounts.py).
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from pipelines import registries
from pipelines.protection.attack.book import Book, Share
from pipelines.protection.attack.leaves import Leaves
from pipelines.protection.attack.method import BASE, Box, Method
from pipelines.protection.attack.shares import Shares

PARTICIPANTS = "participants"
BANDS = {"below_10": (0, 9), "10_to_24": (10, 24), "25_to_49": (25, 49), "50_or_more": (50, np.inf)}
NOBODY = ("missing", "not_applicable")


def counts(book: Book, leaves: Leaves, method: Method) -> None:
    """Every count, and every cell in which nothing is counted."""
    for row in leaves.of_region("cube_counts").itertuples(index=False):
        cell = row.period, row.target_group, row.pillar
        columns, why = leaves.of_cell(row.measure, *cell), f"count {row.measure} {' '.join(cell)}"
        if row.status in NOBODY:
            book.rule_out(columns, f"{why} {row.status}")
        elif row.status == "shown":
            _say(book, columns, row.count, method.count, why)


def projects(book: Book, leaves: Leaves, method: Method) -> None:
    """The numbers of every project: one that has none was not delivered, unless it shows a band of participants.

    What the status of an outcome says is certain; where there is only no number, it is presumed.
    """
    for project, row in leaves.projects.iterrows():
        for measure in leaves.per_project:
            columns, why = leaves.of_project(measure, str(project)), f"project {project} {measure}"
            if pd.notna(row[measure]):
                _say(book, columns, row[measure], method.count, why)
            elif measure == PARTICIPANTS and row.get("participants_band") in BANDS:
                lowest, highest = BANDS[row["participants_band"]]
                book.say(columns, lowest - method.within, highest + method.within, f"{why} band", certain=False)
            else:
                status = row.get(f"{measure}_status")
                book.rule_out(columns, f"{why} {status or 'none'}", certain=status in NOBODY)


def _say(
    book: Book, columns: np.ndarray, shown: float, box: Callable[[float], Box], why: str, *, share: Share | None = None
) -> None:
    book.say(columns, *box(shown), why, share=share)
    if shown % BASE:
        book.say(columns, shown, shown, f"{why} is not rounded", certain=False)


def shares(book: Book, shared: Shares, method: Method) -> None:
    """Every share: its numerator, its denominator and the rest, over the rows that are old enough."""
    leaves = shared.leaves
    for row in leaves.of_region("cube_rates").itertuples(index=False):
        cell, rate = (row.period, row.target_group, row.pillar), registries.indicators()[row.indicator]
        why = f"share {row.indicator} {' '.join(cell)}"
        if row.status not in ("shown", "hidden"):
            continue
        top, bottom = shared.columns(rate, *cell)
        if row.status == "shown":
            share = (*cell, row.indicator)
            _say(book, top, row.numerator, method.part, f"{why} numerator", share=share)
            _say(book, bottom, row.denominator, method.whole, f"{why} denominator", share=share)
            book.say(bottom, *method.part(row.denominator - row.numerator), f"{why} rest", less=top, share=share)
        elif row.hidden_because == "few_people":
            book.say(bottom, 0, method.smallest - BASE + method.within, f"{why} few people", certain=False)
        elif row.hidden_because == "not_within":
            lowest = method.smallest - method.within
            book.say(bottom, lowest, np.inf, f"{why} not within", certain=False)
