"""A trend word is the one that computing it by hand gives; on rounded counts it is true of all that lies behind them."""

import math

import numpy as np
import pytest

from pipelines.statistics import trend
from tests.oracle.test_power import public

Z = 1.959963984540054
ORDER = range(6)


def by_hand(x, n, order):
    """Return the word of one series: Cochran's chi-square for a line, and Pearson's of what the line leaves."""
    known = [(a, b, t) for a, b, t in zip(x, n, order, strict=True) if not math.isnan(a + b)]
    if len(known) < 4:
        return "cannot_be_told"
    people = sum(b for _, b, _ in known)
    share = sum(a for a, _, _ in known) / people
    if share in (0, 1):
        return "no_clear_change"
    middle = sum(b * t for _, b, t in known) / people
    rise = sum(a * (t - middle) for a, _, t in known)
    z = rise / math.sqrt(share * (1 - share) * sum(b * (t - middle) ** 2 for _, b, t in known))
    whole = sum((a - b * share) ** 2 / (b * share * (1 - share)) for a, b, _ in known)
    wide = max(1, (whole - z * z) / (len(known) - 2))
    if abs(z) <= Z * math.sqrt(wide):
        return "no_clear_change"
    return "rising" if z > 0 else "falling"


@pytest.mark.parametrize(
    ("x", "n", "word"),
    [
        ([20, 30, 40, 50], 100, "rising"),
        ([50, 40, 30, 20], 100, "falling"),
        ([30, 32, 29, 31], 100, "no_clear_change"),
        ([10, 50, 10, 60], 100, "no_clear_change"),  # rises, but lies so far from a line that a line says nothing
        ([0, 0, 0, 0], 100, "no_clear_change"),
        ([100, 100, 100, 100], 100, "no_clear_change"),
        ([20, 40, 60, np.nan], 100, "cannot_be_told"),
        ([np.nan] * 4, 100, "cannot_be_told"),
    ],
)
def test_a_series_has_its_word(x, n, word):
    assert trend.test(x, n, range(4)) == word


def test_a_gap_keeps_its_place_in_time():
    x, n = [40, 42, 45, np.nan, np.nan, 56], [100.0] * 6
    assert trend.test(x, n, ORDER) == by_hand(x, n, ORDER) == "rising"
    assert trend.test(x, n, [0, 5, 1, 2, 3, 4]) == by_hand(x, n, [0, 5, 1, 2, 3, 4])


def test_every_word_is_the_one_that_adding_up_by_hand_gives():
    chance = np.random.default_rng(6)
    n = chance.integers(1, 200, (2000, 6)).astype(float)
    share = np.clip(
        0.4 + chance.normal(0, 0.15, (2000, 1)) * np.linspace(-1, 1, 6) + chance.normal(0, 0.03, n.shape), 0, 1
    )
    x = chance.binomial(n.astype(int), share).astype(float)
    x[chance.random(x.shape) < 0.1] = np.nan
    said = trend.test(x, n, ORDER)
    assert said.tolist() == [by_hand(a, b, ORDER) for a, b in zip(x, n, strict=True)]
    assert set(said) == {"rising", "falling", "no_clear_change", "cannot_be_told"}


def series(chance, many, first, last):
    n = np.repeat(chance.integers(20, 400, (many, 1)), 6, axis=1)
    return chance.binomial(n, np.linspace(first, last, 6)), n


@pytest.mark.parametrize(
    ("first", "last", "told"), [(0.4, 0.4, 0.4), (0.3, 0.5, 0.4), (0.6, 0.3, 0.6), (0.05, 0.15, 0.01), (0.0, 0.04, 0)]
)
def test_a_word_on_public_counts_is_the_word_of_the_true_ones_or_none(first, last, told):
    chance = np.random.default_rng(7)
    x, n = series(chance, 5000, first, last)
    shown = [one.reshape(n.shape) for one in public(x.ravel(), n.ravel(), chance)]
    seen, true = trend.test(*shown, ORDER, "controlled5"), trend.test(x, n, ORDER)
    is_told = seen != "cannot_be_told"
    assert np.array_equal(seen[is_told], true[is_told])
    assert is_told.mean() >= told


def test_where_nothing_changes_a_word_is_given_in_at_most_5_of_100():
    chance = np.random.default_rng(8)
    n = np.repeat(chance.integers(15, 401, (35 * 500, 1)), 6, axis=1)
    x = chance.binomial(n, 0.41)
    assert np.isin(trend.test(x, n, ORDER), ["rising", "falling"]).mean() <= 0.05
    shown = [one.reshape(n.shape).astype(float) for one in public(x.ravel(), n.ravel(), chance)]
    shown[1][shown[1] < 20] = np.nan
    assert np.isin(trend.test(*shown, ORDER, "controlled5"), ["rising", "falling"]).mean() <= 0.05


def test_what_is_spread_beyond_chance_is_not_taken_for_a_trend():
    chance = np.random.default_rng(9)
    n = np.full((5000, 7), 200)
    x = chance.binomial(n, np.clip(chance.normal(0.4, 0.1, n.shape), 0, 1))
    told = np.isin(trend.test(x, n, range(7)), ["rising", "falling"]).mean()
    assert told < 0.15  # without dispersion: 0.5


def test_what_cannot_be_is_refused_with_its_row():
    with pytest.raises(ValueError, match="row 1, column 1: more with the outcome than people"):
        trend.test([[1, 2, 3, 4], [1, 30, 3, 4]], 10, range(4))
