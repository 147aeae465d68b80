"""What lies behind public counts: the pairs that bounds and verdicts use are the extremes of all that can be true."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import bdtr, bdtrc

from pipelines.statistics import behind, country_range, verdict, wilson
from pipelines.statistics.true_counts import outermost_means
from tests.oracle.verdicts import strongest

PUBLIC = "controlled5"
SHOWN = [(x, n) for n in [*range(20, 125, 5), 200, 395] for x in range(0, n + 1, 5)]
COUNTRIES = (0.03, 0.41, 0.97)


def is_within(true: int, shown: int) -> bool:
    """Say whether a true count may show so as a number of a share: 3 off, and 5 where it is below 5."""
    return abs(true - shown) <= (5 if true < 5 else 3)


def pairs(x: int, n: int) -> list[tuple[int, int]]:
    """Return every pair of true counts that can lie behind x of n, one by one."""
    some, rest = ([one for one in range(max(shown - 5, 0), shown + 6) if is_within(one, shown)] for shown in (x, n - x))
    return [(a, a + b) for a in some for b in rest if abs(a + b - n) <= 3]


def test_the_boxes_are_those_of_the_method():
    assert [sorted({a for a, _ in pairs(x, 60)}) for x in (0, 5, 10, 30)] == [
        [*range(5)], [*range(9)], [*range(7, 14)], [*range(27, 34)]
    ]  # fmt: skip
    assert {n for _, n in pairs(30, 60)} == {*range(57, 64)}


@pytest.mark.parametrize(("x", "n"), SHOWN)
def test_no_true_pair_has_a_wider_interval_or_a_less_rare_tail_than_the_two_that_are_chosen(x, n):
    every = np.array(pairs(x, n))
    true = behind(x, n, PUBLIC)
    lowest, highest = (tuple(int(one[0]) for one in pair) for pair in (true.lowest_pair(), true.highest_pair()))
    assert {lowest, highest} <= set(pairs(x, n))
    for level in (0.95, 0.998):
        for bounds, low, high in zip(
            wilson(*every.T, level), wilson(*lowest, level), wilson(*highest, level), strict=True
        ):
            assert (bounds >= low - 1e-12).all()
            assert (bounds <= high + 1e-12).all()
    for p in COUNTRIES:
        assert (bdtrc(every[:, 0] - 1, every[:, 1], p) <= bdtrc(lowest[0] - 1, lowest[1], p) + 1e-12).all()
        assert (bdtr(every[:, 0], every[:, 1], p) <= bdtr(*highest, p) + 1e-12).all()


@given(st.integers(0, 60), st.integers(4, 60))
def test_a_class_is_given_only_if_it_holds_for_every_true_pair_and_every_share_of_the_country(fives, ns):
    x, n = 5 * min(fives, ns), 5 * max(fives, ns)
    countries = country_range(4000, 10000, PUBLIC)
    assert countries == pytest.approx((3997 / 10000, 4003 / 10000))
    assert verdict([x], [n], countries, PUBLIC).tolist() == [strongest(pairs(x, n), countries)]


def test_fifty_of_120_may_be_31_to_53_percent():
    true = behind(50, 120, PUBLIC)
    ends = [wilson(*pair)[side][0] for pair, side in ((true.lowest_pair(), 0), (true.highest_pair(), 1))]
    assert np.round(ends, 3).tolist() == [0.309, 0.531]


def test_nobody_of_60_is_0_to_4_of_60_to_63():
    true = behind(0, 60, PUBLIC)
    assert [one.item() for one in (*true.lowest_pair(), *true.highest_pair())] == [0, 63, 4, 61]


def test_exact_counts_are_themselves():
    true = behind([7, np.nan], [9, 20], "exact")
    assert [one[0] for one in (*true.lowest_pair(), *true.highest_pair())] == [7, 9, 7, 9]
    assert np.isnan(true.lowest_pair()[0][1])


def test_nothing_can_be_said_without_figures():
    assert verdict([np.nan, 10], [np.nan, 20], (np.nan, np.nan)).tolist() == ["unknown", "unknown"]
    assert np.isnan(country_range(np.nan, np.nan, "exact")).all()
    assert np.isnan(country_range(0, 0, "exact")).all()


def test_the_outermost_means_are_those_of_trying_every_number_of_people():
    chance = np.random.default_rng(14)
    for _ in range(60):
        fewest, values = chance.integers(0, 3, 4).astype(float), chance.normal(size=4).round(1)
        most = fewest + chance.integers(0, 3, 4)
        every = np.array(
            list(itertools.product(*(np.arange(low, high + 1) for low, high in zip(fewest, most, strict=True))))
        )
        every = every[every.sum(axis=1) > 0]
        means = (every * values).sum(axis=1) / every.sum(axis=1)
        assert outermost_means(fewest, most, values) == pytest.approx((means.min(), means.max()))


def test_of_nobody_there_is_no_mean():
    assert np.isnan(outermost_means(np.zeros(3), np.zeros(3), np.arange(3.0))).all()
    assert np.isnan(outermost_means(np.zeros((2, 0)), np.zeros((2, 0)), np.zeros((2, 0)))).all()
