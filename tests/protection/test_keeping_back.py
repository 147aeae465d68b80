"""A hidden count is not given away by its neighbours: the smallest shown number of the sum is kept back."""

import numpy as np
import pandas as pd
from pipelines.protection.keeping_back import keep_back
from pipelines.protection.sums import FREE, GivingAway, Sums, narrow

from pipelines.protection import cubes

INDICATORS = pd.DataFrame(
    {
        "indicator": ["placement_rate"],
        "numerator": ["placements"],
        "denominator": ["participants"],
        "excluded_groups": [""],
    }
)


def protected(counts: dict, rates: dict | None = None):
    """Return status by (period, measure or indicator) after protection of one region without breakdowns."""
    key = {"region_code": "AM05", "target_group": "all", "pillar": "all", "coverage": "full", "hidden_because": None}
    true = {
        "cube_counts": pd.DataFrame(
            [
                {
                    **key,
                    "period": period,
                    "measure": measure,
                    "status": "missing" if count is None else "shown",
                    "count": count,
                }
                for (period, measure), count in counts.items()
            ]
        ),
        "cube_rates": pd.DataFrame(
            [
                {
                    **key,
                    "period": period,
                    "indicator": "placement_rate",
                    "status": "shown",
                    "numerator": x,
                    "denominator": n,
                }
                for period, (x, n) in (rates or {"2019": (30, 60)}).items()
            ]
        ),
    }
    shares = cubes.rates(true["cube_rates"], False)
    public, shares = keep_back(true, cubes.counts(true["cube_counts"], shares, INDICATORS, False), shares, INDICATORS)
    found = {(row.period, row.measure): row.status for row in public.itertuples()}
    assert public.loc[public["status"] == "hidden", "hidden_because"].eq("few_people").all()
    assert public["count"].notna().equals(public["status"] == "shown")
    return found | {(row.period, row.indicator): row.status for row in shares.itertuples()}


def test_a_year_of_8_is_kept_back_where_it_would_give_away_two_half_years_of_4():
    found = protected({("2021", "placements"): 8, ("2021-H1", "placements"): 4, ("2021-H2", "placements"): 4})
    assert found["2021", "placements"] == "hidden"


def test_a_year_of_7_gives_nothing_away_and_is_shown():
    found = protected({("2021", "placements"): 7, ("2021-H1", "placements"): 4, ("2021-H2", "placements"): 3})
    assert found["2021", "placements"] == "shown"


def test_of_a_sum_that_gives_a_count_away_the_smallest_shown_number_goes():
    # 8 + 18 + 28 + 38 = 92 shows as 90, and 10, 20, 30 and 40 are at least that: the fifth group has nobody.
    years = {"2019": 8, "2020": 18, "2021": 28, "2022": 38, "2023": 0}
    found = protected({("all", "placements"): 92, **{(year, "placements"): count for year, count in years.items()}})
    assert [year for year in ("all", *years) if found[year, "placements"] == "hidden"] == ["2019", "2023"]


def test_a_share_that_gives_the_same_number_goes_with_it():
    counts = {("2021", "participants"): 120, ("2021", "placements"): 8}
    counts |= {("2021-H1", "placements"): 4, ("2021-H2", "placements"): 4}
    found = protected(counts, {"2021": (8, 120)})
    assert (found["2021", "placements"], found["2021", "placement_rate"]) == ("hidden", "hidden")
    assert found["2021", "participants"] == "shown"


def test_measures_of_the_same_people_give_a_count_away_too():
    # 28 participants show as 30 (28 at least); 17 + 7 show as 15 and 5 (17 and 7 at most): 4 or more dropped out.
    found = protected(
        {("all", "participants"): 28, ("all", "completed"): 17, ("all", "ongoing"): 7, ("all", "dropped_out"): 4}
    )
    assert found["all", "ongoing"] == "hidden"
    assert found["all", "participants"] == "shown"


def test_measures_that_do_not_add_up_give_nothing_away():
    found = protected(
        {("all", "participants"): 28, ("all", "completed"): 17, ("all", "ongoing"): 7, ("all", "dropped_out"): 1}
    )
    assert found["all", "ongoing"] == "shown"


def test_what_is_hidden_below_a_total_that_is_missing_is_nothing_that_can_be_kept_back():
    found = protected({("2021", "placements"): None, ("2021-H1", "placements"): 0, ("2021-H2", "placements"): None})
    assert found["2021-H1", "placements"] == "hidden"


def test_bounds_never_leave_out_what_is_true():
    chance = np.random.default_rng(3)
    for _ in range(200):
        parts = chance.integers(0, 9, size=4)
        true = np.array([parts.sum(), *parts, 0])
        slack = chance.integers(0, 4, size=(2, 5))
        low = np.append(np.maximum(true[:-1] - slack[0], 0), 0)
        high = np.append(true[:-1] + slack[1], FREE)
        sums = [Sums(np.array([0]), np.array([[1, 2, 3, 4]])), Sums(np.array([0]), np.array([[1, 5]]))]
        narrowed_low, narrowed_high = narrow(low, high, sums)
        assert ((narrowed_low <= true) & (true <= narrowed_high))[:-1].all()
        assert (narrowed_low >= low).all()
        assert (narrowed_high <= high).all()


def test_what_gives_a_number_away_is_what_is_found_sum_by_sum():
    chance = np.random.default_rng(4)
    sums = [
        Sums(np.array([0, 5]), np.array([[1, 2], [3, 9]])),
        Sums(np.array([0, 4]), np.array([[3, 4, 5], [6, 7, 8]])),
    ]
    rows = [
        {total, *parts} for one in sums for total, parts in zip(one.totals.tolist(), one.parts.tolist(), strict=True)
    ]
    for _ in range(50):
        low = chance.integers(0, 3, size=10)
        high = low + chance.integers(0, 3, size=10)
        giving = GivingAway(sums, low, high)
        for number in range(9):
            found: set[int] = set()
            for row, total in zip(rows, (0, 5, 0, 4), strict=True):
                parts = [one for one in row if one not in {total, number}]
                if number == total:
                    leaves = (low[parts].sum(), high[parts].sum())
                else:
                    leaves = (low[total] - high[parts].sum(), high[total] - low[parts].sum())
                if number in row and (leaves[0] == low[number] or leaves[1] == high[number]):
                    found |= row
            assert giving.members(number) == found
