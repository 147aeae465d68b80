"""What is told of one trajectory: its counts by half-year or by group, its shares, and why a cell is empty."""

import datetime as dt

import pytest

from tests.sql.models import nothing, only, run

ON_TIME = dt.date(2022, 12, 31)
LAST_DAYS = {"2021-H1": dt.date(2021, 6, 30), "2021-H2": dt.date(2021, 12, 31), "2022-H1": dt.date(2022, 6, 30)}
ROWS = ("rows_known", "rows_below_5", "rows_missing", "rows_not_applicable")
KEY = {"region_code": "AM05", "trajectory": "t"}
RATE = {"indicator": "placement_rate", "kind": "rate", "excluded_groups": "werkend", "maturity_months": 12}


def place(cohort="2021-H1", group="ww", **other):
    own = {
        "cohort": cohort, "target_group": group, "last_day": LAST_DAYS[cohort], "reference_date": ON_TIME,
        "is_after_reference": False, "has_rows": True, "has_waiting": False,
    }  # fmt: skip
    return KEY | own | other


def keys(cohorts=("2021-H1", "2021-H2"), groups=("ww", "werkend")):
    cells = [(cohort, group) for cohort in cohorts for group in groups]
    return [
        {"cohort": cohort, "target_group": group, "period": period, "group_cell": cell}
        for cohort, group in cells
        for period, cell in ((cohort, "all"), ("all", group), ("all", "all"))
    ]


def test_a_trajectory_has_a_place_per_cohort_and_group_of_its_pillar_where_a_row_waits_or_not():
    """A row of which the trajectory is not readable could be of any; one of another trajectory is not of this one."""
    project = KEY | {"pillar": "route", "has_people": True, "has_rows": True}
    given = {"reference_date": ON_TIME, "is_after_reference": False, "is_delivered": True}
    places = [
        given | {"region_code": "AM05", "pillar": pillar, "cohort": cohort, "target_group": group, "last_day": day}
        for cohort, day in LAST_DAYS.items()
        for group in ("ww", "werkend")
        for pillar in ("route", "vraag")
    ]
    waits = {"region_code": "AM05", "trajectory": "t", "cohort": "2021-H1", "target_group": "ww", "is_project": False}
    waiting = [
        waits,
        waits | {"trajectory": None, "cohort": "2021-H2"},
        waits | {"cohort": None, "target_group": "werkend"},
        waits | {"trajectory": "other", "cohort": "2022-H1"},
        waits | {"is_project": True, "cohort": "2022-H1"},
    ]
    projects = [project, project | {"trajectory": "bus", "has_people": False}]
    made = run("core_trajectory_places", core_trajectories=projects, core_places=places, core_waiting=waiting)
    assert len(made) == 6 and {row["trajectory"] for row in made} == {"t"}
    assert {(row["cohort"], row["target_group"]) for row in made if not row["has_waiting"]} == {("2022-H1", "ww")}


def test_a_trajectory_is_told_of_by_period_or_by_group_and_never_by_both_or_by_year():
    crossed = [
        {"cohort": "2021-H1", "target_group": "ww", "pillar": pillar, "period": period, "group_cell": group}
        for period in ("2021-H1", "2021", "all")
        for group in ("ww", "all")
        for pillar in ("route", "vraag")
    ]
    made = run("core_trajectory_keys", core_keys=crossed)
    assert sorted((row["period"], row["group_cell"]) for row in made) == [
        ("2021-H1", "all"),
        ("all", "all"),
        ("all", "ww"),
    ]


def said(state="rows_known", known=0, cohort="2021-H1", group="ww", measure="placements"):
    own = {"cohort": cohort, "target_group": group, "measure": measure, "known": known}
    return KEY | own | dict.fromkeys(ROWS, 0) | {state: 1}


def counts(rows, places=None):
    places = places or [place(cohort, group) for cohort in ("2021-H1", "2021-H2") for group in ("ww", "werkend")]
    rows = rows or [said(known=3) | {"trajectory": "elsewhere"}]
    given = {"core_trajectory_keys": keys(), "reg_measures": [{"measure": "placements"}]}
    return run("mart_trajectory_counts", core_trajectory_places=places, core_outcomes=rows, **given)


def test_counts_of_a_trajectory_add_up_by_half_year_and_by_group():
    rows = [said(known=8), said(known=4, group="werkend"), said(known=1, cohort="2021-H2"), said("rows_below_5")]
    made = counts(rows)
    assert {(row["period"], row["target_group"]): (row["count"], row["coverage"]) for row in made} == {
        ("2021-H1", "all"): (12, "partial"),
        ("2021-H2", "all"): (1, "full"),
        ("all", "ww"): (9, "partial"),
        ("all", "werkend"): (4, "full"),
        ("all", "all"): (13, "partial"),
    }
    assert {row["coverage_otherwise"] for row in made} == {"full"}


