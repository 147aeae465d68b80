"""Intervals have their published values and exact ends, cover what they promise, and refuse what cannot be."""

import numpy as np
import pytest
from scipy.special import bdtr, pdtr

from pipelines.statistics import intervals, wilson

DRAWS = 100_000
CLOSE = 1e-9


def test_wilson_has_its_published_values():
    lower, upper = wilson([8, 0, 10], [10, 10, 10])
    assert np.round(lower, 3).tolist() == [0.490, 0.0, 0.722]
    assert np.round(upper, 3).tolist() == [0.943, 0.278, 1.0]
    lower, upper = wilson([1, 65], [100, 100])
    assert lower == pytest.approx([0.00176743206, 0.55254443297], abs=CLOSE)
    assert upper == pytest.approx([0.05448619618, 0.73635751757], abs=CLOSE)


def test_intervals_of_events_have_their_published_values():
    assert intervals.poisson_exact(5) == pytest.approx((1.62348639, 11.66833208), abs=1e-8)
    assert intervals.byar(65) == pytest.approx((50.16318771, 82.84913855), abs=1e-8)
    assert intervals.poisson_exact(0) == pytest.approx((0, 3.68887945), abs=1e-8)
    assert intervals.byar(0)[0] == 0


def test_a_rate_is_exact_under_ten_events_and_byars_from_ten():
    lower, upper = intervals.rate([9, 10], [300, 300], 1000)
    exact, near = intervals.poisson_exact(9), intervals.byar(10)
    assert lower == pytest.approx([exact[0] / 0.3, near[0] / 0.3], rel=1e-12)
    assert upper == pytest.approx([exact[1] / 0.3, near[1] / 0.3], rel=1e-12)


@pytest.mark.parametrize(
    ("first", "second", "bounds"),
    [  # Newcombe (1998), table II, method 10
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
    ],
)
def test_a_difference_has_newcombes_published_bounds(first, second, bounds):
    assert intervals.difference(*first, *second) == pytest.approx(bounds, abs=5e-5)


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_an_interval_begins_at_exactly_0_and_ends_at_exactly_1_and_nowhere_else(level):
    n = np.arange(1, 3000)
    nobody, everybody = wilson(0 * n, n, level), wilson(n, n, level)
    assert set(nobody[0]) == {0.0}
    assert set(everybody[1]) == {1.0}
    for lower, upper in (wilson(np.minimum(1, n), n, level), wilson(np.maximum(n - 1, 0), n, level)):
        assert ((lower >= 1e-5) | (lower == 0)).all()
        assert ((upper <= 1 - 1e-5) | (upper == 1)).all()


@pytest.fixture(scope="module")
def drawn():
    """Return x of n people, and a level, many times."""
    chance = np.random.default_rng(1)
    n = chance.integers(1, 1000, DRAWS)
    return chance.integers(0, n + 1), n


@pytest.mark.parametrize("level", [0.9, 0.95, 0.998])
def test_bounds_are_ordered_hold_the_share_and_rise_with_x(drawn, level):
    x, n = drawn
    lower, upper = wilson(x, n, level)
    assert ((lower >= 0) & (lower <= x / n) & (x / n <= upper) & (upper <= 1)).all()
    more = x < n
    risen = wilson(x[more] + 1, n[more], level)
    assert (risen[0] > lower[more]).all() and (risen[1] > upper[more]).all()
    for events in (intervals.poisson_exact, intervals.byar):
        low, high = events(x, level)
        assert ((low <= x) & (x <= high)).all()
        assert (events(x + 1, level)[0] >= low).all() and (events(x + 1, level)[1] > high).all()


def test_a_difference_turns_around_holds_the_gap_and_rises_with_the_first_count(drawn):
    x, n = drawn
    other = np.roll(x, 1), np.roll(n, 1)
    lower, upper = intervals.difference(x, n, *other)
    gap = x / n - other[0] / other[1]
    assert ((lower <= gap) & (gap <= upper)).all()
    with_one_more, without_one_more = intervals.difference(x + 1, n + 1, *other), intervals.difference(x, n + 1, *other)
    assert (with_one_more[0] >= lower).all() and (with_one_more[1] >= upper).all()
    assert (without_one_more[0] <= lower).all() and (without_one_more[1] <= upper).all()
    turned = intervals.difference(*other, x, n)
    assert np.allclose(turned[0], -upper) and np.allclose(turned[1], -lower)


