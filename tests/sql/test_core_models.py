"""Which delivery counts, what it says, and where something is missing."""

import datetime as dt

import pytest

from tests.sql.models import only, run

DAY, EARLIER = dt.date(2022, 12, 31), dt.date(2022, 6, 30)


def delivery(delivery_id, date=DAY, version=1, arrival=1, verdict="accepted", region="AM05"):
    return {
        "delivery_id": delivery_id, "region_code": region, "reference_date": date, "version": version,
        "arrival": arrival, "verdict": verdict, "is_sample": False,
    }  # fmt: skip


def project(delivery_id, trajectory="t", kind="met_deelnemers", status="loopt", **other):
    return {
        "delivery_id": delivery_id,
        "trajectory": trajectory,
        "kind": kind,
        "status": status,
        "pillar": "route",
        **other,
    }


def counting(deliveries, projects, outcomes):
    return run("core_deliveries", stg_deliveries=deliveries, stg_trajectories=projects, stg_outcomes=outcomes)


@pytest.mark.parametrize(
    ("deliveries", "expected"),
    [
        ([delivery("a", EARLIER, arrival=2), delivery("b", DAY, arrival=1)], "b"),
        ([delivery("a", version=2, arrival=1), delivery("b", version=1, arrival=2)], "a"),
        ([delivery("a", arrival=1), delivery("b", arrival=2)], "b"),
        ([delivery("a"), delivery("b", arrival=2, verdict="quarantined")], "a"),
        ([delivery("a"), delivery("b", arrival=2, verdict="rejected")], "a"),
    ],
)
def test_the_newest_date_then_version_then_arrival_counts_among_what_may_count(deliveries, expected):
    rows = counting(
        deliveries,
        [project(one) for one in "ab"],
        [{"delivery_id": one, "trajectory": "t"} for one in "ab"],
    )
    assert [row["delivery_id"] for row in rows] == [expected]


def test_a_delivery_without_results_counts_only_where_no_project_needs_them():
    nothing = [{"delivery_id": "x", "trajectory": "t"}]
    assert counting([delivery("a")], [project("a")], nothing) == []
    assert len(counting([delivery("a")], [project("a", kind="voor_werkgevers")], nothing)) == 1
    assert len(counting([delivery("a")], [project("a", status="voorbereiding")], nothing)) == 1


def test_entries_become_numbers_with_a_state():
    row = {
        "delivery_id": "d",
        "trajectory": "t",
        "cohort": "2021-H1",
        "cohort_delivered": "2021-H1",
        "target_group": "ww",
    }
    rows = run("stg_outcomes", raw_results=[{**row, "a": "12", "b": "<5", "c": "nvt", "d": None, "e": "0"}])
    assert {r["measure"]: (r["known"], r["state"]) for r in rows} == {
        "a": (12, "known"),
        "b": (None, "below_5"),
        "c": (None, "not_applicable"),
        "d": (None, "missing"),
        "e": (0, "known"),
    }


def test_parts_of_a_half_year_are_added_and_what_is_not_known_is_counted_apart():
    base = {"delivery_id": "d", "trajectory": "t", "cohort": "2021-H1", "target_group": "ww", "measure": "placements"}
    rows = run(
        "core_outcomes",
        stg_outcomes=[
            {**base, "known": 5, "state": "known"},
            {**base, "known": 7, "state": "known"},
            {**base, "known": None, "state": "below_5"},
        ],
        core_deliveries=[delivery("d")],
        stg_trajectories=[project("d")],
    )
    assert [(r["known"], r["rows_known"], r["rows_below_5"], r["rows_missing"]) for r in rows] == [(12, 2, 1, 0)]


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


def test_a_row_that_waits_keeps_what_is_known_of_its_place():
    rows = run(
        "core_waiting",
        raw_waiting_results=[
            {"delivery_id": "d", "trajectory": "t", "cohort": "2021-H1", "target_group": "ww"},
            {"delivery_id": "d", "trajectory": "gone", "cohort": None, "target_group": "ww"},
        ],
        raw_waiting_trajectories=[
            {"delivery_id": "d", "trajectory": "w", "pillar": None, "kind": "met_deelnemers"},
            {"delivery_id": "d", "trajectory": "bus", "pillar": "vraag", "kind": "voor_werkgevers"},
        ],
        stg_trajectories=[project("d")],
        core_deliveries=[delivery("d")],
    )
    places = {(row["pillar"], row["cohort"], row["target_group"]) for row in rows}
    assert places == {("route", "2021-H1", "ww"), (None, None, "ww"), (None, None, None)}


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


def test_a_share_uses_only_rows_of_which_both_numbers_are_known():
    base = {"region_code": "AM05", "pillar": "route", "cohort": "2021-H1", "target_group": "ww"}

    def entry(trajectory, measure, known, **rows):
        empty = {"rows_known": 1, "rows_below_5": 0, "rows_missing": 0, "rows_not_applicable": 0}
        return {**base, "trajectory": trajectory, "measure": measure, "known": known, **empty, **rows}

    rows = run(
        "core_rate_rows",
        core_outcomes=[
            entry("a", "participants", 10), entry("a", "placements", 4),
            entry("b", "participants", 20), entry("b", "placements", 0, rows_below_5=1, rows_known=0),
            {**entry("c", "participants", 9), "target_group": "werkend"}, {**entry("c", "placements", 9), "target_group": "werkend"},
        ],
        reg_indicators=[
            {"indicator": "placement_rate", "kind": "rate", "numerator": "placements", "denominator": "participants",
             "excluded_groups": "werkend"},
        ],
    )  # fmt: skip
    assert only(rows, trajectory="a")["is_known"] is True
    assert only(rows, trajectory="b")["is_known"] is False
    assert only(rows, trajectory="b")["people_at_most"] == 20
    assert {row["trajectory"] for row in rows} == {"a", "b"}
