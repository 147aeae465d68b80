"""Amounts: over which projects they are, when they are partial, and what the country is."""

import pytest

from tests.sql.models import nothing, only, run

PROJECT = {
    "region_code": "AM05", "trajectory": "t", "pillar": "route", "has_people": True, "has_ended": True,
    "participants": 40, "placements": 10, "knows_participants": True, "knows_placements": True,
    "first_target_participants": 50, "budget_eur": 100.0, "cofinancing_eur": 25.0, "spent_eur": 80.0,
}  # fmt: skip
BUS = {
    **PROJECT, "pillar": "vraag", "has_people": False, "participants": None, "placements": None,
    "knows_participants": False, "knows_placements": False, "first_target_participants": None,
}  # fmt: skip


def parts(*projects, pillar="all"):
    rows = run("core_amount_parts", core_trajectories=list(projects))
    return {
        row["indicator"]: (row["numerator"], row["denominator"], row["trajectories"], row["concerned"])
        for row in rows
        if row["pillar"] == pillar
    }


def test_each_amount_adds_both_numbers_over_the_projects_it_is_about():
    made = parts(PROJECT, {**PROJECT, "participants": 20, "placements": 2, "spent_eur": 60.0}, BUS)
    assert made == {
        "trajectories": (3, 1, 3, 3),
        "participants_per_trajectory": (30, 1, 2, 2),
        "spent_of_budget": (220, 300, 3, 3),
        "cofinancing_share": (75, 375, 3, 3),
        "target_realisation": (60, 100, 2, 2),
        "cost_per_placement": (140, 12, 2, 2),
    }
    assert set(parts(BUS, pillar="vraag")) == {"trajectories", "spent_of_budget", "cofinancing_share"}
    assert parts(PROJECT, BUS, pillar="route") == parts(PROJECT)


@pytest.mark.parametrize(
    ("lacking", "indicator", "expected"),
    [
        ({"knows_participants": False}, "participants_per_trajectory", (40, 1, 1, 2)),
        ({"knows_participants": False}, "target_realisation", (40, 50, 1, 2)),
        ({"first_target_participants": None}, "target_realisation", (40, 50, 1, 2)),
        ({"has_ended": False}, "target_realisation", (40, 50, 1, 1)),
        ({"knows_placements": False}, "cost_per_placement", (80, 10, 1, 2)),
        ({"spent_eur": None}, "cost_per_placement", (80, 10, 1, 2)),
        ({"spent_eur": None}, "spent_of_budget", (80, 100, 1, 2)),
        ({"budget_eur": None}, "spent_of_budget", (80, 100, 1, 2)),
        ({"budget_eur": None}, "cofinancing_share", (25, 125, 1, 2)),
        ({"cofinancing_eur": None}, "cofinancing_share", (25, 125, 1, 2)),
    ],
)
def test_a_project_that_lacks_one_number_lends_neither(lacking, indicator, expected):
    assert parts(PROJECT, {**PROJECT, **lacking})[indicator] == expected


def test_the_middle_of_an_even_number_of_projects_lies_between():
    sizes = [{**PROJECT, "participants": size} for size in (4, 10, 31, 100)]
    assert parts(*sizes)["participants_per_trajectory"][0] == 20.5


def reach(*cells):
    cell = {"measure": "participants", "period": "all", "target_group": "all", "pillar": "all", "count": None}
    return run(
        "core_reach",
        mart_region_counts=[{**cell, **one} for one in cells],
        core_deliveries=[{"region_code": code} for code in ("AM05", "AM06", "AM07", "AM08")],
        ref_regions=[{"region_code": f"AM0{place}", "benefit_recipients_2021": 1000} for place in range(5, 10)],
    )


def test_reach_has_people_on_a_benefit_wherever_the_number_of_participants_is_known_or_truly_none():
    rows = reach(
        {"region_code": "AM05", "count": 30, "status": "shown", "coverage": "partial"},
        {"region_code": "AM06", "status": "not_applicable", "coverage": "full"},
        {"region_code": "AM07", "status": "missing", "coverage": "none"},
        {"region_code": "AM08", "status": "hidden", "coverage": "partial"},
        {"region_code": "AM09", "status": "missing", "coverage": "none"},
        {"region_code": "AM05", "count": 30, "status": "shown", "coverage": "full", "period": "2021"},
        {"region_code": "AM05", "count": 30, "status": "shown", "coverage": "full", "target_group": "ww"},
        {"region_code": "AM05", "count": 9, "status": "shown", "coverage": "full", "measure": "placements"},
    )
    assert {row["region_code"]: (row["numerator"], row["denominator"], row["status"]) for row in rows} == {
        "AM05": (30, 1000, "shown"),
        "AM06": (0, 1000, "not_applicable"),
        "AM07": (None, None, "missing"),
        "AM08": (None, None, "hidden"),
    }


RULES = {row["indicator"]: row for row in run("core_amount_rules")}
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
