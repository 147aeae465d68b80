"""Small regions are drawn towards the mean, by as much as chance is large beside what truly differs."""

import numpy as np
import pytest

from pipelines.statistics import shrinkage

# Batting averages of 18 players after 45 times at bat: Efron and Morris (1977), Scientific American 236(5).
PLAYERS = [.400, .378, .356, .333, .311, .311, .289, .267, .244, .244, .222, .222, .222, .222, .222, .200, .178, .156]  # fmt: skip


def test_james_stein_has_its_published_values():
    mean = np.mean(PLAYERS)
    found = shrinkage.james_stein(PLAYERS, mean * (1 - mean) / 45)
    assert found[0] == pytest.approx(0.294, abs=5e-4)
    assert (found[0] - mean) / (PLAYERS[0] - mean) == pytest.approx(0.212, abs=1e-3)


def test_james_stein_never_goes_beyond_the_mean_and_leaves_three_values_as_they_are():
    assert shrinkage.james_stein([1, 2, 3, 4], 1000) == pytest.approx([2.5] * 4)
    assert shrinkage.james_stein([1, 2, 3], 1000).tolist() == [1, 2, 3]
    assert np.isnan(shrinkage.james_stein([1, 2, 3, 4, np.nan], 0.1)).tolist() == [False] * 4 + [True]


@pytest.fixture(scope="module")
def drawn():
    chance = np.random.default_rng(13)
    n = chance.integers(15, 400, 4000)
    true = chance.beta(20, 30, len(n))
    return chance.binomial(n, true), n, true


def test_empirical_bayes_finds_the_mean_and_the_weight_that_the_shares_were_drawn_with(drawn):
    x, n, _ = drawn
    found, mean = shrinkage.empirical_bayes(x, n), x.sum() / n.sum()
    far = np.abs(found - mean) > 0.01
    weight = ((x - found * n)[far] / (found - mean)[far]).mean()  # (x + m w) / (n + w), solved for w
    assert weight == pytest.approx(50, abs=5)
    assert found == pytest.approx((x + mean * weight) / (n + weight), abs=1e-9)


def test_empirical_bayes_is_nearer_to_the_truth_than_the_shares_themselves(drawn):
    x, n, true = drawn
    assert np.mean((shrinkage.empirical_bayes(x, n) - true) ** 2) < 0.7 * np.mean((x / n - true) ** 2)


def test_a_small_region_is_drawn_in_more_than_a_large_one_and_never_beyond_the_mean():
    x, n = [6, 60, 600, 200], [10, 100, 1000, 1000]
    found, mean = shrinkage.empirical_bayes(x, n), sum(x) / sum(n)
    assert mean < found[0] < found[1] < found[2] < 0.6
    assert 0.2 < found[3] < mean


def test_where_nothing_differs_beyond_chance_all_are_the_mean():
    assert shrinkage.empirical_bayes([4, 41, 39], [10, 100, 100]) == pytest.approx([0.4] * 3)
    assert np.isnan(shrinkage.empirical_bayes([4, np.nan, 39], [10, 100, 100])).tolist() == [False, True, False]
