"""What the public sees of each count and share: near the true number, and hidden for the reason that is given."""

import pytest

from tests.oracle import protected
from tests.oracle.slow import RATES

MOST_WITHHELD = {"sample": 0.08, "messy": 0.15}  # of the shares of 18 people or more
MEAN_ERROR = {
    "sample": 1.6,
    "messy": 1.7,
}  # people; a true 0 is nearly always told as 0, and the sample has more of them


@pytest.fixture(scope="module")
def bent(world):
    return protected.bent(world.true)


def test_every_count_is_a_multiple_of_5_near_the_true_one_and_none_of_a_region_is_hidden(world, bent):
    expected = {key: cell for key, cell in world.true.items() if key[4] not in RATES}
    assert set(world.counts) == set(expected)
    errors = []
    for key, cell in expected.items():
        count, status, *told = world.counts[key]
        assert status in protected.statuses(world.true, key), key
        because = "few_regions" if status == "hidden" else None
        assert told == [protected.coverage(world.true, status, key, bent), because, "controlled5"], key
        if status == "shown":
            error = abs(count - (cell.count or 0))
            errors += [] if key[0] == "NL" else [error]
            assert count % protected.STEP == 0, key
            assert count >= 0, key
            assert error <= protected.WITHIN, key
    assert len(errors) > 1_000
    assert sum(errors) / len(errors) <= MEAN_ERROR[world.name]


def test_every_share_is_near_the_true_one_in_its_three_numbers_or_says_why_not(world, bent):
    expected = {key: cell for key, cell in world.true.items() if key[4] in RATES}
    assert set(world.shares) == set(expected)
    for key, cell in expected.items():
        n, told, coverage, because, precision, x = world.shares[key]
        possible = protected.statuses(world.true, key)
        assert coverage == protected.coverage(world.true, told, key, bent), key
        assert precision == "controlled5"
        assert told in possible or (told == "hidden" and possible == {"shown"}), key
        if told == "shown":
            assert cell.status == "shown", key
            assert (x % protected.STEP, n % protected.STEP) == (0, 0), key
            assert 0 <= x <= n >= protected.SMALLEST, key
            assert protected.are_close(x, n, cell), key
        elif told == "hidden":
            assert because in (_possible(cell) if possible == {"shown"} else {"few_regions"}), key


def _possible(cell):
    """Return why a share may be hidden: its public number of people, at most 5 off, is below 20, or is not."""
    reasons = {
        "few_people": cell.denominator <= 15 + protected.WITHIN,
        "not_within": cell.denominator >= 20 - protected.WITHIN,
    }
    return {name for name, is_possible in reasons.items() if is_possible}


def test_few_shares_are_withheld_because_their_numbers_cannot_be_given(world):
    large = {
        key: cell
        for key, cell in world.true.items()
        if key[4] in RATES and cell.status == "shown" and cell.denominator >= 18 and key[0] != "NL"
    }
    withheld = [key for key in large if world.shares[key][1] != "shown"]
    assert len(withheld) <= MOST_WITHHELD[world.name] * len(large)


def test_an_interval_spans_every_pair_of_true_counts_that_can_lie_behind_it(world):
    cube = world.tables["openbaar", "cube_rates"]
    shown = cube[cube["status"] == "shown"]
    sample = shown[shown.reset_index().index % 7 == 0]
    assert len(sample) > 50
    for row in sample.itertuples():
        low, high = protected.span(row.numerator, row.denominator)
        assert (row.lower, row.upper) == (pytest.approx(low), pytest.approx(high))
        cell = world.true[row.region_code, row.period, row.target_group, row.pillar, row.indicator]
        own = protected.wilson(cell.numerator, cell.denominator)
        assert row.lower <= own[0] + 1e-9
        assert row.upper >= own[1] - 1e-9
