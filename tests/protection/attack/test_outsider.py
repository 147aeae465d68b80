"""What an outsider can and cannot derive from the tables of one small world, of which the truth is known."""

import pandas as pd
import pytest

from pipelines.protection.attack import Contradiction, Outsider, Truth
from tests.protection.attack.world import REGION, made

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def world():
    return made(1)


def where(table: pd.DataFrame, **asked) -> pd.Series:
    found = pd.Series(True, index=table.index)
    for column, value in asked.items():
        found &= table[column] == value
    return found


@pytest.mark.parametrize("seed", range(3))
def test_the_truth_is_always_within_the_bounds(seed):
    world = made(seed)
    small = world.small()
    found = Outsider(world.tables(), REGION, truth=world.truth()).bounds(small.head(60))
    assert (found["lowest"] <= small["true"].head(60)).all()
    assert (found["highest"] >= small["true"].head(60)).all()


def test_an_additive_base_leaves_small_counts_their_values(world):
    left = Outsider(world.tables(), REGION, truth=world.truth()).values_left(world.small())
    assert (left.loc[~left["nobody"], "left"] >= 4).all()
    assert (left.loc[~left["nobody"], "values"] == 5).all()


def test_values_left_are_those_of_the_bounds(world):
    outsider, small = Outsider(world.tables(), REGION, truth=world.truth()), world.small().head(80)
    bounds, left = outsider.bounds(small), outsider.values_left(small)
    assert (left["left"] == bounds["highest"].clip(upper=4) - bounds["lowest"] + 1).all()
    assert (left["values"] == (bounds["highest"] - bounds["lowest"] + 1).clip(upper=5)).all()


def test_an_exact_number_is_found_and_so_is_what_follows_from_it(world):
    tables, small = world.tables(), world.small()
    counts = tables["cube_counts"]
    one = small[(small["table"] == "cube_counts") & (small["true"] > 0) & (small["true"] < 4)].iloc[0]
    cell = where(
        counts, period=one["period"], target_group=one["target_group"], pillar=one["pillar"], measure=one["figure"]
    )
    counts.loc[cell, "count"] = one["true"]
    left = Outsider(tables, REGION, truth=world.truth()).values_left(small)
    assert left.loc[one.name, ["left", "values"]].tolist() == [1, 1]


def test_a_number_that_is_further_off_than_the_method_says_is_a_contradiction(world):
    tables = world.tables()
    counts = tables["cube_counts"]
    counts.loc[where(counts, period="all", target_group="all", pillar="all", measure="participants"), "count"] += 20
    with pytest.raises(Contradiction, match="count participants all all all"):
        Outsider(tables, REGION, truth=world.truth()).values_left(world.small())


def test_the_country_has_the_shares_that_are_old_enough_in_their_own_region(world):
    """The end of 2021 plus 12 months is the end of 2022: not yet reached by a region that delivered up to June."""
    tables = world.tables()
    days = pd.to_datetime(["2022-12-31", "2022-06-30"])
    tables["regions"] = pd.DataFrame({"region_code": ["AM05", "AM06"], "reference_date": days})
    row = {"trajectory": "aanbod", "cohort": "2021-H2", "target_group": "ww", "indicator": "placement_rate"}
    shares = pd.DataFrame([row | {"region_code": code, "numerator": 1, "denominator": 2} for code in ("AM05", "AM06")])
    assert Truth(world.truth().people, shares).old_enough(tables).shares["region_code"].tolist() == ["AM05"]
