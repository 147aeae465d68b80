"""Amounts of one region: the two numbers that are divided, and over which projects they are added."""

import pytest

from tests.sql.models import run

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


def test_reach_has_people_on_a_benefit_wherever_participants_are_known_truly_none_or_delivered_below_5():
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
        "AM08": (None, 1000, "hidden"),
    }
