"""Small numbers do not get out: the arithmetic of protection."""

import pandas as pd
import pytest

from pipelines.protection import rounding


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
