"""What projects show adds up to what their pillar shows, in every case in which that is possible."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from pipelines.protection.controlled.sharing import projects, share_out
from tests.protection.controlled.small import RULES


def choices(true: int) -> list[int]:
    """Return every multiple of 5 that lies at most 5 from the true number."""
    return [shown for shown in range(0, true + 6, 5) if abs(shown - true) <= 5]


def test_numbers_are_shared_out_wherever_that_is_possible() -> None:
    chance = np.random.default_rng(1)
    for true in product([0, 1, 4, 5, 7], repeat=3):
        possible = {sum(found) for found in product(*map(choices, true))}
        for total in range(0, max(possible) + 11, 5):
            if total not in possible:
                with pytest.raises(ValueError, match="not within reach"):
                    share_out(np.array(true), total, RULES, chance)
                continue
            found = share_out(np.array(true), total, RULES, chance)
            assert found.sum() == total
            assert all(one in choices(own) for one, own in zip(found, true, strict=True))


def test_no_part_is_more_than_its_whole_where_that_is_possible() -> None:
    chance = np.random.default_rng(1)
    for true, most in product(product([0, 3, 5], repeat=2), product([0, 5, 10], repeat=2)):
        options = list(product(*map(choices, true)))
        for total in {sum(found) for found in options}:
            found = share_out(np.array(true), total, RULES, chance, np.array(most))
            below = [one for one in options if sum(one) == total and all(np.array(one) <= most)]
            assert found.sum() == total and tuple(found) in options
            assert not below or tuple(found) in below, (true, most, total)


def test_where_there_is_a_choice_chance_makes_it() -> None:
    found = {tuple(share_out(np.array([2, 2]), 5, RULES, np.random.default_rng(seed))) for seed in range(20)}
    assert found == {(0, 5), (5, 0)}


def test_projects_add_up_per_pillar_and_say_nothing_where_no_number_is() -> None:
    true = pd.DataFrame(
        {
            "trajectory": ["a", "b", "c", "d"],
            "pillar": ["aanbod", "aanbod", "aanbod", "route"],
            "is_aimed": [True, False, True, True],
            "participants": pd.array([12, 7, 3, 9], dtype="Int64"),
            "placements": pd.array([6, pd.NA, 2, 4], dtype="Int64"),
        }
    )
    totals = {("aanbod", "participants"): 25, ("aanbod", "placements"): 10, ("route", "participants"): 10}
    public = projects(true, totals, RULES, np.random.default_rng(1))
    aanbod, route = public.loc[public["pillar"] == "aanbod"], public.loc[public["pillar"] == "route"]
    assert aanbod["participants"].sum() == 25 and aanbod["placements"].sum() == 10
    assert abs(aanbod.loc[aanbod["is_aimed"], "participants"].sum() - 15) <= 5
    assert (aanbod["placements"].dropna() <= aanbod["participants"].loc[aanbod["placements"].notna()]).all()
    assert aanbod["placements"].isna().tolist() == [False, True, False]
    assert route["participants"].tolist() == [10] and route["placements"].isna().all()
