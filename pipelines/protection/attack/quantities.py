"""Every number of people that a public file shows of one region, named in one form.

Belongs here: the names, and which numbers there are. Not here: what they are sums of (outsider.py).
"""

from collections.abc import Iterator

import pandas as pd

from pipelines.protection.attack.leaves import Leaves

# A number has a period, group and pillar, or a project; `figure` is a measure or a share, `what` a part of it.
QUANTITY = ["table", "period", "target_group", "pillar", "trajectory", "figure", "what"]
COUNT, PARTS = "count", ("numerator", "denominator", "rest")
Name = tuple[str | None, ...]


def published(leaves: Leaves) -> pd.DataFrame:
    """Return one row per number that the file shows, with the columns QUANTITY."""
    return pd.DataFrame([*_counts(leaves), *_shares(leaves), *_projects(leaves)], columns=QUANTITY, dtype=object)


def names(quantities: pd.DataFrame) -> list[Name]:
    """Return every row as a name that can be compared: what a row does not have is None."""
    table = quantities[QUANTITY].astype(object)
    return list(table.where(table.notna(), None).itertuples(index=False, name=None))


def _counts(leaves: Leaves) -> Iterator[Name]:
    counts = leaves.of_region("cube_counts")
    for row in counts[counts["status"] == "shown"].itertuples(index=False):
        yield "cube_counts", row.period, row.target_group, row.pillar, None, row.measure, COUNT


def _shares(leaves: Leaves) -> Iterator[Name]:
    rates = leaves.of_region("cube_rates")
    for row in rates[rates["status"] == "shown"].itertuples(index=False):
        for part in PARTS:
            yield "cube_rates", row.period, row.target_group, row.pillar, None, row.indicator, part


def _projects(leaves: Leaves) -> Iterator[Name]:
    for project, row in leaves.projects.iterrows():
        for measure in leaves.per_project:
            if pd.notna(row[measure]):
                yield "trajectories", None, None, None, str(project), measure, COUNT
