"""A region that is rounded is one table of multiples of 5, of which every published number is a sum near the true one."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipelines.protection.controlled import Region, Rounded, solve
from tests.protection.controlled.small import (
    GROUPS,
    MEASURES,
    PILLARS,
    PLACES,
    RATES,
    RULES,
    STATES,
    asked,
    leaves,
    people,
    places,
    region,
)

SEEDS = range(2)


@pytest.fixture(scope="module", params=SEEDS)
def own(request: pytest.FixtureRequest) -> pd.DataFrame:
    return leaves(np.random.default_rng(request.param))


@pytest.fixture(scope="module")
def found(own: pd.DataFrame) -> Rounded:
    rounded = solve(region(own), RULES, np.random.default_rng(1))
    assert rounded is not None
    return rounded


def shown(found: Rounded) -> dict[tuple[str, ...], int]:
    rows = asked(MEASURES, "measure").assign(count=found.counts)
    return {tuple(row[:-1]): row[-1] for row in rows.itertuples(index=False)}


def test_every_count_is_a_multiple_of_five_at_most_five_off(own: pd.DataFrame, found: Rounded) -> None:
    for (*place, measure), count in shown(found).items():
        true = people(own, dict(zip(["period", "target_group", "pillar"], place, strict=True)), measure)
        assert count % 5 == 0 and count >= 0
        assert abs(count - true) <= 5, (place, measure)
    assert abs(found.off).max() <= 5


def test_every_published_number_is_a_sum_of_the_one_table(found: Rounded) -> None:
    counts = [people(found.table, place, measure) for place in places() for measure in MEASURES]
    assert found.counts.tolist() == counts
    assert (found.table["count"] >= 0).all()


def test_parts_add_up_to_their_whole(found: Rounded) -> None:
    counts = shown(found)
    for period, group, pillar, measure in counts:
        if period == "2020":
            if (group, pillar) == ("all", "all"):
                assert counts["2020", group, pillar, measure] == sum(
                    counts[half, "all", "all", measure] for half in ("2020-H1", "2020-H2")
                )
            if pillar == "all":
                assert counts["2020", "all", "all", measure] == sum(
                    counts["2020", one, "all", measure] for one in GROUPS
                )
        if period == "all":
            assert counts["all", group, "all", measure] == sum(counts["all", group, one, measure] for one in PILLARS)
    for place in places():
        key = tuple(place.values())
        assert counts[(*key, "participants")] == sum(counts[(*key, state)] for state in STATES)


def test_a_part_is_at_most_its_whole(own: pd.DataFrame) -> None:
    """Also where nearly everybody is placed, and no share holds the two together."""
    wide = own.set_index([*PLACES, "year", "known", "mature", "measure"])["count"].unstack()
    wide["placements"] = wide["participants"]
    placed = wide.stack().rename("count").reset_index()
    counted = Region.of(placed, asked(MEASURES, "measure"), asked(list(RATES), "indicator").iloc[:0], RATES)
    for seed in range(3):
        found = solve(counted, RULES, np.random.default_rng(seed))
        assert found is not None
        counts = shown(found)
        for place in places():
            key = tuple(place.values())
            assert counts[(*key, "sustained_placements")] <= counts[(*key, "placements")]
            assert counts[(*key, "placements")] <= counts[(*key, "participants")]


def test_a_share_is_close_where_its_three_numbers_are(own: pd.DataFrame, found: Rounded) -> None:
    shares = [(place, RATES[name]) for place in places() for name in RATES]
    told = []
    for (place, rate), numbers, is_close in zip(shares, found.shares, found.is_close, strict=True):
        counted = own.loc[~own["target_group"].isin(rate.excluded_groups)]
        top, bottom = people(counted, place, str(rate.numerator)), people(counted, place, str(rate.denominator))
        true = [top, bottom, bottom - top]
        assert numbers[0] + numbers[2] == numbers[1]
        assert is_close == all(
            abs(number - one) <= (4 if one < 5 else 3) for number, one in zip(numbers, true, strict=True)
        )
        told += [is_close] if bottom >= 18 else []
    assert np.mean(told) >= 0.8


def test_few_shares_are_withheld() -> None:
    """A share counts for more than how near a number is to its aim: else three times as many are lost."""
    withheld = 0
    for people_of, seed in ((3, 0), (3, 2), (4, 0), (4, 2)):
        counted = region(leaves(np.random.default_rng(people_of)))
        found = solve(counted, RULES, np.random.default_rng(seed))
        assert found is not None
        withheld += int((~found.is_close[counted.true[counted.sums.shares[:, 1]] >= 18]).sum())
    assert withheld <= 8


def test_the_same_chance_gives_the_same_table_and_another_chance_another(own: pd.DataFrame, found: Rounded) -> None:
    again, *others = (solve(region(own), RULES, np.random.default_rng(seed)) for seed in (1, 2, 3, 4))
    assert again is not None
    pd.testing.assert_frame_equal(again.table, found.table)
    assert any(one is not None and (one.counts != found.counts).any() for one in others)


def test_what_was_published_is_published_again_where_it_still_holds(own: pd.DataFrame, found: Rounded) -> None:
    again, apart = (solve(region(own), RULES, np.random.default_rng(4), before) for before in (found.table, None))
    assert again is not None and apart is not None
    assert (again.counts == found.counts).all()
    assert (apart.counts != found.counts).any()


def one_place(numbers: list[int]) -> Region:
    """Return a region of participants in one group and half-year, so many per pillar; pillars and their total are told."""
    rows = [
        ("2020-H1", "2020", "bijstand", f"pillar {place}", "participants", "", "participants", count)
        for place, count in enumerate(numbers)
    ]
    own = pd.DataFrame(
        rows, columns=["cohort", "year", "target_group", "pillar", "known", "mature", "measure", "count"]
    )
    counts = pd.DataFrame(
        [
            {"period": "all", "target_group": "all", "pillar": name, "measure": "participants"}
            for name in ["all", *own["pillar"]]
        ]
    )
    return Region.of(own, counts, asked(["dropout_rate"], "indicator").iloc[:0], RATES)


def test_there_is_no_table_where_no_sums_within_their_limits_add_up() -> None:
    strict = replace(RULES, within=2)
    assert (
        solve(one_place([2, 2, 2, 2]), strict, np.random.default_rng(1)) is None
    )  # parts 0, and their total at least 6
    assert solve(one_place([2, 2, 1]), strict, np.random.default_rng(1)) is None
    assert solve(one_place([2, 2, 2, 2]), RULES, np.random.default_rng(1)) is not None


def test_behind_what_is_shown_every_small_count_is_possible() -> None:
    """Both 0 and 5 are shown for 1, 2, 3 and 4 people, now the one and then the other."""
    small = one_place([1, 2, 3, 4])
    found = [solve(small, RULES, np.random.default_rng(seed)) for seed in range(30)]
    for place in range(1, 5):
        assert {int(one.counts[place]) for one in found if one is not None} == {0, 5}
