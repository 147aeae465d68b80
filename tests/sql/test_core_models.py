"""What the delivery that counts says, and where something is missing."""

import datetime as dt

from tests.sql.given import DAY, EARLIER, delivery, project
from tests.sql.models import nothing, only, run


def test_each_part_of_a_half_year_keeps_what_it_says_and_belongs_to_the_half_year():
    base = {"delivery_id": "d", "trajectory": "t", "cohort": "2021-H1", "target_group": "ww", "measure": "placements"}
    base |= {"result_id": 1}
    rows = run(
        "core_outcomes",
        stg_outcomes=[
            {**base, "cohort_delivered": "2021-Q1", "known": 5, "state": "known"},
            {**base, "cohort_delivered": "2021-Q2", "known": None, "state": "below_5"},
            {**base, "cohort_delivered": "2021-Q1", "known": 3, "state": "known", "delivery_id": "older"},
            {**base, "cohort_delivered": "2021-05", "known": None, "state": "missing"},
            {**base, "cohort_delivered": "2021-06", "known": None, "state": "not_applicable"},
        ],
        core_deliveries=[delivery("d")],
        stg_trajectories=[project("d"), project("older")],
    )
    said = ("known", "rows_known", "rows_below_5", "rows_missing", "rows_not_applicable")
    assert {row["cohort"] for row in rows} == {"2021-H1"}
    assert [only(rows, cohort_delivered="2021-Q1")[name] for name in said] == [5, 1, 0, 0, 0]
    assert [only(rows, cohort_delivered="2021-Q2")[name] for name in said] == [0, 0, 1, 0, 0]
    assert [only(rows, cohort_delivered="2021-05")[name] for name in said] == [0, 0, 0, 1, 0]
    assert [only(rows, cohort_delivered="2021-06")[name] for name in said] == [0, 0, 0, 0, 1]


def test_the_first_target_is_the_one_of_the_oldest_delivery_that_names_one():
    rows = run(
        "core_first_targets",
        stg_trajectories=[
            project("old", target_participants=None),
            project("middle", target_participants=100),
            project("new", target_participants=60),
        ],
        stg_deliveries=[
            delivery("old", dt.date(2021, 6, 30)),
            delivery("middle", dt.date(2021, 12, 31)),
            delivery("new", DAY),
        ],
    )
    assert rows == [{"region_code": "AM05", "trajectory": "t", "first_target_participants": 100}]


def test_a_correction_of_the_first_delivery_corrects_the_first_target():
    rows = run(
        "core_first_targets",
        stg_trajectories=[
            project("typo", target_participants=600),
            project("mended", target_participants=60),
            project("mended again", target_participants=70),
            project("later", target_participants=50),
        ],
        stg_deliveries=[
            delivery("typo", EARLIER, version=1, arrival=1),
            delivery("mended", EARLIER, version=2, arrival=2),
            delivery("mended again", EARLIER, version=2, arrival=3),
            delivery("later", DAY, arrival=4),
        ],
    )
    assert [row["first_target_participants"] for row in rows] == [70]


def test_the_half_years_of_a_release_run_from_the_first_to_the_last_cohort():
    rows = run(
        "core_cohorts",
        stg_outcomes=[{"delivery_id": "d", "cohort": "2020-H1"}, {"delivery_id": "d", "cohort": "2021-H1"}],
        raw_waiting_results=[{"delivery_id": "d", "cohort": "2021-H2"}, {"delivery_id": "d", "cohort": None}],
        core_deliveries=[delivery("d")],
        ref_periods=[
            {"period": period, "kind": "half_year", "first_day": "2020-01-01", "last_day": "2020-06-30"}
            for period in ("2019-H2", "2020-H1", "2020-H2", "2021-H1", "2021-H2", "2022-H1")
        ],
    )
    assert [row["cohort"] for row in rows] == ["2020-H1", "2020-H2", "2021-H1", "2021-H2"]


def waiting(results, trajectories):
    return run(
        "core_waiting",
        raw_waiting_results=results or nothing("delivery_id", "trajectory", "cohort", "target_group"),
        raw_waiting_trajectories=trajectories or nothing("delivery_id", "trajectory", "pillar", "kind"),
        stg_trajectories=[project("d")],
        core_deliveries=[delivery("d")],
    )


