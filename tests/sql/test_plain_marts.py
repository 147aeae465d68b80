"""Marts that only choose and name: facts, registries, deliveries, findings, experiences and projects."""

import datetime as dt

import pytest

from tests.sql.models import nothing, only, run

DAY = dt.date(2022, 12, 31)
COUNTING = [{"delivery_id": "d", "region_code": "AM05", "reference_date": DAY}]

PROJECT = [
    "region_code",
    "trajectory",
    "name",
    "kind",
    "pillar",
    "sector",
    "status",
    "reason",
    "start_date",
    "end_date",
    "lead",
    "partners",
    "budget_eur",
    "cofinancing_eur",
    "spent_eur",
    "target_participants",
    "target_placements",
    "target_praktijkverklaringen",
    "employers_reached",
    "continuation",
    "taken_over_from",
    "accountability_link",
    "coverage",
    "coverage_otherwise",
]
PEOPLE = ["participants", "placements", "sustained_placements", "praktijkverklaringen", "further_education"]
JUDGED = ("has_people", "has_ended", "knows_participants")


def test_codes_are_in_their_own_order():
    code = {"list": "pillars", "name_nl": "Route", "name_en": "Route", "explanation_nl": "", "explanation_en": ""}
    given = [{**code, "code": f"c{place}", "position": str(place), "synonyms": "x"} for place in (10, 2)]
    assert [(row["code"], row["position"]) for row in run("mart_codes", ref_codes=given)] == [("c2", 2), ("c10", 10)]


def test_contents_columns_and_indicators_are_those_of_the_registry_in_their_order():
    given = [{"part": "p", "table_name": "t", "position": place, "name": name} for place, name in ((10, "b"), (2, "a"))]
    made = (
        run("mart_contents", reg_contents=given),
        run("mart_columns", reg_columns=given),
        run("mart_indicators", reg_indicators=given),
    )
    for rows in made:
        assert [row["name"] for row in rows] == ["a", "b"]


def test_events_have_days():
    event = {"event": "lockdown", "first_day": "2020-03-15", "last_day": "2020-06-01", "name_nl": "n", "name_en": "e"}
    earlier = {**event, "event": "start", "first_day": "2019-07-01"}
    rows = run("mart_events", ref_events=[{**one, "source": "s"} for one in (event, earlier)])
    assert [(row["event"], row["first_day"]) for row in rows] == [
        ("start", dt.date(2019, 7, 1)),
        ("lockdown", dt.date(2020, 3, 15)),
    ]


def test_periods_are_the_half_years_of_the_release_their_years_and_all():
    period = {"first_day": "2021-01-01", "last_day": "2021-06-30", "name_nl": "n", "name_en": "e"}
    codes = ["2020-H2", "2021-H1", "2021-H2", "2020", "2021", "2022", "all"]
    given = [{**period, "period": code, "kind": "k", "position": str(place)} for place, code in enumerate(codes)]
    rows = run("mart_periods", ref_periods=given, core_cohorts=[{"cohort": "2021-H1", "year": "2021"}])
    assert [row["period"] for row in rows] == ["2021-H1", "2021", "all"]


def test_regions_say_up_to_when_they_delivered_and_the_country_up_to_the_newest():
    region = dict.fromkeys(["short_name", "abbreviation", "provinces", "centrumgemeente"], "x") | {
        "tile_row": 1,
        "tile_column": 1,
    }
    region |= {"urbanity_2020": 2.5, "inhabitants_2021": 100, "benefit_recipients_2021": 10, "inhabitants_2020": 99}
    region |= {"bijstand_2020": 4, "ww_2020": 3, "arbeidsongeschiktheid_2020": 2}
    rows = run(
        "mart_regions",
        ref_regions=[{**region, "region_code": code, "name": code} for code in ("AM05", "AM06")],
        core_deliveries=COUNTING,
    )
    said = ("reference_date", "delivered", "inhabitants_2021", "benefit_recipients_2021")
    assert [only(rows, region_code="AM05")[name] for name in said] == [DAY, True, 100, 10]
    assert [only(rows, region_code="AM06")[name] for name in said] == [None, False, 100, 10]
    assert [only(rows, region_code="NL")[name] for name in said] == [DAY, True, 200, 20]
    assert only(rows, region_code="NL")["tile_row"] is None


def delivery(delivery_id, verdict="accepted", **other):
    own = {
        "delivery_id": delivery_id, "region_code": "AM05", "reference_date": DAY, "version": 1, "arrival": 5, "verdict": verdict,
        "rows_read": 10, "rows_accepted": 9, "rows_quarantined": 1, "rows_control": 0,
    }  # fmt: skip
    return {**own, **other}


EARLIER, LATER = DAY - dt.timedelta(days=180), DAY + dt.timedelta(days=1)


