"""Which shown numbers must be kept back, so that no hidden count of 0 to 4 can be told exactly from the others.

Example: two half-years of 4 are hidden, their year of 8 shows as 10: at least 8 of at most 4 + 4, so both are known.
The year is kept back too. Of the sums that give a count away the smallest shown number goes, until none is given away.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.protection.rounding import SLACK, SMALLEST_SHOWN, ends
from pipelines.protection.sums import FREE, Axes, Bounds, GivingAway, Sums, every_sum, narrow, that_hold, with_a_rest

KEYS = ["region_code", "period", "target_group", "pillar"]
LARGEST_HIDDEN_DENOMINATOR = 82  # 80 with a numerator of 0 to 4 is hidden, 85 is capped


def keep_back(
    true: Mapping[str, pd.DataFrame], counts: pd.DataFrame, rates: pd.DataFrame, indicators: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the public cubes `counts` and `rates` with what must be kept back hidden, as if it were few people.

    `true` holds cube_counts and cube_rates with the same rows in the same order. Of a share both numbers go.
    """
    parts = [_of_counts(counts, true["cube_counts"]), *_of_rates(rates, true["cube_rates"])]
    numbers = pd.concat(parts, ignore_index=True)
    axes = Axes(numbers)
    known = np.append(numbers["true"].to_numpy(), 0)
    between = _between_tables(axes, indicators.loc[indicators["indicator"].isin(set(rates["indicator"]))], numbers)
    possible = [*every_sum(axes), *between]
    sums = [one for one in (that_hold(one, known) for one in possible) if len(one.totals)]
    # What follows from statuses alone, hiding a number cannot take back: the search would find none to hide.
    numbers["is_secret"] &= ~_told_by_statuses(numbers, sums)
    gone = np.zeros(len(numbers), dtype=bool)
    while (more := _given_away_by(numbers, sums, gone)).any():
        gone |= np.isin(numbers["row"], numbers["row"][more])
    return _hidden(counts, gone[: len(counts)]), _hidden(rates, gone[len(counts) :][: len(rates)])


def _hidden(cube: pd.DataFrame, gone: NDArray[np.bool_]) -> pd.DataFrame:
    """Return a cube without the figures of these rows."""
    values = [name for name in ("count", "numerator", "denominator", "lower", "upper") if name in cube]
    hidden = cube.assign(
        status=cube["status"].mask(gone, "hidden"),
        hidden_because=cube["hidden_because"].mask(gone, "few_people"),
        **{name: cube[name].mask(gone) for name in values},
    )
    return hidden.assign(cap=cube["cap"].mask(gone, "none")) if "cap" in cube else hidden


def _of_counts(counts: pd.DataFrame, true: pd.DataFrame) -> pd.DataFrame:
    """Return the counts as numbers. What is hidden and truly 0 to 4 is a secret; the rest may be anything."""
    shown, hidden = counts["status"] == "shown", counts["status"] == "hidden"
    value, known = _whole(counts["count"]), _whole(true["count"])
    is_small = hidden & (known < SMALLEST_SHOWN)
    return counts[KEYS].assign(
        number=counts["measure"].astype("object"),
        true=known,
        low=np.where(shown, np.maximum(value - SLACK, SMALLEST_SHOWN), 0),
        high=np.select([shown, is_small, hidden], [value + SLACK, SMALLEST_SHOWN - 1, FREE], 0),
        is_shown=shown,
        is_secret=is_small,
        row=np.arange(len(counts)),
    )


def _of_rates(rates: pd.DataFrame, true: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the numerators and the denominators of shares as numbers; the two of one share have the same `row`."""
    shown, hidden = rates["status"] == "shown", rates["status"] == "hidden"
    few = hidden & (rates["hidden_because"] == "few_people")
    pairs = rates[["numerator", "denominator"]].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    fewest, most, fewest_of, most_of = ends(pairs[:, 0], pairs[:, 1], rates["cap"])
    limits = {
        "numerator": (fewest, most, FREE),
        "denominator": (fewest_of, most_of, LARGEST_HIDDEN_DENOMINATOR),
    }
    return [
        rates[KEYS].assign(
            number=rates["indicator"].astype("object") + ":" + part,
            true=_whole(true[part]),
            low=np.where(shown, np.nan_to_num(fewest), 0).astype("int64"),
            high=np.select([shown, few, hidden], [np.nan_to_num(most), limit, FREE], 0).astype("int64"),
            is_shown=shown,
            is_secret=False,
            row=-1 - np.arange(len(rates)),  # below 0, so that no share has the row of a count
        )
        for part, (fewest, most, limit) in limits.items()
    ]


def _whole(values: pd.Series) -> pd.Series:
    return values.astype("Int64").fillna(0).astype("int64")


def _between_tables(axes: Axes, shares: pd.DataFrame, numbers: pd.DataFrame) -> Iterator[Sums]:
    """Yield what can hold between counts and shares: a numerator is part of its denominator, both may be a count."""
    is_measured = (numbers["high"] > 0).to_numpy()
    for share in shares.itertuples():
        top, bottom = f"{share.indicator}:numerator", f"{share.indicator}:denominator"
        yield with_a_rest(axes.sums("number", bottom, [top]), axes.nobody)
        for measure, number in ((share.numerator, top), (share.denominator, bottom)):
            same = axes.sums("number", str(measure), [number])
            keep = is_measured[same.parts[:, 0]]  # a share that is missing or immature is 0 here, and equals no count
            yield Sums(same.totals[keep], same.parts[keep])


def _told_by_statuses(numbers: pd.DataFrame, sums: list[Sums]) -> NDArray[np.bool_]:
    """Return which numbers follow without any shown one: what is hidden below a total that is missing is 0."""
    low, high = narrow(*_start(numbers, numbers["is_shown"].to_numpy()), sums)
    return np.asarray((low == high)[:-1])


def _start(numbers: pd.DataFrame, gone: NDArray[np.bool_]) -> tuple[Bounds, Bounds]:
    """Return the bounds before any sum is used; what is gone may be anything, like the unpublished one at the end."""
    low, high = np.where(gone, 0, numbers["low"]), np.where(gone, FREE, numbers["high"])
    return np.append(low, 0), np.append(high, FREE)


def _given_away_by(numbers: pd.DataFrame, sums: list[Sums], gone: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which numbers to keep back so that what is given away now no longer is; none where nothing is."""
    start = _start(numbers, gone)
    low, high = narrow(*start, sums)
    is_narrowed = (low > start[0]) | (high < start[1])
    value = np.append(np.where(numbers["is_shown"] & ~gone, numbers["high"], FREE), FREE)
    giving = GivingAway(sums, low, high)
    more = np.zeros(len(gone), dtype=bool)
    for position in np.flatnonzero(numbers["is_secret"].to_numpy() & (low == high)[:-1] & is_narrowed[:-1]):
        more[_smallest_behind(int(position), giving, is_narrowed, value)] = True
    return more


def _smallest_behind(position: int, giving: GivingAway, is_narrowed: NDArray[np.bool_], value: Bounds) -> int:
    """Return the smallest shown number in the sums that give a number away, or in the sums behind those."""
    seen, front = {position}, {position}
    while front:
        members = {one for own in front for one in giving.members(own)} - seen
        shown = [one for one in members if value[one] < FREE]
        if shown:
            return min(shown, key=lambda one: (value[one], one))  # never by the order of a set
        front = {one for one in members if is_narrowed[one]}
        seen |= members
    raise ValueError("a number cannot be given away by sums without any shown number")