def test_a_row_that_waits_keeps_what_is_known_of_its_place():
    rows = waiting(
        [
            {"delivery_id": "d", "trajectory": "t", "cohort": "2021-H1", "target_group": "ww"},
            {"delivery_id": "d", "trajectory": "gone", "cohort": None, "target_group": "ww"},
            {"delivery_id": "d", "trajectory": "w", "cohort": "2021-H1", "target_group": "ww"},
            {"delivery_id": "older", "trajectory": "t", "cohort": "2020-H1", "target_group": "ww"},
        ],
        [
            {"delivery_id": "d", "trajectory": "w", "pillar": None, "kind": "met_deelnemers"},
            {"delivery_id": "d", "trajectory": "bus", "pillar": "vraag", "kind": "voor_werkgevers"},
            {"delivery_id": "d", "trajectory": None, "pillar": "aanbod", "kind": None},
        ],
    )
    names = ("trajectory", "pillar", "cohort", "target_group", "is_project", "has_people", "is_accepted")
    assert {tuple(row[name] for name in names) for row in rows} == {
        ("t", "route", "2021-H1", "ww", False, True, True),
        ("gone", None, None, "ww", False, True, False),
        ("w", None, "2021-H1", "ww", False, True, False),
        ("w", None, None, None, True, True, False),
        ("bus", "vraag", None, None, True, False, False),
        (None, "aanbod", None, None, True, True, False),
    }


def test_a_second_copy_of_an_accepted_project_holds_nothing_back():
    assert waiting([], [{"delivery_id": "d", "trajectory": "t", "pillar": "route", "kind": "met_deelnemers"}]) == []


def test_every_cohort_group_and_pillar_is_added_to_twelve_cells():
    rows = run(
        "core_keys",
        core_cohorts=[{"cohort": "2021-H1", "year": "2021"}],
        ref_codes=[{"list": "target_groups", "code": "ww"}, {"list": "pillars", "code": "route"}],
    )
    assert len(rows) == 12
    assert {row["period"] for row in rows} == {"2021-H1", "2021", "all"}
    assert {(row["group_cell"], row["pillar_cell"]) for row in rows} == {
        (g, p) for g in ("ww", "all") for p in ("route", "all")
    }


def entry(trajectory, measure, known, delivered="2021-H1", **rows):
    base = {"region_code": "AM05", "pillar": "route", "cohort": "2021-H1", "target_group": "ww"}
    base |= {"result_id": f"{trajectory} {delivered}"}
    said = {"rows_known": 1, "rows_below_5": 0, "rows_missing": 0, "rows_not_applicable": 0, **rows}
    return {**base, "cohort_delivered": delivered, "trajectory": trajectory, "measure": measure, "known": known, **said}


RATE = {
    "indicator": "placement_rate", "kind": "rate", "numerator": "placements", "denominator": "participants",
    "excluded_groups": "werkend",
}  # fmt: skip


def test_a_share_uses_only_rows_of_which_both_numbers_are_known():
    rows = run(
        "core_rate_rows",
        core_outcomes=[
            entry("a", "participants", 10), entry("a", "placements", 4),
            entry("b", "participants", 20), entry("b", "placements", 0, rows_below_5=1, rows_known=0),
            entry("c", "participants", 0, rows_below_5=1, rows_known=0), entry("c", "placements", 0, rows_below_5=1, rows_known=0),
            {**entry("w", "participants", 9), "target_group": "werkend"}, {**entry("w", "placements", 9), "target_group": "werkend"},
        ],
        reg_indicators=[RATE, {**RATE, "indicator": "participants", "kind": "count"}],
    )  # fmt: skip
    assert {row["trajectory"] for row in rows} == {"a", "b", "c"}
    said = ("is_known", "numerator", "denominator", "below_5", "people_at_most")
    assert [only(rows, trajectory="a")[name] for name in said] == [True, 4, 10, 0, 10]
    assert [only(rows, trajectory="b")[name] for name in said] == [False, 0, 20, 1, 20]
    assert [only(rows, trajectory="c")[name] for name in said] == [False, 0, 0, 2, 4]


def test_a_quarter_that_is_known_counts_beside_one_that_was_delivered_as_below_5():
    rows = run(
        "core_rate_rows",
        core_outcomes=[
            entry("a", "participants", 60, "2021-Q1"),
            entry("a", "placements", 24, "2021-Q1"),
            entry("a", "participants", 3, "2021-Q2"),
            entry("a", "placements", 0, "2021-Q2", rows_below_5=1, rows_known=0),
        ],
        reg_indicators=[RATE],
    )
    assert len(rows) == 2
    assert [(row["numerator"], row["denominator"]) for row in rows if row["is_known"]] == [(24, 60)]
    assert [row["people_at_most"] for row in rows if not row["is_known"]] == [3]
