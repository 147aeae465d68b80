"""The shades of the map: round limits that hold every value, and text that can be read on each."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import theme
from dashboard.charts.shades import CLASSES, limits, shade
from tests.contrast import contrast


@pytest.mark.parametrize(
    ("values", "smallest", "expected"),
    [
        ([0.31, 0.55], 0.01, [0.3, 0.4, 0.5, 0.6]),
        ([60.0, 2000.0], 1.0, [0.0, 500.0, 1000.0, 1500.0, 2000.0]),
        ([18.3, 40.1], 0.1, [10.0, 20.0, 30.0, 40.0, 50.0]),
        ([0.4, 0.4], 0.01, [0.4, 0.41]),
        ([], 0.01, []),
    ],
)
def test_limits_are_round(values, smallest, expected):
    assert limits(values, smallest) == expected


@given(st.lists(st.integers(0, 100), min_size=1))
def test_every_share_falls_in_a_class_whose_limits_hold_it(percentages):
    values = [one / 100 for one in percentages]
    edges = limits(values, 0.01)
    assert 2 <= len(edges) <= CLASSES + 1
    for value in values:
        place = shade(value, edges)
        assert edges[place - 1] - 1e-9 <= value <= edges[place] + 1e-9


def test_on_a_limit_it_is_the_class_above_except_at_the_top():
    edges = [0.3, 0.35, 0.4]
    assert [shade(value, edges) for value in (0.3, 0.35, 0.4)] == [1, 2, 2]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_shades_are_apart_and_pale_so_that_a_size_never_shouts(mode):
    tokens = theme.TOKENS[mode]
    shades = [tokens[f"shade_{place}"] for place in range(1, CLASSES + 1)]
    for one, other in pairwise(shades):
        assert contrast(one, other) >= 1.1
    assert (
        max(contrast(shade, tokens["ground"]) for shade in shades) < 2.2 < contrast(tokens["higher"], tokens["ground"])
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_figure_and_its_sign_can_be_read_on_every_tile(mode):
    tokens = theme.TOKENS[mode]
    pale = [*(f"shade_{place}" for place in range(1, CLASSES + 1)), "higher_soft", "lower_soft", "same_soft", "ground"]
    assert all(contrast(tokens["ink"], tokens[name]) >= 4.5 for name in pale)
    assert all(contrast(tokens["ground"], tokens[name]) >= 4.5 for name in ("higher", "lower"))  # as the tiles
