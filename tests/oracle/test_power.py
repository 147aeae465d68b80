"""What verdicts on public counts still see: simulated regions, their counts moved at random within what is allowed.

The moving is that of the bounds of a share alone: the solver that makes the public table moves all numbers together.
"""

import numpy as np
import pytest

from pipelines.statistics import verdict

COUNTRY = 0.41
RUNS, REGIONS, MANY = 1000, 35, 40_000
SMALLEST, LARGEST = 15, 400  # people of a region
SHOWN = 20  # from so many people the public sees a share


@pytest.fixture
def chance():
    return np.random.default_rng(20261130)


def moved(true: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Return a multiple of 5 beside every count, the nearer the likelier, at most 3 off and 4 where fewer than 5 are."""
    rest = true % 5
    is_up = chance.random(len(true)) < rest / 5
    is_far = (true >= 5) & np.isin(rest, [1, 4])
    return true - rest + 5 * np.where(is_far, rest == 4, is_up)


def public(x: np.ndarray, n: np.ndarray, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return what the public sees of x of n: three numbers that add up, each within its bound."""
    shown = np.stack([moved(x, chance), moved(n - x, chance)])
    while (again := np.abs(shown.sum(axis=0) - n) > 3).any():
        shown[:, again] = moved(x[again], chance), moved((n - x)[again], chance)
    return shown[0], shown.sum(axis=0)


def told(x: np.ndarray, n: np.ndarray, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return the verdicts on the true and on the public counts, of the regions of which the public sees a share."""
    shown_x, shown_n = public(x, n, chance)
    assert (np.abs(shown_n - n) <= 3).all()
    is_shown = shown_n >= SHOWN
    beside = (COUNTRY, COUNTRY)
    exact = verdict(x[is_shown], n[is_shown], beside)
    return exact, verdict(shown_x[is_shown], shown_n[is_shown], beside, "controlled5")


def share_of(said: np.ndarray, *verdicts: str) -> float:
    return float(np.isin(said, verdicts).mean())


def test_where_nothing_differs_one_in_six_cannot_be_said_and_next_to_none_differs(chance):
    n = chance.integers(SMALLEST, LARGEST + 1, RUNS * REGIONS)
    exact, seen = told(chance.binomial(n, COUNTRY), n, chance)
    assert share_of(exact, "higher_2", "lower_2") < 0.002
    assert share_of(seen, "higher_2", "lower_2") < 0.001
    assert share_of(seen, "higher_1", "lower_1") < 0.02
    assert share_of(seen, "unknown", "unknown_few") == pytest.approx(0.16, abs=0.01)


@pytest.mark.parametrize(("more", "differs"), [(0.2, ("higher_1", "higher_2")), (-0.2, ("lower_1", "lower_2"))])
def test_twenty_points_of_difference_among_100_people_are_seen_19_times_in_20(chance, more, differs):
    n = np.full(MANY, 100)
    exact, seen = told(chance.binomial(n, COUNTRY + more), n, chance)
    assert share_of(exact, *differs) > 0.97
    assert share_of(seen, *differs) > 0.93


@pytest.mark.parametrize("share", [0.0, 0.02, COUNTRY, 0.6, 1.0])
def test_what_is_said_of_public_counts_is_true_of_the_counts_behind_them(chance, share):
    n = chance.integers(SMALLEST, LARGEST + 1, MANY)
    exact, seen = told(chance.binomial(n, share), n, chance)
    for verdict_, true in (("higher_1", "higher"), ("lower_1", "lower")):
        assert set(exact[seen == verdict_]) <= {f"{true}_1", f"{true}_2"}
    for verdict_ in ("same", "unknown_few", "higher_2", "lower_2"):
        assert set(exact[seen == verdict_]) <= {verdict_}