def test_every_delivery_is_listed_and_says_whether_it_counts_waits_was_refused_or_is_history():
    given = [
        delivery("d"),
        delivery("older", reference_date=EARLIER, arrival=9),
        delivery("waits later", "quarantined", arrival=6),
        delivery("waited before", "quarantined", arrival=4),
        delivery("refused before", "rejected", arrival=3),
        delivery("newest", "quarantined", reference_date=LATER, arrival=1),
        delivery("no date", "rejected", reference_date=None, arrival=7),
        delivery("nobody's", "rejected", region_code=None, reference_date=None),
        delivery("first", "quarantined", region_code="AM02"),
        delivery("first refused", "rejected", region_code="AM03"),
    ]
    rows = run("mart_deliveries", stg_deliveries=given, core_deliveries=COUNTING)
    assert {row["delivery_id"]: row["standing"] for row in rows} == {
        "d": "counts",
        "older": "history",
        "waits later": "waits",
        "waited before": "history",
        "refused before": "history",
        "newest": "waits",
        "no date": "refused",
        "nobody's": "refused",
        "first": "waits",
        "first refused": "refused",
    }
    assert {row["delivery_id"] for row in rows if row["counts"]} == {"d"}
    assert only(rows, delivery_id="d")["rows_quarantined"] == 1


def test_experiences_stand_in_the_order_of_the_book():
    texts = dict.fromkeys(
        ["role", "organisation", "region_code", "region_note", "region_text", "quote", "question", "answer", "origin"],
        "x",
    )
    given = [{**texts, "experience_id": f"e{place}", "position": place, "is_sample": True} for place in (10, 9)]
    assert [row["experience_id"] for row in run("mart_experiences", raw_experiences=given)] == ["e9", "e10"]


def test_lessons_of_the_delivery_that_counts_are_shared_with_regions_unless_the_sender_says_otherwise():
    lesson = {"half_year": None, "question": "V1", "subject": None, "theme": None, "trajectory": None, "text": "x"}
    rows = run(
        "mart_lessons",
        raw_lessons=[
            {**lesson, "delivery_id": "d", "share_with": None},
            {**lesson, "delivery_id": "d", "share_with": "iedereen"},
            {**lesson, "delivery_id": "older", "share_with": "iedereen"},
        ],
        core_deliveries=COUNTING,
    )
    assert sorted(row["share_with"] for row in rows) == ["iedereen", "regios"]


SAID = ("status", "coverage", "coverage_otherwise")
OUTCOMES = dict.fromkeys(PEOPLE, 7) | {f"{name}_{part}": "x" for name in PEOPLE for part in SAID}
KEY = {"region_code": "x", "trajectory": "x"}


def test_a_project_shows_what_was_delivered_and_of_its_people_what_its_outcomes_say():
    """One without people has no outcomes, and neither has a measure that the programme does not ask for."""
    project = dict.fromkeys(PROJECT, "x") | {"first_target_participants": 9} | dict.fromkeys(JUDGED, True)
    bus = project | {"trajectory": "bus", "has_people": False}
    unasked = KEY | OUTCOMES | {"placements": None} | {f"placements_{part}": None for part in SAID}
    rows = run("mart_trajectories", core_trajectories=[project, bus], core_trajectory_outcomes=[unasked])
    said = [column for name in PEOPLE for column in (name, *(f"{name}_{part}" for part in SAID))]
    assert [list(row) for row in rows] == [PROJECT[:-2] + said + [*PROJECT[-2:], "is_counted", "is_aimed"]] * 2
    of_people = only(rows, trajectory="x")
    assert [of_people[name] for name in PEOPLE] == [7, None, 7, 7, 7]
    assert [of_people[f"participants_{part}"] for part in SAID] == ["x"] * 3
    for row, name in ((of_people, "placements"), (only(rows, trajectory="bus"), "participants")):
        assert [row[f"{name}_{part}"] for part in SAID] == ["not_applicable", "full", "full"]
    assert only(rows, trajectory="bus")["participants"] is None
    empty = nothing(*PROJECT, *JUDGED, "first_target_participants")
    assert run("mart_trajectories", core_trajectories=empty, core_trajectory_outcomes=[unasked]) == []


@pytest.mark.parametrize(
    ("given", "is_counted", "is_aimed"),
    [
        ({}, True, True),
        ({"has_ended": False}, True, False),
        ({"first_target_participants": None}, True, False),
        ({"knows_participants": False}, False, False),
        ({"has_people": False}, False, False),
    ],
)
def test_a_project_says_whether_the_median_counts_it_and_whether_it_is_set_beside_a_target(given, is_counted, is_aimed):
    project = dict.fromkeys(PROJECT, "x") | {"first_target_participants": 9} | dict.fromkeys(JUDGED, True) | given
    (row,) = run("mart_trajectories", core_trajectories=[project], core_trajectory_outcomes=[KEY | OUTCOMES])
    assert (row["is_counted"], row["is_aimed"]) == (is_counted, is_aimed)
