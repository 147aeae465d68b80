"""Amounts: what a cell says, when it is partial, and what the country is."""

import pytest

from pipelines.registries import indicators
from tests.sql.models import nothing, only, run

KNOWN = [{"indicator": name} for name in indicators()]
RULES = {row["indicator"]: row for row in run("core_amount_rules", reg_indicators=KNOWN)}
NO_WAITING = nothing("region_code", "pillar").assign(is_project=True, has_people=True, is_accepted=False)
NO_PARTS = nothing("region_code", "pillar", "indicator").assign(
    numerator=1.0, denominator=1.0, trajectories=1, concerned=1
)
NO_REACH = nothing("region_code", "pillar", "status", "coverage").assign(numerator=1.0, denominator=1.0)


def test_every_amount_of_the_registry_has_a_rule():
    from pipelines import registries

    amounts = {one.id for one in registries.indicators().values() if one.kind in {"amount", "median"}}
    assert set(RULES) == amounts
    assert {name for name, rule in RULES.items() if not rule["needs_people"]} == {
        "trajectories", "spent_of_budget", "cofinancing_share",
    }  # fmt: skip


def regional(own_parts=NO_PARTS, own_reach=NO_REACH, waiting=NO_WAITING, is_delivered=True):
    rows = run(
        "mart_region_amounts",
        ref_regions=[{"region_code": "AM05"}],
        ref_codes=[{"list": "pillars", "code": "route"}, {"list": "pillars", "code": "vraag"}],
        core_deliveries=[{"region_code": "AM05" if is_delivered else "AM06", "delivery_id": "d"}],
        core_amount_rules=list(RULES.values()),
        core_amount_parts=own_parts,
        core_reach=own_reach,
        core_waiting=waiting,
    )
    assert len(rows) == 3 * len(RULES)
    return {row["indicator"]: row for row in rows if row["pillar"] == "route"}


PART = {
    "region_code": "AM05",
    "pillar": "route",
    "numerator": 80.0,
    "denominator": 100.0,
    "trajectories": 2,
    "concerned": 2,
}


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({}, ("shown", "full")),
        ({"concerned": 3}, ("shown", "partial")),
        ({"trajectories": 0, "numerator": None, "denominator": None}, ("missing", "none")),
        ({"pillar": "vraag"}, ("not_applicable", "full")),
    ],
)
def test_an_amount_is_partial_where_a_project_lacks_a_number_and_missing_where_all_do(part, expected):
    for name in ("target_realisation", "participants_per_trajectory", "spent_of_budget"):
        made = regional([{**PART, "indicator": name, **part}])[name]
        assert (made["status"], made["coverage"]) == expected


def test_a_region_that_delivered_no_project_under_a_pillar_has_none_and_one_that_did_not_deliver_is_missing():
    made = regional()
    assert {
        (row["status"], row["coverage"]) for name, row in made.items() if name not in {"trajectories", "reach"}
    } == {("not_applicable", "full")}
    none = made["trajectories"]
    assert (none["numerator"], none["denominator"], none["status"], none["coverage"]) == (0, 1, "shown", "full")
    assert {(row["status"], row["coverage"]) for row in regional(is_delivered=False).values()} == {("missing", "none")}


def test_reach_says_what_the_number_of_participants_says():
    own = {"region_code": "AM05", "pillar": "route", "numerator": None, "denominator": None}
    for status, coverage in (("hidden", "partial"), ("missing", "none"), ("not_applicable", "full")):
        made = regional(own_reach=[{**own, "status": status, "coverage": coverage}])["reach"]
        assert (made["status"], made["coverage"]) == (status, coverage)
    said = {**own, "numerator": 30, "denominator": 1000, "status": "shown", "coverage": "partial"}
    made = regional(own_reach=[said, {**said, "pillar": "vraag", "numerator": 9}])["reach"]
    assert (made["numerator"], made["denominator"], made["status"], made["coverage"]) == (30, 1000, "shown", "partial")


