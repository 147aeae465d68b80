"""Public numbers of the projects of a pillar: multiples of the step that add up to the public number of the pillar."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.registries import wholes
from pipelines.registries.publication import Controlled

Whole = NDArray[np.int64]


def share_out(
    true: Whole, total: int, rules: Controlled, chance: np.random.Generator, most: Whole | None = None
) -> Whole:
    """Return for every true number one within the wide limits, so that they add up to `total` (within them of the sum).

    `most` are numbers that they do not exceed, where that is possible. All are people; those returned multiples of the
    step. Where limits leave a choice, it falls at random, on what is nearest first.
    """
    lowest = np.maximum(-((rules.within - true) // rules.step), 0)
    highest = (true + rules.within) // rules.step
    below = highest if most is None else np.minimum(highest, most // rules.step)
    ends = below if (below >= lowest).all() and below.sum() * rules.step >= total else highest
    steps = np.clip((true + chance.integers(0, rules.step, len(true))) // rules.step, lowest, ends)
    while (more := total // rules.step - int(steps.sum())) != 0:
        way = 1 if more > 0 else -1
        can = steps < ends if way > 0 else steps > lowest
        if not can.any():
            raise ValueError(f"{total} is not within reach of {true.tolist()}")
        off = way * (steps * rules.step - true) + chance.random(len(true))
        steps[np.where(can, off, np.inf).argmin()] += way
    return np.asarray(steps * rules.step)


def projects(
    true: pd.DataFrame, totals: dict[tuple[str, str], int], rules: Controlled, chance: np.random.Generator
) -> pd.DataFrame:
    """Return `true` (trajectory, pillar, is_aimed, one column per measure) with public numbers in place of true ones.

    `totals` has the public number of every pillar and measure; of another measure, and where a project has no number,
    nothing is said. Projects that are aimed at a target add up within the limits apart from the others.
    """
    public = true.copy()
    measures = [name for name in true.columns if name not in ("trajectory", "pillar", "is_aimed")]
    for measure in sorted(measures, key=_depth):
        public[measure] = pd.array([pd.NA] * len(true), dtype="Int64")
        whole = wholes().get(measure)
        for pillar, own in true.loc[true[measure].notna()].groupby("pillar"):
            if (str(pillar), measure) in totals:
                most = public.loc[own.index, whole] if whole in measures else None
                parts = share_out_in_two(own, measure, totals[str(pillar), measure], rules, chance)
                for part, total in parts:
                    limit = None if most is None or most[part].isna().any() else most[part].to_numpy(dtype=np.int64)
                    numbers = own.loc[part, measure].to_numpy(dtype=np.int64)
                    public.loc[part, measure] = share_out(numbers, total, rules, chance, limit)
    return public


def share_out_in_two(
    own: pd.DataFrame, measure: str, total: int, rules: Controlled, chance: np.random.Generator
) -> list[tuple[pd.Index, int]]:
    """Return the projects that are aimed at a target and the others, each with a public number of their own."""
    parts = [
        part
        for part in (own.index[own["is_aimed"].astype(bool)], own.index[~own["is_aimed"].astype(bool)])
        if len(part)
    ]
    true = np.array([own.loc[part, measure].sum() for part in parts], dtype=np.int64)
    return [(part, int(one)) for part, one in zip(parts, share_out(true, total, rules, chance), strict=True)]


def _depth(measure: str) -> int:
    """Return of how many wholes a measure is a part: a part comes after its whole."""
    whole = wholes().get(measure)
    return 0 if whole is None else 1 + _depth(whole)
