"""What is known of a project in total, and what that makes of amounts of a region."""

import datetime as dt

import pytest

from tests.sql.models import nothing, only, run

DELIVERY = {"delivery_id": "d", "region_code": "AM05", "reference_date": dt.date(2022, 12, 31)}
NO_TARGETS = nothing("region_code", "trajectory", "first_target_participants")
NO_WAITING = nothing("region_code", "trajectory", "pillar", "cohort", "target_group").assign(
    is_project=False, has_people=True, is_accepted=True
)


def project(trajectory="t", kind="met_deelnemers", status="loopt", delivery_id="d", pillar="route"):
    return {"delivery_id": delivery_id, "trajectory": trajectory, "kind": kind, "status": status, "pillar": pillar}


def outcome(known, measure="participants", trajectory="t", **rows):
    said = {"rows_known": 1, "rows_below_5": 0, "rows_missing": 0, "rows_not_applicable": 0, **rows}
    return {"region_code": "AM05", "trajectory": trajectory, "measure": measure, "known": known, **said}


def unsaid(state, measure="participants"):
    return outcome(0, measure, rows_known=0, **{f"rows_{state}": 1})


def trajectories(projects, outcomes, targets=NO_TARGETS, waiting=NO_WAITING):
    return run(
        "core_trajectories",
        stg_trajectories=projects,
        core_deliveries=[DELIVERY],
        core_outcomes=outcomes,
        core_first_targets=targets,
        core_waiting=waiting,
    )


def test_a_project_adds_every_measure_over_its_rows():
    measures = ["participants", "placements", "sustained_placements", "praktijkverklaringen", "further_education"]
    rows = [outcome(7 * place + one, measure) for place, measure in enumerate(measures) for one in (3, 5)]
    made = trajectories([project()], rows)[0]
    assert [made[measure] for measure in measures] == [8, 22, 36, 50, 64]
    # Two rows of which neither says a number, in two measures: none of the five has a number.
    made = trajectories([project()], [unsaid("missing", measure) for measure in measures for _ in (1, 2)])[0]
    assert [made[measure] for measure in measures] == [None] * 5


def test_a_project_adds_its_rows_and_knows_its_first_target():
    rows = trajectories(
        [project(), project("old", delivery_id="older")],
        [outcome(10), outcome(5), outcome(6, "placements"), outcome(99, trajectory="other")],
        [{"region_code": "AM05", "trajectory": "t", "first_target_participants": 40}],
    )
    assert len(rows) == 1
    said = ("participants", "placements", "further_education", "first_target_participants", "coverage")
    assert [rows[0][name] for name in said] == [15, 6, None, 40, "full"]
    assert (rows[0]["knows_participants"], rows[0]["knows_placements"]) == (True, True)


@pytest.mark.parametrize(
    ("rows", "participants", "knows_participants", "knows_placements", "coverage"),
    [
        ([outcome(10), unsaid("below_5"), outcome(4, "placements")], 10, False, True, "partial"),
        ([outcome(10), unsaid("missing"), outcome(4, "placements")], 10, False, True, "partial"),
        ([outcome(10), unsaid("missing", "placements")], 10, True, False, "partial"),
        ([outcome(10), outcome(4, "placements"), unsaid("not_applicable", "placements")], 10, True, False, "full"),
        ([unsaid("missing"), unsaid("missing", "placements")], None, False, False, "partial"),
        ([outcome(0), outcome(0, "placements")], 0, True, True, "full"),
        ([outcome(9, trajectory="other")], None, False, False, "none"),
    ],
)
def test_a_number_is_known_only_where_every_row_says_it(
    rows, participants, knows_participants, knows_placements, coverage
):
    made = trajectories([project()], rows)[0]
    said = ("participants", "knows_participants", "knows_placements", "coverage")
    assert [made[name] for name in said] == [participants, knows_participants, knows_placements, coverage]


def test_a_project_of_which_a_row_waits_does_not_know_its_people():
    waits = {
        "region_code": "AM05", "trajectory": "t", "pillar": "route", "cohort": "2021-H1", "target_group": "ww",
        "is_project": False, "has_people": True, "is_accepted": True,
    }  # fmt: skip
    rows = [outcome(10), outcome(4, "placements"), outcome(7, trajectory="u"), outcome(3, "placements", "u")]
    made = trajectories([project(), project("u")], rows, waiting=[waits])
    said = ("participants", "knows_participants", "knows_placements", "coverage")
    assert [only(made, trajectory="t")[name] for name in said] == [10, False, False, "partial"]
    assert [only(made, trajectory="u")[name] for name in said] == [7, True, True, "full"]


