"""What a cell says, and why it is empty: the marts on rows given by hand."""

import pytest

from tests.sql.models import only, run

KEYS = [
    {
        "cohort": "2021-H1",
        "target_group": "ww",
        "pillar": "route",
        "period": "all",
        "group_cell": "all",
        "pillar_cell": "all",
    }
]
PLACE = {
    "region_code": "AM05", "cohort": "2021-H1", "target_group": "ww", "pillar": "route", "is_delivered": True,
    "is_after_reference": False, "with_people": 1, "with_rows": 1, "without_rows": 0, "has_waiting": False,
}  # fmt: skip
ROW = {
    "region_code": "AM05", "cohort": "2021-H1", "target_group": "ww", "pillar": "route", "measure": "placements",
    "known": 12, "rows_known": 1, "rows_below_5": 0, "rows_missing": 0, "rows_not_applicable": 0,
}  # fmt: skip
UNSAID = {"known": 0, "rows_known": 0}


def cell(place, *rows):
    made = counts(place, *rows)
    assert made[0]["hidden_because"] == ("below_5" if made[0]["status"] == "hidden" else None)
    return made[0]["count"], made[0]["status"], made[0]["coverage"]


def counts(place, *rows):
    return run(
        "mart_region_counts",
        core_places=[{**PLACE, **place}],
        core_keys=KEYS,
        reg_measures=[{"measure": "placements"}],
        core_outcomes=list(rows) or [{**ROW, "cohort": "2019-H2"}],
    )


def test_coverage_is_told_apart_from_what_only_small_numbers_make_partial():
    small = {**ROW, "rows_below_5": 1}
    only_small, waiting = counts({}, small)[0], counts({"has_waiting": True}, small)[0]
    assert (only_small["coverage"], only_small["coverage_otherwise"]) == ("partial", "full")
    assert (waiting["coverage"], waiting["coverage_otherwise"]) == ("partial", "partial")


@pytest.mark.parametrize(
    ("place", "rows", "expected"),
    [
        ({}, [ROW], (12, "shown", "full")),
        ({}, [ROW, {**ROW, **UNSAID, "rows_below_5": 1}], (12, "shown", "partial")),
        ({}, [ROW, {**ROW, **UNSAID, "rows_missing": 1}], (12, "shown", "partial")),
        ({}, [{**ROW, **UNSAID, "rows_below_5": 1}], (None, "hidden", "partial")),
        ({}, [{**ROW, **UNSAID, "rows_missing": 1}], (None, "missing", "none")),
        ({}, [{**ROW, **UNSAID, "rows_not_applicable": 1}], (None, "not_applicable", "full")),
        ({}, [], (0, "shown", "full")),
        ({"has_waiting": True}, [], (None, "missing", "none")),
        ({"has_waiting": True}, [ROW], (12, "shown", "partial")),
        ({"without_rows": 1}, [], (None, "missing", "none")),
        ({"with_people": 0, "with_rows": 0}, [], (None, "not_applicable", "full")),
        ({"with_people": 0, "with_rows": 0, "has_waiting": True}, [], (None, "missing", "none")),
        ({"is_after_reference": True}, [], (None, "missing", "none")),
        ({"is_delivered": False, "with_people": 0}, [], (None, "missing", "none")),
    ],
)
def test_a_cell_says_what_is_known_and_never_a_zero_that_nobody_meant(place, rows, expected):
    assert cell(place, *rows) == expected


TWO = [PLACE, {**PLACE, "cohort": "2021-H2", "target_group": "werkend", "pillar": "vraag"}]


def total(first, second, *rows):
    """Return what the cell says that two places are added to."""
    places = [{**TWO[0], **first}, {**TWO[1], **second}]
    made = run(
        "mart_region_counts",
        core_places=places,
        core_keys=[KEYS[0], {**KEYS[0], "cohort": "2021-H2", "target_group": "werkend", "pillar": "vraag"}],
        reg_measures=[{"measure": "placements"}],
        core_outcomes=list(rows) or [{**ROW, "region_code": "AM06"}],
    )
    found = only(made, region_code="AM05")
    return found["count"], found["status"], found["coverage"]


OTHER = {**ROW, "cohort": "2021-H2", "target_group": "werkend", "pillar": "vraag", "known": 5}


@pytest.mark.parametrize(
    ("first", "second", "rows", "expected"),
    [
        ({}, {}, [ROW, {**ROW, "known": 4}, OTHER], (21, "shown", "full")),
        ({}, {}, [ROW, {**OTHER, **UNSAID, "rows_below_5": 1}], (12, "shown", "partial")),
        ({}, {}, [ROW, {**OTHER, **UNSAID, "rows_not_applicable": 1}], (12, "shown", "full")),
        (
            {},
            {},
            [{**ROW, **UNSAID, "rows_missing": 1}, {**OTHER, **UNSAID, "rows_below_5": 1}],
            (None, "hidden", "partial"),
        ),
        ({}, {"has_waiting": True}, [ROW], (12, "shown", "partial")),
        ({}, {"without_rows": 1}, [ROW], (12, "shown", "partial")),
        ({}, {"is_after_reference": True}, [ROW], (12, "shown", "partial")),
        ({}, {"is_after_reference": True, "with_people": 0}, [ROW], (12, "shown", "full")),
        ({}, {"is_after_reference": True, "without_rows": 1, "with_people": 0}, [ROW], (12, "shown", "full")),
        ({"is_after_reference": True}, {"is_after_reference": True}, [], (None, "missing", "none")),
        ({"with_people": 0}, {"with_people": 0}, [], (None, "not_applicable", "full")),
        ({"with_people": 0}, {"with_people": 0, "has_waiting": True}, [], (None, "missing", "none")),
        ({}, {"with_people": 0}, [ROW], (12, "shown", "full")),
    ],
)
def test_a_total_adds_its_places_and_lacks_what_any_of_them_lacks(first, second, rows, expected):
    assert total(first, second, *rows) == expected


