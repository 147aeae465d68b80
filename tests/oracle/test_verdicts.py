"""How often chance alone gives a verdict, added up over every outcome; and word and figure beside a slow second way."""

import numpy as np
import pytest

from pipelines.statistics import verdict, verdict_limits
from tests.oracle.verdicts import one_verdict, terms

SIZES = [*range(1, 61), *range(65, 400, 15)]
SHARES = [0.001, 0.002, 0.0025, 0.01, 0.025, 0.05, 0.09, 0.2, 1 / 3, 0.41, 0.5, 0.6789, 0.8, 0.9, 0.95, 0.99, 0.999]


@pytest.fixture(scope="module")
def said():
    """Return every size and share with the verdict on each count of people."""
    counts = [np.arange(n + 1) for n in SIZES]
    sizes = np.concatenate([np.full(n + 1, n) for n in SIZES])
    found = {p: verdict(np.concatenate(counts), sizes, (p, p)) for p in SHARES}
    ends = np.cumsum([n + 1 for n in SIZES])[:-1]
    return {(n, p): one for p in SHARES for n, one in zip(SIZES, np.split(found[p], ends), strict=True)}


def test_chance_alone_gives_differs_at_most_2_in_1000_and_any_difference_at_most_5_in_100(said):
    for (n, p), one in said.items():
        chances = np.array(terms(n, p))
        differs, possibly = np.char.endswith(one, "_2"), np.char.endswith(one, "_1")
        assert chances[differs].sum() <= 0.002 + 1e-12, (n, p)
        assert chances[differs | possibly].sum() <= 0.05 + 1e-12, (n, p)


def test_every_verdict_is_the_one_that_adding_up_by_hand_gives(said):
    for (n, p), one in said.items():
        if n <= 60 or n % 2:
            assert one.tolist() == [one_verdict(x, n, p) for x in range(n + 1)], (n, p)


def test_a_share_lies_outside_the_limits_of_the_funnel_just_where_the_verdict_says_so(said):
    for (n, p), one in said.items():
        shares = np.arange(n + 1) / n
        differs, possibly = np.char.endswith(one, "_2"), np.char.endswith(one, "_1")
        for level, outside in ((0.95, differs | possibly), (0.998, differs)):
            lower, upper = verdict_limits(n, p, level)
            assert np.array_equal((shares < lower) | (shares > upper), outside), (n, p, level)


def test_limits_of_a_whole_column_are_those_of_each_size():
    lower, upper = verdict_limits(np.array(SIZES), 0.09)
    for n, low, high in zip(SIZES, lower, upper, strict=True):
        assert verdict_limits(n, 0.09) == pytest.approx((low, high))
    assert [one.tolist() for one in verdict_limits([1, 40], 0.0)] == [[0, 0], [0, 0]]
    assert [one.tolist() for one in verdict_limits([1, 40], 1.0)] == [[1, 1], [1, 1]]


@pytest.mark.parametrize("country", [0.01, 0.04, 0.07, 0.2, 0.5, 0.9, 0.97])
def test_a_point_of_public_counts_lies_where_its_verdict_says_unless_that_cannot_be_said(country):
    x, n = (grid.ravel() for grid in np.meshgrid(np.arange(0, 205, 5), np.arange(20, 1500, 5)))
    x, n = x[x <= n], n[x <= n]
    found = verdict(x, n, (country, country), "controlled5")
    for level, steps in ((0.95, "12"), (0.998, "2")):
        lower, upper = verdict_limits(n, country, level)
        sides = np.select([x / n < lower, x / n > upper], ["lower", "higher"], "inside")
        given = np.array([one.split("_")[0] if one[-1] in steps else "inside" for one in found])
        certain = np.isin(found, ["same", "unknown_few"]) | (given != "inside")
        assert np.array_equal(sides[certain], given[certain])


@pytest.mark.parametrize(
    ("x", "n", "country", "expected"),
    [
        (1, 1, 0.09, "unknown_few"),  # the interval starts at 9.5%, but one in eleven does this by chance
        (8, 10, 0.33, "higher_1"),  # outside both intervals; the doubled tail is 0.63%
        (220, 400, 0.41, "higher_2"),
        (0, 1, 0.9, "unknown_few"),
        (1, 1, 0.025, "unknown_few"),  # doubled exactly 5%: not below it
        (1, 1, 0.001, "higher_1"),  # doubled exactly 0.2%: not below it
    ],
)
def test_the_examples_of_the_method(x, n, country, expected):
    assert verdict([x], [n], (country, country)).tolist() == [expected]
