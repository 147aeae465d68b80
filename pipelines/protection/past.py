"""What was published of a region before, as somebody has it who kept the files: the attack looks at these too.

Belongs here: making an earlier publication anew from its delivery and what is remembered of it, and where it differs.
Not here: what is remembered (release/publications.py), what follows from two releases (attack/earlier.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipelines.protection import gate, texts
from pipelines.protection.attack import Earlier, Truth
from pipelines.protection.audience import Published, protect
from pipelines.protection.regions import Held, as_held, slices

Tables = Mapping[str, pd.DataFrame]
LEAF = ["trajectory", "cohort", "target_group"]


@dataclass(frozen=True)
class Past:
    """An earlier publication of a region: the true tables of its delivery, and what was published."""

    true: Tables
    held: Held


def kept_by_somebody(past: Sequence[Past], true: Tables, region: str, order: texts.Order) -> list[Earlier]:
    """Return the earlier publications for the attack on a region of which `true` are the true tables now."""
    now, found = gate.truth(true, region, order), []
    for one in past:
        then = gate.truth(one.true, region, order)
        own = slices(one.true)[region]
        tables = protect(one.true, Published({region: as_held(own, one.held)}, order=order))
        found.append(Earlier(gate.as_read(tables), _changed(then, now), then))
    return found


def _changed(then: Truth, now: Truth) -> pd.DataFrame:
    """Return the leaves in which two truths are not the same: trajectory, cohort, target_group."""
    before, after = (_numbers(one) for one in (then, now))
    difference = before.sub(after, fill_value=0)
    return difference.index[difference != 0].to_frame(index=False)[LEAF].drop_duplicates()


def _numbers(truth: Truth) -> pd.Series:
    """Return every number of every leaf, by leaf and name."""
    people = truth.people.rename(columns={"measure": "name", "true": "number"})
    parts = [people[[*LEAF, "name", "number"]]]
    if truth.shares is not None:
        for part in ("numerator", "denominator"):
            named = truth.shares.assign(name=truth.shares["indicator"] + " " + part, number=truth.shares[part])
            parts.append(named[[*LEAF, "name", "number"]])
    return pd.concat(parts).groupby([*LEAF, "name"])["number"].sum().astype("int64")