@pytest.mark.parametrize(
    ("states", "status"),
    [
        ({"rows_missing": 1}, "missing"),
        ({"rows_not_applicable": 1}, "not_applicable"),
        ({"rows_below_5": 1}, "shown"),
        ({"rows_known": 1, "known": 3}, "shown"),
    ],
)
def test_a_measure_that_no_row_of_a_region_gives_is_nowhere_a_zero(states, status):
    elsewhere = {**ROW, **UNSAID, "cohort": "2020-H2", **states}
    assert cell({}, elsewhere)[:2] == (0 if status == "shown" else None, status)


def test_the_country_adds_what_regions_show_and_is_partial_if_any_is_not_full():
    own = {"period": "all", "target_group": "all", "pillar": "all", "measure": "placements", "hidden_because": None}
    rows = run(
        "mart_cube_counts",
        mart_region_counts=[
            {
                **own,
                "region_code": "AM01",
                "count": 12,
                "status": "shown",
                "coverage": "full",
                "coverage_otherwise": "full",
            },
            {
                **own,
                "region_code": "AM02",
                "count": 8,
                "status": "shown",
                "coverage": "full",
                "coverage_otherwise": "full",
            },
            {
                **own,
                "region_code": "AM03",
                "count": None,
                "status": "missing",
                "coverage": "none",
                "coverage_otherwise": "none",
            },
        ],
    )
    country = only(rows, region_code="NL")
    assert (country["count"], country["status"], country["coverage"]) == (20, "shown", "partial")


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["hidden", "missing", "not_applicable"], ("hidden", "partial")),
        (["missing", "not_applicable"], ("missing", "none")),
        (["not_applicable", "not_applicable"], ("not_applicable", "full")),
        (["missing", "missing"], ("missing", "none")),
    ],
)
def test_the_country_says_why_it_is_empty(statuses, expected):
    coverage = {"hidden": "partial", "missing": "none", "not_applicable": "full"}
    key = {"period": "all", "target_group": "all", "pillar": "all"}
    regions = [
        {
            **key,
            "region_code": f"AM0{place}",
            "status": status,
            "coverage": coverage[status],
            "coverage_otherwise": coverage[status],
            "count": None,
        }
        for place, status in enumerate(statuses)
    ]
    counts = [{**one, "measure": "placements", "hidden_because": None} for one in regions]
    rates = [
        {**one, "indicator": "r", "numerator": 0, "denominator": 0, "people_below_5": 4 * (one["status"] == "hidden")}
        for one in regions
    ]
    for made in (run("mart_cube_counts", mart_region_counts=counts), run("mart_cube_rates", mart_region_rates=rates)):
        country = only(made, region_code="NL")
        assert (country["status"], country["coverage"]) == expected
        assert country["hidden_because"] == ("below_5" if expected[0] == "hidden" else None)


def test_the_country_is_hidden_where_what_was_delivered_as_small_would_bend_it():
    key = {"period": "all", "target_group": "all", "pillar": "all", "indicator": "placement_rate"}
    own = {
        **key,
        "status": "shown",
        "coverage": "full",
        "coverage_otherwise": "full",
        "numerator": 10,
        "denominator": 40,
        "people_below_5": 0,
    }
    shares = [{**own, "region_code": "AM01"}, {**own, "region_code": "AM02", "people_below_5": 4}]
    country = only(run("mart_cube_rates", mart_region_rates=shares), region_code="NL")
    assert (country["numerator"], country["denominator"], country["status"]) == (20, 80, "shown")
    # 4 of 80 + 4 is 4.8%; 5 of 95 + 5 is exactly 5%; 5 of 94 + 5 is more.
    edge = [{**own, "region_code": "AM01", "denominator": 55}, {**own, "region_code": "AM02", "people_below_5": 5}]
    assert only(run("mart_cube_rates", mart_region_rates=edge), region_code="NL")["status"] == "shown"
    bent = [{**own, "region_code": "AM01", "denominator": 54}, {**own, "region_code": "AM02", "people_below_5": 5}]
    country = only(run("mart_cube_rates", mart_region_rates=bent), region_code="NL")
    assert (country["status"], country["hidden_because"]) == ("hidden", "below_5")
    assert (country["numerator"], country["denominator"]) == (20, 94)  # what is known goes on to protection
