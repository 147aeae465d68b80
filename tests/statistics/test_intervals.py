"""The Wilson interval has its published values and its exact ends."""

import numpy as np
import pytest

from pipelines.statistics import wilson


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
