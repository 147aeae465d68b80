"""No model without a test that runs it on given rows, and no model that does not say its grain."""

import ast
from pathlib import Path

import pytest

from pipelines.build.models import MODELS, models


def run_by_tests() -> set[str]:
    """Return the models that some test in this folder runs by name."""
    named = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "run" and call.args:
                named |= {leaf.value for leaf in ast.walk(call.args[0]) if isinstance(leaf, ast.Constant)}
    return named


def test_every_model_has_a_test():
    untested = {path.stem for path in MODELS.glob("*/*.sql")} - run_by_tests()
    assert not untested, f"write a test with given rows and expected rows for {sorted(untested)}"


@pytest.mark.parametrize("name", sorted(models()))
def test_every_model_begins_with_its_grain_and_orders_what_is_published(name):
    text = models()[name]
    assert text.startswith("-- One row per ")
    if name.startswith("mart_") and not name.startswith("mart_region_"):
        assert "order by" in text, "a published table has one order, so that releases can be compared"
