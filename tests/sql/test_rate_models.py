"""Which people a share is about, when it is mature, and why it is empty."""

import datetime as dt

import pytest

from tests.sql.models import only, run

RATE = {"indicator": "placement_rate", "kind": "rate", "excluded_groups": "werkend", "maturity_months": 12}
ON_TIME, LATE = dt.date(2022, 12, 31), dt.date(2022, 6, 30)
LAST_DAYS = {"2021-H1": dt.date(2021, 6, 30), "2021-H2": dt.date(2021, 12, 31), "2022-H1": dt.date(2022, 6, 30)}
UNSAID = {"numerator": 0, "denominator": 0, "is_known": False}


def place(cohort="2021-H1", **other):
    own = {
        "region_code": "AM05", "cohort": cohort, "target_group": "ww", "pillar": "route", "is_delivered": True,
        "is_after_reference": False, "with_people": 1, "with_rows": 1, "without_rows": 0, "has_waiting": False,
        "last_day": LAST_DAYS[cohort], "reference_date": ON_TIME,
    }  # fmt: skip
    return {**own, **other}


def row(numerator=8, denominator=20, cohort="2021-H1", **other):
    said = {
        "indicator": "placement_rate", "region_code": "AM05", "cohort": cohort, "target_group": "ww",
        "pillar": "route", "numerator": numerator, "denominator": denominator, "is_known": True, "below_5": 0,
        "missing": 0, "not_applicable": 0, "people_at_most": denominator,
    }  # fmt: skip
    return {**said, **other}


def keys(*groups):
    cell = {"pillar": "route", "pillar_cell": "all", "group_cell": "all"}
    return [
        {**cell, "cohort": cohort, "target_group": group, "period": period}
        for group in groups
        for cohort in LAST_DAYS
        for period in (cohort, "all")
    ]


def shares(places, rows, rate=RATE, groups=("ww", "werkend")):
    return run(
        "mart_region_rates",
        core_places=places,
        core_keys=keys(*groups),
        core_deliveries=[{"reference_date": ON_TIME}],
        core_rate_rows=rows or [row(region_code="elsewhere")],
        reg_indicators=[rate, {**rate, "indicator": "participants", "kind": "count"}],
    )


def cell(places, rows, period="2021-H1", **other):
    made = only(shares(places, rows, **other), period=period)
    return made["status"], made["coverage"], made["numerator"], made["denominator"]


@pytest.mark.parametrize(
    ("here", "rows", "expected"),
    [
        ({}, [row(), row(2, 10)], ("shown", "full", 10, 30)),
        ({}, [row(), row(**UNSAID, missing=1)], ("shown", "partial", 8, 20)),
        ({}, [row(), row(**UNSAID, not_applicable=1)], ("shown", "full", 8, 20)),
        ({}, [row(**UNSAID, missing=1)], ("missing", "none", 0, 0)),
        ({}, [row(**UNSAID, not_applicable=1)], ("not_applicable", "full", 0, 0)),
        ({}, [], ("shown", "full", 0, 0)),
        ({"has_waiting": True}, [row()], ("shown", "partial", 8, 20)),
        ({"has_waiting": True}, [], ("missing", "none", 0, 0)),
        ({"without_rows": 1}, [row()], ("shown", "partial", 8, 20)),
        ({"without_rows": 1}, [], ("missing", "none", 0, 0)),
        ({"with_people": 0}, [], ("not_applicable", "full", 0, 0)),
        ({"with_people": 0, "has_waiting": True}, [], ("missing", "none", 0, 0)),
        ({"is_delivered": False, "with_people": 0, "reference_date": None}, [], ("missing", "none", 0, 0)),
    ],
)
def test_a_share_says_what_is_known_and_why_it_is_empty(here, rows, expected):
    assert cell([place(**here)], rows) == expected


@pytest.mark.parametrize(("people_at_most", "status"), [(1, "shown"), (5, "shown"), (6, "hidden"), (60, "hidden")])
def test_a_share_is_hidden_where_rows_below_5_hold_more_than_one_in_twenty(people_at_most, status):
    rows = [row(40, 95), row(**UNSAID, below_5=1, people_at_most=people_at_most)]
    assert cell([place()], rows)[:2] == (status, "partial")