@pytest.mark.parametrize(
    ("row", "people", "any_project"),
    [
        ({"is_project": True, "has_people": True, "is_accepted": False}, True, True),
        ({"is_project": True, "has_people": False, "is_accepted": False}, False, True),
        # A row of an accepted project is told by that project: it does not know its own people.
        ({"is_project": False, "has_people": True, "is_accepted": True}, False, False),
        ({"is_project": False, "has_people": True, "is_accepted": False}, True, False),
        ({"is_project": True, "has_people": True, "is_accepted": False, "pillar": "vraag"}, False, False),
        ({"is_project": True, "has_people": True, "is_accepted": False, "pillar": None}, True, True),
    ],
)
def test_what_waits_makes_the_amounts_partial_to_which_it_could_belong(row, people, any_project):
    names = ("target_realisation", "spent_of_budget", "trajectories")
    waiting = [{"region_code": "AM05", "pillar": "route", **row}]
    made = regional([{**PART, "indicator": name} for name in names], waiting=waiting)
    partial = [made[name]["coverage"] == "partial" for name in names]
    assert partial == [people, any_project, any_project]
    # Without any other project the amount is missing instead: it is not known that there is nothing.
    lone = regional(waiting=waiting)
    assert (lone["target_realisation"]["status"] == "missing") is people
    assert (lone["spent_of_budget"]["status"] == "missing") is any_project


def test_the_country_divides_the_sums_and_takes_the_middle_of_all_projects():
    def region(code, indicator, numerator, denominator, status="shown", coverage="full"):
        rule = RULES[indicator]
        return {
            "region_code": code, "pillar": "route", "indicator": indicator, "factor": rule["factor"],
            "people_in": rule["people_in"], "numerator": numerator, "denominator": denominator, "trajectories": 3,
            "status": status, "coverage": coverage,
        }  # fmt: skip

    regions = [
        region("AM05", "trajectories", 4, 1),
        region("AM06", "trajectories", 3, 1),
        region("AM05", "reach", 30, 1000),
        region("AM08", "reach", 20, 1000),
        region("AM06", "reach", 0, 3000, "not_applicable"),
        region("AM08", "reach", None, 4000, "hidden", "partial"),
        region("AM07", "reach", None, None, "missing", "none"),
        region("AM05", "participants_per_trajectory", 10, 1),
        region("AM06", "participants_per_trajectory", 50, 1),
        region("AM05", "spent_of_budget", 80, 100),
        region("AM06", "spent_of_budget", None, None, "missing", "none"),
        region("AM05", "target_realisation", None, None, "missing", "none"),
        region("AM06", "target_realisation", None, None, "not_applicable"),
        region("AM05", "cost_per_placement", None, None, "not_applicable"),
        region("AM06", "cost_per_placement", None, None, "not_applicable"),
        {**region("AM05", "reach", None, None, "hidden", "partial"), "pillar": "vraag"},
        {**region("AM06", "reach", None, None, "missing", "none"), "pillar": "vraag"},
    ]
    own = {"pillar": "route", "has_people": True, "knows_participants": True}
    projects = [{**own, "participants": size} for size in (10, 10, 10, 40, 50, 60, 70)]
    projects += [
        {**own, "participants": 999, "knows_participants": False},
        {**own, "participants": 999, "pillar": "vraag"},
    ]
    rows = run(
        "mart_cube_amounts",
        mart_region_amounts=regions,
        core_trajectories=projects,
        ref_codes=[{"list": "pillars", "code": "route"}, {"list": "pillars", "code": "vraag"}],
    )
    country = {row["indicator"]: row for row in rows if row["region_code"] == "NL" and row["pillar"] == "route"}
    small = only(rows, region_code="NL", pillar="vraag")
    assert (small["numerator"], small["status"], small["coverage"]) == (None, "hidden", "partial")

    def said(name):
        return tuple(country[name][key] for key in ("numerator", "denominator", "status", "coverage"))

    assert said("trajectories") == (7, 1, "shown", "full")
    assert country["trajectories"]["trajectories"] == 6
    assert said("reach") == (50, 5000, "shown", "partial")
    assert said("participants_per_trajectory") == (40, 1, "shown", "full")
    assert said("spent_of_budget") == (80, 100, "shown", "partial")
    assert said("target_realisation") == (None, None, "missing", "none")
    assert said("cost_per_placement") == (None, None, "not_applicable", "full")
    assert {(row["period"], row["target_group"]) for row in rows} == {("all", "all")}
    assert only(rows, region_code="AM06", indicator="reach", pillar="route")["numerator"] is None
