"""Limits and intervals never contradict each other; what is spread beyond chance widens the limits, and nothing else."""

import numpy as np
import pytest

from pipelines.statistics import funnel, intervals, proportion_limits, verdict, verdict_limits, wilson

DRAWS = 100_000
LEVELS = (0.95, 0.998)


@pytest.fixture(scope="module")
def drawn():
    chance = np.random.default_rng(3)
    n = chance.integers(1, 1000, DRAWS)
    return chance.integers(0, n + 1), n, 0.01 + 0.98 * chance.random()


@pytest.mark.parametrize("level", LEVELS)
def test_a_share_lies_outside_its_limits_just_where_its_interval_leaves_the_average_out(drawn, level):
    x, n, average = drawn
    lower, upper = wilson(x, n, level)
    low, high = proportion_limits(n, average, level)
    assert np.array_equal((x / n < low) | (x / n > high), (lower > average) | (upper < average))
    assert ((low <= average) & (average <= high)).all()


@pytest.mark.parametrize("average", [0.03, 0.41, 0.9])
def test_where_a_share_lies_among_the_limits_of_the_verdict_is_its_verdict(drawn, average):
    x, n = drawn[0][:20_000], drawn[1][:20_000]
    inner, outer = (verdict_limits(n, average, level) for level in LEVELS)
    assert ((outer[0] <= inner[0]) & (inner[1] <= outer[1])).all()
    said = verdict(x, n, (average, average))
    said[said == "unknown_few"] = "same"
    assert np.array_equal(funnel.significance(x / n, inner, outer), said)


@pytest.mark.parametrize("level", LEVELS)
def test_a_ratio_lies_outside_its_limits_just_where_the_exact_interval_leaves_out_what_is_expected(level):
    chance = np.random.default_rng(4)
    expected = chance.uniform(0.1, 300, DRAWS)
    observed = chance.poisson(expected * chance.uniform(0.3, 1.8, DRAWS))
    lower, upper = intervals.poisson_exact(observed, level)
    low, high = funnel.ratio_limits(expected, level)
    assert ((low <= 1) & (high >= 1)).all()
    outside = (observed / expected < low) | (observed / expected > high)
    assert np.array_equal(outside, (lower > expected) | (upper < expected))


def test_significance_names_the_side_and_the_step_and_nothing_where_nothing_is_known():
    said = funnel.significance([0.1, 0.25, 0.5, 0.75, 0.9, np.nan], (0.3, 0.7), (0.2, 0.8))
    assert said.tolist() == ["lower_2", "lower_1", "same", "higher_1", "higher_2", "unknown"]


def test_dispersion_is_the_worked_example_of_the_method():
    found = funnel.dispersion([0.30, 0.36, 0.40, 0.44, 0.50], [0.02] * 5, 0.40)
    assert found.z == pytest.approx([-5, -2, 0, 2, 5])
    assert found.winsorised == pytest.approx([-3.8, -2, 0, 2, 3.8])
    assert found.phi == pytest.approx((2 * 3.8**2 + 2 * 2**2) / 5)
    assert found.tau2 == pytest.approx((5 * found.phi - 4) / (4 / 0.0004))
    assert found.adjusted == pytest.approx(np.array([-0.1, -0.04, 0, 0.04, 0.1]) / np.sqrt(0.0004 + found.tau2))


def test_without_spread_beyond_chance_nothing_is_adjusted():
    values, errors = [0.39, 0.40, 0.41, 0.405], [0.02, 0.03, 0.04, 0.02]
    found = funnel.dispersion(values, errors, 0.40)
    assert found.tau2 == 0
    assert found.adjusted == pytest.approx(found.z)


def test_spread_between_regions_is_found_back():
    chance = np.random.default_rng(5)
    errors = chance.uniform(0.01, 0.05, 20_000)
    values = 0.4 + chance.normal(0, np.sqrt(errors**2 + 0.03**2))
    found = funnel.dispersion(values, errors, 0.4)
    assert 0.3 * 0.03**2 < found.tau2 < 0.03**2  # drawing in the ends makes it smaller, never larger
    assert np.std(found.adjusted[found.winsorised == found.z]) < 1.0 < np.std(found.z)


def test_what_cannot_be_is_refused_with_its_row():
    with pytest.raises(ValueError, match="row 1: a share of nobody"):
        proportion_limits([5, 0], 0.4)
    with pytest.raises(ValueError, match="row 0: a share of nobody"):
        funnel.ratio_limits([0])
    with pytest.raises(ValueError, match="row 1: an error that is not above 0"):
        funnel.dispersion([0.4, 0.4], [0.1, 0], 0.4)
    with pytest.raises(ValueError, match="row 0: an average outside 0 to 1"):
        proportion_limits([5], 41)
    with pytest.raises(ValueError, match="confidence"):
        proportion_limits([5], 0.4, 0.5)
