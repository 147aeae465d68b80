"""Standardising levels what only the mix makes, and on one stratum it is the verdict of every page."""

import numpy as np
import pytest

from pipelines.statistics import country_range, intervals, standardise, verdict, wilson
from tests.oracle.test_power import public

# Simpson: within each group both regions do as the country does, 20% and 60%; their mix makes 28% and 52%.
COUNTRY = [200, 600], [1000, 1000]
MIXED = [[160, 120], [40, 480]], [[800, 200], [200, 800]]


def test_a_difference_that_only_the_mix_makes_is_levelled():
    x, n = (np.array(one, dtype=float) for one in MIXED)
    raw = verdict(x.sum(axis=1), n.sum(axis=1), (0.4, 0.4))
    assert raw.tolist() == ["lower_2", "higher_2"]
    found = standardise.indirect(*MIXED, *COUNTRY)
    assert found.observed.tolist() == [280, 520]
    assert found.expected == pytest.approx([280, 520])
    assert found.ratio == pytest.approx([1, 1])
    assert found.verdict.tolist() == ["same", "same"]


def test_a_difference_within_every_group_stays_though_the_mix_hides_it():
    found = standardise.indirect([[240, 90]], [[800, 150]], *COUNTRY)  # 30% and 60%: 35% of all, below 40%
    assert found.ratio[0] == pytest.approx(330 / 250)
    assert found.verdict.tolist() == ["higher_2"]


def test_on_one_stratum_it_is_the_verdict_and_the_interval_of_every_page():
    chance = np.random.default_rng(10)
    n = chance.integers(1, 400, 3000)
    x = chance.integers(0, n + 1)
    for precision in ("exact", "controlled5"):
        if precision != "exact":
            x, n = (one // 5 * 5 for one in (x, n + 20))
        found = standardise.indirect(x[:, None], n[:, None], [410], [1000], precision)
        assert np.array_equal(found.verdict, verdict(x, n, country_range(410, 1000, precision), precision))
        if precision == "exact":
            assert np.allclose(found.lower * 0.41, wilson(x, n)[0]) and np.allclose(found.upper * 0.41, wilson(x, n)[1])


def strata(chance, many, more=0.0):
    """Return regions with six groups of unlike shares and sizes, and their country."""
    shares = np.linspace(0.15, 0.7, 6)
    n = chance.integers(20, 120, (many, 6))
    return chance.binomial(n, shares + more), n, (shares * 1_000_000).astype(int), np.full(6, 1_000_000)


def test_chance_alone_is_seldom_taken_for_a_difference_and_a_difference_is_found():
    chance = np.random.default_rng(11)
    said = standardise.indirect(*strata(chance, 20_000)).verdict
    assert np.isin(said, ["higher_2", "lower_2"]).mean() <= 0.002
    assert np.isin(said, ["higher_1", "lower_1", "higher_2", "lower_2"]).mean() <= 0.05
    assert (standardise.indirect(*strata(chance, 2000, 0.15)).verdict == "higher_2").mean() > 0.9


def test_on_public_counts_verdict_and_interval_hold_for_the_true_ones():
    chance = np.random.default_rng(12)
    for more in (0.0, 0.2, -0.1):
        x, n, base_x, base_n = strata(chance, 2000, more)
        shown = [one.reshape(n.shape) for one in public(x.ravel(), n.ravel(), chance)]
        true, seen = (
            standardise.indirect(x, n, base_x, base_n),
            standardise.indirect(*shown, base_x, base_n, "controlled5"),
        )
        assert ((seen.lower <= true.lower) & (true.upper <= seen.upper)).all()
        for side in ("higher", "lower"):
            assert (np.char.startswith(true.verdict, side) | ~np.char.startswith(seen.verdict, side)).all()
            assert set(true.verdict[seen.verdict == f"{side}_2"]) <= {f"{side}_2"}
        assert set(true.verdict[seen.verdict == "same"]) <= {"same"}


def test_a_group_that_a_region_does_not_have_counts_for_nothing():
    with_gap = standardise.indirect([[30, np.nan]], [[100, np.nan]], *COUNTRY)
    alone = standardise.indirect([[30]], [[100]], [200], [1000])
    assert (with_gap.ratio, with_gap.lower, with_gap.upper, with_gap.verdict) == (
        alone.ratio, alone.lower, alone.upper, alone.verdict,
    )  # fmt: skip
    nobody = standardise.indirect([[np.nan, np.nan]], [[np.nan, np.nan]], *COUNTRY)
    assert np.isnan(nobody.ratio).all() and nobody.verdict.tolist() == ["unknown"]


def test_a_directly_standardised_rate_is_the_worked_example_of_the_method():
    rate, lower, upper = standardise.direct([10, 20], [100, 100], [300, 700], 100)
    assert rate == pytest.approx(0.3 * 10 + 0.7 * 20)
    spread = np.sqrt((0.3**2 * 10 + 0.7**2 * 20) / 30)
    low, high = intervals.byar(30)
    assert (lower, upper) == pytest.approx((17 + spread * (low - 30), 17 + spread * (high - 30)))


def test_with_the_mix_of_the_region_itself_the_rate_is_its_own_and_so_is_its_interval():
    rate, lower, upper = standardise.direct([[10, 20]], [[50, 100]], [[50, 100]])
    assert (rate[0], lower[0], upper[0]) == pytest.approx((0.2, *(one / 150 for one in intervals.byar(30))))


def test_what_cannot_be_is_refused_with_its_row():
    with pytest.raises(ValueError, match="row 1, column 0: more with the outcome than people"):
        standardise.indirect([[1, 1], [9, 1]], [[5, 5], [5, 5]], *COUNTRY)
    with pytest.raises(ValueError, match="row 1: a rate of nobody"):
        standardise.direct([1, 1], [5, 0], [1, 1])