@pytest.mark.parametrize(
    ("rows", "here", "expected"),
    [
        ([said(known=8)], {}, (8, "shown", "full", "full")),
        ([said(known=8), said("rows_missing")], {}, (8, "shown", "partial", "partial")),
        ([said(known=8), said("rows_not_applicable")], {}, (8, "shown", "full", "full")),
        ([said("rows_below_5")], {}, (None, "hidden", "partial", "full")),
        ([said("rows_below_5"), said("rows_missing")], {}, (None, "hidden", "partial", "partial")),
        ([said("rows_missing"), said("rows_not_applicable")], {}, (None, "missing", "none", "none")),
        ([said("rows_not_applicable")], {}, (None, "not_applicable", "full", "full")),
        ([said(known=8)], {"has_waiting": True}, (8, "shown", "partial", "partial")),
        ([], {"has_waiting": True}, (None, "missing", "none", "none")),
        ([], {"has_rows": False}, (None, "missing", "none", "none")),
        ([said(known=8)], {"is_after_reference": True}, (None, "missing", "none", "none")),
        ([said(known=8, cohort="2021-H2")], {}, (0, "shown", "full", "full")),
        ([said("rows_missing", cohort="2021-H2")], {}, (None, "missing", "none", "none")),
        ([said("rows_not_applicable", cohort="2021-H2")], {}, (None, "not_applicable", "full", "full")),
    ],
)
def test_a_count_of_a_trajectory_says_what_is_known_and_why_it_is_empty(rows, here, expected):
    """Where a trajectory has no row it counts nobody, unless none of its rows gives the measure."""
    made = only(counts(rows, [place(**here)]), period="2021-H1", target_group="all")
    assert tuple(made[name] for name in ("count", "status", "coverage", "coverage_otherwise")) == expected


def test_a_trajectory_of_which_a_cohort_began_after_the_reference_date_is_partial_over_all():
    made = counts([said(known=8)], [place(), place("2021-H2", is_after_reference=True)])
    assert [(row["period"], row["count"], row["coverage"]) for row in made if row["target_group"] == "all"] == [
        ("2021-H1", 8, "full"),
        ("2021-H2", None, "none"),
        ("all", 8, "partial"),
    ]


def row(numerator=8, denominator=20, cohort="2021-H1", group="ww", **other):
    own = {
        "indicator": "placement_rate", "cohort": cohort, "target_group": group, "numerator": numerator,
        "denominator": denominator, "is_known": True, "below_5": 0, "missing": 0, "not_applicable": 0,
        "people_at_most": denominator,
    }  # fmt: skip
    return KEY | own | other


UNSAID = {"numerator": 0, "denominator": 0, "is_known": False}


def shares(rows, places=None, newest=ON_TIME):
    return run(
        "mart_trajectory_rates",
        core_trajectory_places=places or [place(), place(group="werkend")],
        core_trajectory_keys=keys(tuple(LAST_DAYS)),
        core_deliveries=[{"reference_date": newest}],
        core_rate_rows=rows or [row(trajectory="elsewhere")],
        reg_indicators=[RATE, RATE | {"indicator": "participants", "kind": "count"}],
    )


@pytest.mark.parametrize(
    ("rows", "here", "expected"),
    [
        ([row(), row(2, 10)], {}, (10, 30, "shown", "full")),
        ([row(), row(9, 9, group="werkend")], {}, (8, 20, "shown", "full")),
        ([row(), row(**UNSAID, missing=1)], {}, (8, 20, "shown", "partial")),
        ([row(), row(**UNSAID, not_applicable=1)], {}, (8, 20, "shown", "full")),
        ([row(19, 95), row(**UNSAID, below_5=1) | {"people_at_most": 5}], {}, (19, 95, "shown", "partial")),
        ([row(19, 94), row(**UNSAID, below_5=1) | {"people_at_most": 5}], {}, (19, 94, "hidden", "partial")),
        ([row(**UNSAID, missing=1)], {}, (None, None, "missing", "none")),
        ([row(**UNSAID, not_applicable=1)], {}, (None, None, "not_applicable", "full")),
        ([], {}, (0, 0, "shown", "full")),
        ([row()], {"has_waiting": True}, (8, 20, "shown", "partial")),
        ([], {"has_waiting": True}, (None, None, "missing", "none")),
        ([], {"has_rows": False}, (None, None, "missing", "none")),
        ([row()], {"last_day": dt.date(2022, 6, 30)}, (None, None, "immature", "none")),
    ],
)
def test_a_share_of_a_trajectory_says_what_is_known_and_why_it_is_empty(rows, here, expected):
    made = only(shares(rows, [place(**here), place(group="werkend")]), period="2021-H1")
    assert tuple(made[name] for name in ("numerator", "denominator", "status", "coverage")) == expected


@pytest.mark.parametrize(("newest", "coverage"), [(ON_TIME, "full"), (dt.date(2023, 6, 30), "partial")])
def test_a_share_over_all_counts_mature_cohorts_and_misses_one_that_is_mature_elsewhere(newest, coverage):
    places = [place(cohort) for cohort in LAST_DAYS]
    made = only(shares([row(), row(3, 9, "2022-H1")], places, newest), period="all")
    assert (made["numerator"], made["denominator"], made["coverage"]) == (8, 20, coverage)


def test_outcomes_of_a_trajectory_are_its_counts_over_all():
    count = KEY | {"period": "all", "target_group": "all", "measure": "placements", "count": 7, "status": "shown"}
    count |= {"coverage": "partial", "coverage_otherwise": "full"}
    others = [count | {"period": "2021-H1", "count": 3}, count | {"target_group": "ww", "count": 4}]
    hidden = count | {"measure": "participants", "count": None, "status": "hidden"}
    (made,) = run("core_trajectory_outcomes", mart_trajectory_counts=[count, *others, hidden])
    names = ("placements", "placements_status", "placements_coverage", "placements_coverage_otherwise")
    assert [made[name] for name in names] == [7, "shown", "partial", "full"]
    assert (made["participants"], made["participants_status"], made["further_education_status"]) == (
        None,
        "hidden",
        None,
    )
    none = nothing("region_code", "trajectory", "measure", "period", "target_group", "status").assign(count=0)
    assert run("core_trajectory_outcomes", mart_trajectory_counts=none.assign(coverage="", coverage_otherwise="")) == []
