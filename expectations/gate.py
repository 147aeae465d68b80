"""The only place that knows Great Expectations: run a suite over a frame, return who breaks which rule.

Suites are files (expectations/suites/*.json): every expectation has a rule id, a severity and a reason. Cross-table
rules are queries that must return no rows. An expectation that errors is a fault of ours, never of the data.
"""

import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

SUITES = Path(__file__).parent / "suites"


class GateFault(RuntimeError):
    """A rule could not be evaluated: the suite or the frame is wrong, not the delivery."""


@dataclass(frozen=True)
class Breach:
    """One row (index of the frame) that breaks one rule."""

    index: int
    rule: str
    severity: str
    column: str | None


def rules(suite: str) -> list[dict[str, str]]:
    """Return rule, severity and reason of every expectation in a suite."""
    read = json.loads((SUITES / f"{suite}.json").read_text(encoding="utf-8"))
    return [{**one["meta"], "severity": one["severity"]} for one in read["expectations"]]


def check(frame: pd.DataFrame, suite: str) -> list[Breach]:
    """Return every breach of the suite's rules in the frame, which must have a unique integer index.

    Raises GateFault where an expectation errors.
    """
    if frame.empty:
        return []
    asked = json.loads((SUITES / f"{suite}.json").read_text(encoding="utf-8"))["expectations"]
    numbered = frame.assign(gate_index=frame.index.to_numpy())
    results = _validate(numbered, suite, asked)
    breaches: list[Breach] = []
    for spec, result in zip(asked, results, strict=True):
        if result.exception_info and "raised_exception" in result.exception_info:
            faults = [result.exception_info] if result.exception_info["raised_exception"] else []
        else:
            faults = list((result.exception_info or {}).values())
        if faults:
            raise GateFault(f"rule {spec['meta']['rule']} of {suite} could not be evaluated: {faults[0]}")
        column = spec["kwargs"].get("column") or spec["kwargs"].get("column_B")
        indexes = {int(entry["gate_index"]) for entry in result.result.get("unexpected_index_list") or []}
        breaches += [Breach(index, spec["meta"]["rule"], spec["severity"], column) for index in sorted(indexes)]
        if not result.success and not indexes:
            raise GateFault(f"rule {spec['meta']['rule']} of {suite} failed without saying where")
    return breaches


def _validate(frame: pd.DataFrame, suite: str, asked: list[dict[str, Any]]) -> list[Any]:
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations as gx  # 4 to 10 seconds: only when there is something to check
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    batch = (
        context.data_sources.add_pandas(suite).add_dataframe_asset(suite).add_batch_definition_whole_dataframe(suite)
    )
    expectations = gx.ExpectationSuite(name=suite, expectations=asked)
    found = batch.get_batch(batch_parameters={"dataframe": frame}).validate(
        expectations,
        result_format={
            "result_format": "COMPLETE",
            "unexpected_index_column_names": ["gate_index"],
            "return_unexpected_index_query": False,
        },
    )
    by_rule = {}
    for result in found.results:
        asked_for = result.expectation_config
        if asked_for is None:
            raise GateFault(f"{suite} gave a result without saying of which rule")
        by_rule[asked_for.meta["rule"] + _target(asked_for.kwargs)] = result
    return [by_rule[one["meta"]["rule"] + _target(one["kwargs"])] for one in asked]


def _target(kwargs: dict[str, Any]) -> str:
    return str([kwargs.get(name) for name in ("column", "column_A", "column_B")])
