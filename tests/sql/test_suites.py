"""The rules over one table of figures: each finds the row that breaks it, and names it."""

import pandas as pd
import pytest

from expectations import gate
from pipelines.build.building import CUBES

FINE = {
    "status": "shown",
    "coverage": "full",
    "is_repeated": False,
    "says_nothing": False,
    "count": 12.0,
    "numerator": 5.0,
    "denominator": 12.0,
}
BROKEN = {
    "STATUS_KNOWN": {"status": "guessed"},
    "COVERAGE_KNOWN": {"coverage": "half"},
    "KEY_UNIQUE": {"is_repeated": True},
    "VALUE_WITH_STATUS": {"says_nothing": True},
    "COUNT_RANGE": {"count": -1.0},
    "RATE_RANGE": {"numerator": 13.0},
}
ASKED = [(name, rule["rule"]) for name in CUBES for rule in gate.rules(name)]


@pytest.mark.parametrize(("cube", "rule"), ASKED)
def test_a_rule_finds_the_one_row_that_breaks_it(cube, rule):
    rows = pd.DataFrame([FINE, {**FINE, **BROKEN[rule]}, FINE], index=[3, 5, 8])
    found = gate.check(rows, cube)
    assert [(one.index, one.rule, one.severity) for one in found] == [(5, rule, "critical")]


@pytest.mark.parametrize("cube", CUBES)
def test_where_nothing_is_wrong_nothing_is_found(cube):
    unknown = {**FINE, "status": "missing", "coverage": "none", "count": None, "numerator": None, "denominator": None}
    assert gate.check(pd.DataFrame([FINE, unknown]), cube) == []