@pytest.mark.parametrize(
    ("kind", "status", "rows", "has_people", "has_ended"),
    [
        ("met_deelnemers", "loopt", [], True, False),
        ("met_deelnemers", None, [], True, False),
        ("met_deelnemers", "voorbereiding", [], False, False),
        ("met_deelnemers", "voorbereiding", [outcome(3)], True, False),
        ("met_deelnemers", "afgerond", [outcome(3)], True, True),
        ("met_deelnemers", "gestopt", [], True, True),
        ("voor_werkgevers", "afgerond", [], False, True),
    ],
)
def test_which_projects_have_people_and_which_have_ended(kind, status, rows, has_people, has_ended):
    made = trajectories([project(kind=kind, status=status)], rows or [outcome(1, trajectory="other")])[0]
    assert (made["has_people"], made["has_ended"]) == (has_people, has_ended)
    assert made["coverage"] == ("none" if has_people and not rows else "full")


def places(delivery=DELIVERY, projects=(), waiting=NO_WAITING):
    cohort = {"cohort": "2022-H2", "year": "2022", "first_day": dt.date(2022, 7, 1), "last_day": dt.date(2022, 12, 31)}
    own = {"region_code": "AM05", "pillar": "route", "has_people": True, "has_rows": True}
    return run(
        "core_places",
        ref_regions=[{"region_code": "AM05"}, {"region_code": "AM06"}],
        core_cohorts=[cohort],
        ref_codes=[
            *({"list": "target_groups", "code": code} for code in ("ww", "werkend")),
            *({"list": "pillars", "code": code} for code in ("route", "vraag")),
        ],
        core_deliveries=[delivery],
        core_trajectories=[{**own, **one} for one in projects] or nothing("region_code", "pillar", "has_people", "has_rows"),
        core_waiting=waiting,
    )  # fmt: skip


def test_every_region_has_every_place_also_without_a_delivery():
    rows = places(projects=[{}, {}, {"has_rows": False}, {"has_people": False, "has_rows": False}])
    assert len(rows) == 2 * 1 * 2 * 2
    here = only(rows, region_code="AM05", pillar="route", target_group="ww")
    assert (here["is_delivered"], here["with_people"], here["with_rows"], here["without_rows"]) == (True, 3, 2, 1)
    assert only(rows, region_code="AM05", pillar="vraag", target_group="ww")["with_people"] == 0
    away = only(rows, region_code="AM06", pillar="route", target_group="ww")
    assert (away["is_delivered"], away["is_after_reference"], away["with_people"]) == (False, False, 0)


@pytest.mark.parametrize(("date", "after"), [("2022-06-30", True), ("2022-07-01", False), ("2022-12-31", False)])
def test_a_cohort_is_after_the_reference_date_if_it_starts_after_it(date, after):
    rows = places({**DELIVERY, "reference_date": dt.date.fromisoformat(date)})
    assert {row["is_after_reference"] for row in rows if row["region_code"] == "AM05"} == {after}


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"pillar": "route", "cohort": "2022-H2", "target_group": "ww"}, {("route", "ww")}),
        ({"pillar": "route", "cohort": "2021-H1", "target_group": "ww"}, set()),
        ({"pillar": "route"}, {("route", "ww"), ("route", "werkend")}),
        ({"target_group": "ww"}, {("route", "ww"), ("vraag", "ww")}),
        ({}, {("route", "ww"), ("route", "werkend"), ("vraag", "ww"), ("vraag", "werkend")}),
        ({"has_people": False, "is_project": True}, set()),
    ],
)
def test_a_row_waits_wherever_it_could_belong(where, expected):
    unknown = {"region_code": "AM05", "trajectory": "t", "pillar": None, "cohort": None, "target_group": None}
    rows = places(waiting=[{**unknown, "is_project": False, "has_people": True, "is_accepted": True, **where}])
    assert {(row["pillar"], row["target_group"]) for row in rows if row["has_waiting"]} == expected