@pytest.mark.parametrize("base", [5, 3, 1])
def test_a_rounded_interval_is_the_outermost_of_every_exact_one_it_stands_for(base):
    n, x = (grid.ravel() for grid in np.meshgrid(np.arange(1, 73), np.arange(73)))
    x, n = x[x <= n], n[x <= n]
    shown = np.stack([x, n]) // base * base + base * (np.stack([x, n]) % base > base / 2)
    kept = shown[1] > 0
    pairs, places = np.unique(shown[:, kept], axis=1, return_inverse=True)
    lower, upper = wilson(x[kept], n[kept])
    least, most = np.full(pairs.shape[1], np.inf), np.full(pairs.shape[1], -np.inf)
    np.minimum.at(least, places.ravel(), lower)
    np.maximum.at(most, places.ravel(), upper)
    whole = pairs[1] + base < 72  # every pair that rounds so was tried
    found = intervals.wilson_rounded(*pairs[:, whole], base)
    assert np.allclose(found[0], least[whole], atol=1e-12) and np.allclose(found[1], most[whole], atol=1e-12)


@pytest.mark.parametrize("n", [15, 40, 100, 400])
def test_wilsons_interval_covers_what_it_promises(n):
    """Of every share how likely it is that the interval holds it, added up over all outcomes."""
    shares, x = np.linspace(0.02, 0.98, 400), np.arange(n + 1)
    chances = np.diff(bdtr(x[:, None], n, shares[None, :]), axis=0, prepend=0)
    lower, upper = (bound[:, None] for bound in wilson(x, np.full(n + 1, n)))
    covered = (chances * ((lower <= shares) & (shares <= upper))).sum(axis=0)
    assert covered.mean() == pytest.approx(0.952, abs=0.006)
    assert covered.min() > 0.85


def test_the_exact_interval_of_events_covers_at_least_what_it_promises_and_byars_nearly():
    means, x = np.linspace(0.5, 100, 800), np.arange(400)
    chances = np.diff(pdtr(x[:, None], means[None, :]), axis=0, prepend=0)
    for events, least in ((intervals.poisson_exact, 0.95), (intervals.byar, 0.94)):
        lower, upper = (bound[:, None] for bound in events(x))
        assert (chances * ((lower <= means) & (means <= upper))).sum(axis=0).min() >= least - 1e-9


def test_a_difference_covers_what_it_promises():
    chance = np.random.default_rng(2)
    n1, n2 = chance.integers(15, 200, DRAWS), chance.integers(15, 200, DRAWS)
    p1, p2 = chance.uniform(0.05, 0.95, DRAWS), chance.uniform(0.05, 0.95, DRAWS)
    lower, upper = intervals.difference(chance.binomial(n1, p1), n1, chance.binomial(n2, p2), n2)
    assert np.mean((lower <= p1 - p2) & (p1 - p2 <= upper)) == pytest.approx(0.952, abs=0.005)


@pytest.mark.parametrize(
    ("x", "n", "why"),
    [
        ([1, 11], [10, 10], "row 1: more with the outcome than people"),
        ([-1, 1], [10, 10], "row 0: a negative number"),
        ([1, 0, 0], [5, 5, 0], "row 2: a share of nobody"),
    ],
)
def test_what_cannot_be_is_refused_with_its_row(x, n, why):
    for said in (
        lambda: wilson(x, n),
        lambda: intervals.difference(x, n, [1] * len(n), [5] * len(n)),
        lambda: intervals.wilson_rounded(np.multiply(5, x), np.multiply(5, n), 5),
    ):
        with pytest.raises(ValueError, match=why):
            said()


def test_a_number_of_events_below_0_a_rate_of_nobody_and_what_is_not_rounded_are_refused():
    with pytest.raises(ValueError, match="row 1: a negative number"):
        intervals.byar([1, -1])
    with pytest.raises(ValueError, match="row 0: a rate of nobody"):
        intervals.rate([1], [0])
    with pytest.raises(ValueError, match="row 1: no multiple of 5"):
        intervals.wilson_rounded([5, 7], [20, 20], 5)


@pytest.mark.parametrize("level", [0.89, 1.0, 95, -1, float("nan")])
def test_a_level_outside_0_9_to_1_is_refused(level):
    for said in (intervals.byar, intervals.poisson_exact, lambda x, level: wilson(x, 100, level)):
        with pytest.raises(ValueError, match="confidence"):
            said([5], level)


def test_what_is_not_known_stays_unknown():
    assert np.isnan(wilson([np.nan, 1], [10, np.nan])).all()
    assert np.isnan(intervals.byar(np.nan)).all() and np.isnan(intervals.poisson_exact(np.nan)).all()
