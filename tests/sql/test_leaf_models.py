"""Models that rounding and the attack start from: people set out as far as anything is published of them."""

from datetime import date

from tests.sql.models import run

ROW = {
    "region_code": "AM05", "trajectory": "t1", "pillar": "route", "cohort": "2021-H2", "target_group": "ww",
    "result_id": 1, "measure": "participants", "known": 12, "rows_known": 1,
}  # fmt: skip
COHORT = {"cohort": "2021-H2", "year": "2021", "last_day": date(2021, 12, 31)}
DELIVERY = {"region_code": "AM05", "reference_date": date(2022, 12, 31)}
RATES = [
    {"indicator": "placement_rate", "kind": "rate", "maturity_months": 12},
    {"indicator": "sustained_rate", "kind": "rate", "maturity_months": 18},
    {"indicator": "participants", "kind": "count", "maturity_months": None},
]


def leaves(*rows):
    return run(
        "mart_leaves",
        core_outcomes=list(rows),
        core_cohorts=[COHORT],
        core_deliveries=[DELIVERY],
        reg_indicators=RATES,
    )


def test_rows_that_know_the_same_measures_are_one_leaf_and_others_are_another():
    placed = {**ROW, "measure": "placements", "known": 5}
    other = [{**one, "result_id": 2, "trajectory": "t2"} for one in (ROW, placed)]
    unknown = {**ROW, "result_id": 3, "known": 7}, {**placed, "result_id": 3, "known": 0, "rows_known": 0}
    found = {(one["known"], one["measure"]): one["count"] for one in leaves(ROW, placed, *other, *unknown)}
    assert found == {
        ("participants,placements", "participants"): 24,
        ("participants,placements", "placements"): 10,
        ("participants", "participants"): 7,
    }


def test_a_leaf_says_for_which_rates_its_people_began_long_enough_ago():
    (only,) = leaves(ROW)
    assert (only["mature"], only["year"]) == ("placement_rate", "2021")


def test_people_of_a_project_are_added_over_the_rows_that_know_them():
    rows = [ROW, {**ROW, "result_id": 2, "known": 3}, {**ROW, "result_id": 3, "known": 0, "rows_known": 0}]
    (only,) = run("mart_project_people", core_outcomes=rows)
    assert (only["trajectory"], only["count"]) == ("t1", 15)


def test_a_share_of_a_project_is_over_the_rows_that_know_both_numbers():
    row = {
        "region_code": "AM05", "trajectory": "t1", "pillar": "route", "cohort": "2021-H2", "target_group": "ww",
        "indicator": "placement_rate", "numerator": 5, "denominator": 12, "is_known": True,
    }  # fmt: skip
    (only,) = run("mart_project_shares", core_rate_rows=[row, {**row, "is_known": False}, row])
    assert (only["numerator"], only["denominator"]) == (10, 24)
