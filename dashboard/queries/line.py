"""Another line than the country to compare regions with: some regions together, and the verdict beside them.

A region that is one of them is compared with the others (docs/method.md, section 9). Not here: who they are in words.
"""

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.queries.code_words import in_words
from dashboard.queries.comparison import COUNTRY
from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease
from pipelines.statistics.intervals import Floats, difference, wilson
from pipelines.statistics.true_counts import TrueCounts, behind
from pipelines.statistics.verdicts import LEVELS

MOST_ALIKE = 5
COUNTS = ("numerator", "denominator")


@dataclass(frozen=True)
class Line:
    """The codes of some regions, and what they are called together: within a sentence, and alone."""

    members: tuple[str, ...]
    name: str
    title: str


def most_alike(opened: OpenedRelease, region: str | None) -> tuple[str, ...]:
    """Return the codes of the regions that are most like one region, the most alike first; none without a region."""
    if region is None:
        return ()
    found = opened.query(statement("similar_regions"), {"region": region, "most": MOST_ALIKE})
    return tuple(found["neighbour"])


def alike(opened: OpenedRelease, region: str, language: str) -> list[str]:
    """Return the same regions by name, each with the two measures on which it is closest."""
    rows = opened.query(statement("similar_regions"), {"region": region, "most": MOST_ALIKE})
    first, second = (in_words(opened, rows[name], "context_measures", language) for name in ("alike_1", "alike_2"))
    return [f"{name} ({one}, {other})" for name, one, other in zip(rows["name"], first, second, strict=True)]


def beside(rows: pd.DataFrame, line: Line) -> pd.DataFrame:
    """Return a frame of `queries.comparison` of a share with the line in the place of the country, and its verdicts."""
    return pooled(rows, line).assign(verdict=_verdicts(rows, line))


def without_line(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a frame of what is no share with no country: amounts of some regions together say nothing of one."""
    is_country = rows["region_code"] == COUNTRY
    return rows.assign(
        value=rows["value"].mask(is_country), status=rows["status"].mask(is_country, "not_applicable")
    )  # fmt: skip


def pooled(rows: pd.DataFrame, line: Line) -> pd.DataFrame:
    """Return rows of one share (of one period) in which that of the country holds the line; none known leaves why."""
    members = rows[rows["region_code"].isin(line.members)]
    known = members[members["status"] == "shown"]
    precision = str(rows["precision"].iloc[0])
    found = rows.copy()
    at = found.index[found["region_code"] == COUNTRY]
    if known.empty:
        why = members.iloc[0] if len(members) else None
        found.loc[at, ["numerator", "denominator", "value", "lower", "upper"]] = np.nan
        found.loc[at, "status"] = "missing" if why is None else why["status"]
        found.loc[at, "hidden_because"] = None if why is None else why["hidden_because"]
        return found
    together = _together(known, precision)
    x, n = (float(known[name].sum()) for name in COUNTS)
    found.loc[at, ["numerator", "denominator", "value"]] = [x, n, x / n]
    found.loc[at, ["lower", "upper"]] = [
        float(wilson(*together.lowest_pair())[0][0]), float(wilson(*together.highest_pair())[1][0]),
    ]  # fmt: skip
    found.loc[at, ["status", "coverage"]] = ["shown", "full" if len(known) == len(members) else "partial"]
    return found


def _together(rows: pd.DataFrame, precision: str) -> TrueCounts:
    x, n = (rows[name].to_numpy(dtype=float, na_value=np.nan) for name in COUNTS)
    return TrueCounts(*(np.atleast_1d(np.nansum(part)) for part in _parts(behind(x, n, precision))))


def _parts(true: TrueCounts) -> list[Floats]:
    return [getattr(true, one.name) for one in fields(true)]


def _verdicts(rows: pd.DataFrame, line: Line) -> NDArray[np.str_]:
    """Return the verdict that holds for all true counts: the region at its lowest beside the others at their highest,
    and the other way round. Source of the interval of a difference: Newcombe (1998).
    """
    x, n = (rows[name].to_numpy(dtype=float, na_value=np.nan) for name in COUNTS)
    is_member = rows["region_code"].isin(line.members).to_numpy()
    true = behind(x, n, str(rows["precision"].iloc[0]))
    others = TrueCounts(*(_of_others(part, is_member) for part in _parts(true)))
    least = _steps(true.lowest_pair(), others.highest_pair())
    most = _steps(true.highest_pair(), others.lowest_pair())
    higher = [f"higher_{int(step)}" if step >= 1 else "" for step in least]
    lower = [f"lower_{int(-step)}" if step <= -1 else "" for step in most]
    said = [(least == 0) & (most == 0), least >= 1, most <= -1]
    return np.select(said, ["same", higher, lower], default="unknown")


def _of_others(part: Floats, is_member: NDArray[np.bool_]) -> Floats:
    """Return per region the sum over the members, without that region itself."""
    own = np.where(is_member, np.nan_to_num(part), 0.0)
    return np.asarray(own.sum() - own, dtype=float)


def _steps(one: tuple[Floats, Floats], other: tuple[Floats, Floats]) -> Floats:
    """Return at how many levels a share is above (1, 2) or below (-1, -2) another; nan where one is not known."""
    is_known = (one[1] > 0) & (other[1] > 0)
    x1, n1, x2, n2 = (np.where(is_known, part, 1.0) for part in (*one, *other))
    found = np.zeros(len(is_known))
    for level in LEVELS:
        low, high = difference(x1, n1, x2, n2, level)
        found += (low > 0).astype(float) - (high < 0)
    return np.where(is_known, found, np.nan)