@pytest.mark.parametrize(
    ("cohort", "date", "months", "is_mature"),
    [
        ("2021-H2", ON_TIME, 12, True),
        ("2021-H2", dt.date(2022, 12, 30), 12, False),
        ("2022-H1", ON_TIME, 12, False),
        ("2021-H1", LATE, 12, True),
        ("2021-H2", LATE, 12, False),
        ("2021-H1", ON_TIME, 18, True),
        ("2021-H2", ON_TIME, 18, False),
    ],
)
def test_a_cohort_is_mature_when_its_last_day_and_the_months_have_passed(cohort, date, months, is_mature):
    rate = {**RATE, "maturity_months": months}
    found = cell([place(cohort, reference_date=date)], [row(cohort=cohort)], cohort, rate=rate)
    assert found == (("shown", "full", 8, 20) if is_mature else ("immature", "none", 0, 0))


def test_a_total_holds_the_mature_cohorts_and_what_others_already_have_makes_it_partial():
    rows = [row(cohort=cohort) for cohort in LAST_DAYS]
    on_time = [place(cohort) for cohort in LAST_DAYS]
    assert cell(on_time, rows, "all") == ("shown", "full", 16, 40)
    late = [place(cohort, reference_date=LATE) for cohort in LAST_DAYS]
    assert cell(late, rows, "all") == ("shown", "partial", 8, 20)


def test_a_total_lacks_what_any_of_its_cohorts_lacks():
    second = place("2021-H2")
    assert cell([place(), second], [row(), row(3, 5, "2021-H2"), row(1, 2, "2021-H2")], "all") == (
        "shown",
        "full",
        12,
        27,
    )
    assert cell([place(), {**second, "has_waiting": True}], [row()], "all")[1] == "partial"
    assert cell([place(), {**second, "without_rows": 1}], [row()], "all")[1] == "partial"
    assert cell([place(), second], [row(), row(**UNSAID, cohort="2021-H2", missing=1)], "all")[1] == "partial"
    small = [row(40, 95), row(**UNSAID, cohort="2021-H2", below_5=1, people_at_most=4)]
    assert cell([place(), second], small, "all")[:2] == ("shown", "partial")
    assert cell([place(), second], [*small, row(**UNSAID, below_5=1, people_at_most=4)], "all")[0] == "hidden"
    nowhere = [row(**UNSAID, not_applicable=1), row(**UNSAID, cohort="2021-H2", not_applicable=1)]
    assert cell([place(), second], nowhere, "all")[0] == "not_applicable"


def test_rows_that_are_not_due_yet_do_not_make_a_share_partial():
    waits = [place(), place("2022-H1", has_waiting=True, without_rows=1)]
    assert cell(waits, [row()], "all") == ("shown", "full", 8, 20)
    # A pillar of which the only project waits: what is not due yet is immature, not "does not apply".
    lone = [place("2022-H1", has_waiting=True, with_people=0)]
    assert cell(lone, [], "2022-H1")[0] == "immature"


def test_excluded_groups_are_in_no_total_and_the_share_does_not_apply_to_them():
    both = [place(), place(target_group="werkend", has_waiting=True)]
    assert cell(both, [row()]) == ("shown", "full", 8, 20)
    assert cell([place(target_group="werkend")], [])[0] == "not_applicable"


def test_the_country_adds_all_that_is_known_and_is_partial_if_any_region_is_not_full():
    key = {"period": "2021", "target_group": "all", "pillar": "all", "indicator": "placement_rate"}
    own = {
        **key,
        "status": "shown",
        "coverage": "full",
        "coverage_otherwise": "full",
        "numerator": 10,
        "denominator": 40,
        "people_below_5": 0,
    }
    empty = {**own, "numerator": 0, "denominator": 0}
    away = {**empty, "region_code": "AM03", "status": "missing", "coverage": "none", "coverage_otherwise": "none"}
    none = {**empty, "region_code": "AM04", "status": "not_applicable"}
    young = {**empty, "region_code": "AM06", "status": "immature", "coverage": "none", "coverage_otherwise": "none"}

    def country(*regions):
        found = only(run("mart_cube_rates", mart_region_rates=list(regions)), region_code="NL")
        return found["status"], found["coverage"], found["numerator"], found["denominator"]

    one, two = {**own, "region_code": "AM01"}, {**own, "region_code": "AM02"}
    assert country(one, two) == ("shown", "full", 20, 80)
    assert country(one, none) == ("shown", "full", 10, 40)
    assert country(one, away) == ("shown", "partial", 10, 40)
    assert country(young, away) == ("immature", "none", None, None)
    assert country(away, none) == ("missing", "none", None, None)
    assert country(none) == ("not_applicable", "full", None, None)
