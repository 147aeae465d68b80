"""Projects, amounts and findings of the public file: what one project alone would tell is not told."""

import pandas as pd
import pytest

from pipelines.protection import cubes, details

NO_RATES = pd.DataFrame({"region_code": [], "hidden_because": []})


def project(participants: int | None, **outcomes: int | None) -> pd.DataFrame:
    own = {"region_code": "AM05", "trajectory": "t", "pillar": "route", "participants": participants}
    row = own | dict.fromkeys(details.OUTCOMES) | dict.fromkeys(details.FREE_TEXT, "woord") | outcomes
    return pd.DataFrame([row]).astype(dict.fromkeys(["participants", *details.OUTCOMES], "Int64"))


def counts(hidden_pillar: str | None = None) -> pd.DataFrame:
    rows = [
        {
            "region_code": "AM05", "period": "all", "target_group": "all", "pillar": pillar, "measure": measure,
            "status": "hidden" if pillar == hidden_pillar else "shown",
        }
        for pillar in ("all", "route")
        for measure in ("participants", *details.OUTCOMES)
    ]  # fmt: skip
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("participants", "band"),
    [
        (0, "below_10"),
        (4, "below_10"),
        (7, "below_10"),
        (8, "10_to_24"),
        (22, "10_to_24"),
        (23, "25_to_49"),
        (47, "25_to_49"),
        (48, "50_or_more"),
        (None, None),
    ],
)
def test_a_public_band_tells_no_more_than_the_rounded_number(participants, band):
    public = details.trajectories(project(participants), counts(), is_exact=False).iloc[0]
    assert (public["participants_band"] if pd.notna(public["participants_band"]) else None) == band
    assert pd.isna(public["participants"])


@pytest.mark.parametrize(("participants", "placements"), [(48, 25), (60, 25), (47, None), (None, None)])
def test_outcomes_are_told_from_50(participants, placements):
    public = details.trajectories(project(participants, placements=24), counts(), is_exact=False).iloc[0]
    assert (None if pd.isna(public["placements"]) else public["placements"]) == placements


@pytest.mark.parametrize("pillar", ["all", "route"])
def test_the_only_project_does_not_tell_what_its_region_or_pillar_keeps_back(pillar):
    public = details.trajectories(project(100, placements=98), counts(pillar), is_exact=False).iloc[0]
    assert pd.isna(public["placements"])


def amount(**other):
    row = {
        "region_code": "AM05", "period": "all", "target_group": "all", "pillar": "route", "indicator": "x",
        "numerator": 62.0, "denominator": 100.0, "factor": 1.0, "people_in": "numerator", "trajectories": 3,
        "status": "shown", "coverage": "full",
    }  # fmt: skip
    made = cubes.amounts(
        pd.DataFrame([{**row, **other}]), counts(other.pop("hidden_pillar", None)), is_exact=False
    ).iloc[0]
    return made["status"], None if pd.isna(made["amount"]) else made["amount"]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, ("shown", 0.6)),
        ({"trajectories": 1}, ("hidden", None)),
        ({"numerator": 4.0}, ("hidden", None)),
        ({"hidden_pillar": "route"}, ("hidden", None)),
        ({"people_in": "none", "trajectories": 1}, ("shown", 0.62)),
        ({"people_in": "none", "hidden_pillar": "route"}, ("shown", 0.62)),
        ({"people_in": "none", "denominator": 0.0}, ("not_applicable", None)),
        ({"people_in": "median", "denominator": 1.0}, ("hidden", None)),
        ({"people_in": "median", "denominator": 1.0, "trajectories": 5}, ("shown", 60.0)),
        ({"people_in": "median", "denominator": 1.0, "trajectories": 5, "numerator": 62.5}, ("shown", 65.0)),
    ],
)
def test_an_amount_tells_nothing_of_one_project_or_of_people_that_the_counts_keep_back(other, expected):
    assert amount(**other) == expected


def test_a_row_in_which_two_columns_break_a_rule_is_one_row():
    row = {
        "delivery_id": "d",
        "region_code": "AM05",
        "standing": "counts",
        "rule": "NUM_RANGE",
        "severity": "critical",
        "table_name": "resultaten",
    }
    told = {"rows": 1, "file": "levering.xlsx", "column_name": "x", "value_shown": "30000", "message_nl": "m"}
    table = pd.DataFrame(
        [{**row, **told, "row": 7}, {**row, **told, "row": 7, "column_name": "y"}, {**row, **told, "row": 9}]
    )
    public = details.findings(table, NO_RATES, is_exact=False)
    assert public["rows"].tolist() == [2]
    assert public[["file", "row", "column_name", "value_shown", "message_nl"]].isna().all().all()


@pytest.mark.parametrize(
    ("because", "rules"), [("below_5", {"BELOW_5_HIDES"}), ("few_people", {"BELOW_5"}), (None, {"BELOW_5"})]
)
def test_that_below_5_hides_shares_is_told_to_the_public_only_where_its_own_figures_say_so(because, rules):
    told = {
        "delivery_id": "d",
        "region_code": "AM05",
        "standing": "counts",
        "severity": "info",
        "file": None,
        "row": None,
    }
    told |= {"table_name": "resultaten", "rows": 7, "column_name": None, "value_shown": "32"}
    told |= {"message_nl": "m", "message_en": "m"}
    table = pd.DataFrame([{**told, "rule": rule} for rule in ("BELOW_5", "BELOW_5_HIDES")])
    rates = pd.DataFrame(
        [{"region_code": "AM05", "hidden_because": because}, {"region_code": "AM02", "hidden_because": "below_5"}]
    )
    public = details.findings(table, rates, is_exact=False)
    assert set(public["rule"]) == rules
    assert set(public["rows"]) == {7}
    assert public[["value_shown", "message_nl", "message_en"]].isna().all().all()
