"""What a count can mean: exactly what it says, one to four where it was delivered as `<5`, and anything where it says nothing."""

import math

from pipelines.intake.values.counts import BELOW_5, DASH, NOT_APPLICABLE, bounds


def test_a_count_means_itself_a_few_or_anything():
    assert [bounds(count) for count in ("0", "17", BELOW_5)] == [(0, 0), (17, 17), (1, 4)]
    assert {bounds(count) for count in (None, DASH, NOT_APPLICABLE)} == {(0, math.inf)}
