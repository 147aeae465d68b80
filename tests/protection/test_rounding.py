"""Small numbers do not get out: the arithmetic of protection, against a slow second way."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.protection import rounding
from pipelines.statistics import country_range, verdict, wilson
from tests.oracle.verdicts import strongest


def series(*values: int | None) -> pd.Series:
    return pd.Series(values, dtype="Int64")


def test_zero_to_four_are_hidden_alike_and_the_rest_is_rounded_to_five():
    found = rounding.rounded(series(0, 1, 4, 5, 7, 8, 12, 13, 1232, None))
    assert found.tolist() == [pd.NA, pd.NA, pd.NA, 5, 5, 10, 10, 15, 1230, pd.NA]


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (10, 15, "hidden"),
        (10, 20, "none"),
        (None, 50, "hidden"),
        (None, 80, "hidden"),
        (None, 85, "below_5"),
        (5, 100, "none"),
        (5, 105, "below_5"),
        (95, 100, "none"),
        (100, 105, "above_95"),
        (40, 40, "above_95"),
        (None, None, "hidden"),
    ],
)
def test_a_share_is_capped_or_hidden_where_it_would_tell_too_much(numerator, denominator, expected):
    assert rounding.caps(series(numerator), series(denominator)).tolist() == [expected]


def shown_for(x: int, n: int) -> tuple:
    """Say what the public sees of a true pair, one number at a time."""
    numerator = None if x < 5 else 5 * round(x / 5)
    denominator = None if n < 5 else 5 * round(n / 5)
    if denominator is None or denominator < 20:
        return ("hidden",)
    if numerator is None:
        return ("below_5", denominator) if denominator > 4 * 20 else ("hidden",)
    if numerator * 20 < denominator:
        return ("below_5", denominator)
    if (denominator - numerator) * 20 < denominator:
        return ("above_95", denominator)
    return ("none", denominator, numerator)


@given(st.integers(18, 260), st.data())
def test_the_interval_spans_every_pair_of_true_counts_that_shows_the_same(n, data):
    x = data.draw(st.integers(0, n))
    seen = shown_for(x, n)
    if seen[0] == "hidden":
        return
    twins = [(a, b) for b in range(seen[1] - 2, seen[1] + 3) for a in range(b + 1) if shown_for(a, b) == seen]
    numerator = series(seen[2] if seen[0] == "none" else None)
    lower, upper = rounding.spans(numerator, series(seen[1]), pd.Series([seen[0]]))
    bounds = [wilson(a, b) for a, b in twins]
    assert lower[0] <= min(low for low, _ in bounds) + 1e-12
    assert upper[0] >= max(high for _, high in bounds) - 1e-12
    assert lower[0] >= min(low for low, _ in bounds) - 0.02
    assert upper[0] <= max(high for _, high in bounds) + 0.02


def test_wilson_has_its_published_values():
    lower, upper = wilson([8, 0, 10], [10, 10, 10])
    assert np.round(lower, 3).tolist() == [0.490, 0.0, 0.722]
    assert np.round(upper, 3).tolist() == [0.943, 0.278, 1.0]


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_an_interval_begins_at_exactly_0_and_ends_at_exactly_1_and_nowhere_else(level):
    n = np.arange(1, 3000)
    nobody, everybody = wilson(0 * n, n, level), wilson(n, n, level)
    assert set(nobody[0]) == {0.0}
    assert set(everybody[1]) == {1.0}
    for lower, upper in (wilson(np.minimum(1, n), n, level), wilson(np.maximum(n - 1, 0), n, level)):
        assert ((lower >= 1e-5) | (lower == 0)).all()
        assert ((upper <= 1 - 1e-5) | (upper == 1)).all()


@given(st.integers(4, 60), st.integers(4, 60))
def test_on_rounded_counts_a_class_is_given_only_if_it_holds_for_every_true_pair(fives, ns):
    x, n = 5 * min(fives, ns), 5 * max(fives, ns)
    countries = (3998 / 10002, 4002 / 9998)
    assert country_range(4000, 10000, "rounded5") == pytest.approx(countries)
    pairs = [pair for pair in itertools.product(range(x - 2, x + 3), range(n - 2, n + 3)) if 5 <= pair[0] <= pair[1]]
    assert verdict([x], [n], countries, "rounded5").tolist() == [strongest(pairs, countries)]


@example(20, "above_95", 0.9634)  # 102 of 102 may differ, 100 of 100 does not
@given(st.integers(17, 120), st.sampled_from(["below_5", "above_95"]), st.floats(0.01, 0.99))
def test_a_capped_share_gets_a_class_only_if_it_holds_for_every_true_pair(fives, cap, country):
    n = 5 * fives
    pairs = [(a, b) for b in range(n - 2, n + 3) for a in range(b + 1) if shown_for(a, b)[:2] == (cap, n)]
    found = verdict([np.nan], [n], (country, country), "rounded5", [cap])[0]
    assert found == strongest(pairs, (country,))


def test_nothing_can_be_said_without_figures():
    assert verdict([np.nan, 10], [np.nan, 20], (np.nan, np.nan)).tolist() == ["unknown", "unknown"]
    assert np.isnan(country_range(np.nan, np.nan, "exact")).all()


def test_a_country_that_is_capped_is_a_range_too():
    assert country_range(np.nan, 200, "rounded5", "below_5") == pytest.approx((0, 7 / 198))
    assert country_range(np.nan, 200, "rounded5", "above_95") == pytest.approx((193 / 202, 1))
