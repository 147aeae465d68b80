"""Dots that share an axis: each at its own value, none on another while there is room, and the line in the middle."""

import numpy as np
import pytest

from dashboard.charts import swarm

DOT = 9.0


@pytest.mark.parametrize("seed", range(8))
def test_no_dot_lies_on_another(seed):
    across = np.random.default_rng(seed).normal(200, 40, 35)
    up = swarm.offsets(across, DOT)
    apart = np.hypot(across[:, None] - across[None, :], up[:, None] - up[None, :])
    assert apart[~np.eye(35, dtype=bool)].min() >= DOT - 1e-6


def test_a_dot_that_is_free_lies_on_the_line_and_the_order_does_not_matter():
    assert list(swarm.offsets([10.0, 100.0, 50.0], DOT)) == [0, 0, 0]
    across = np.array([5.0, 60.0, 7.0, 6.0, 61.0])
    turned = across[::-1]
    assert list(swarm.offsets(turned, DOT)[::-1]) == list(swarm.offsets(across, DOT))


def test_more_dots_than_there_is_room_for_stay_within_the_figure():
    assert np.abs(swarm.offsets([50.0] * 60, DOT)).max() <= swarm.FURTHEST * DOT
