"""Rules across tables: each finds what it guards against, and is silent where all is well."""

from pathlib import Path

import pytest

from expectations.queries import CHECKS
from tests.sql.models import ask, nothing

KEY = {"period": "all", "target_group": "all", "pillar": "all"}


def broken(name, **given):
    return len(ask((CHECKS / f"{name}.sql").read_text(encoding="utf-8"), **given))


def count(region, number, measure="placements", **other):
    return {**KEY, "region_code": region, "measure": measure, "count": number, "coverage": "full", **other}


def test_every_check_is_tested_here():
    own = Path(__file__).read_text(encoding="utf-8")
    assert all(f'"{path.stem}"' in own for path in CHECKS.glob("*.sql"))


@pytest.mark.parametrize(("country", "breaches"), [(12, 0), (13, 1), (None, 1)])
def test_the_country_is_the_sum_of_its_regions(country, breaches):
    rows = [count("AM01", 12), count("AM02", None), count("NL", country)]
    assert broken("country_is_sum_of_regions", mart_cube_counts=rows) == breaches


def test_a_region_that_lacks_a_cell_is_found():
    whole = [count(region, 1, measure) for region in ("AM01", "NL") for measure in ("placements", "participants")]
    assert broken("every_key_has_a_row", mart_cube_counts=whole) == 0
    assert broken("every_key_has_a_row", mart_cube_counts=whole[1:]) == 1


@pytest.mark.parametrize(
    ("status", "because", "breaches"),
    [
        ("shown", None, 0),
        ("hidden", "below_5", 0),
        ("hidden", None, 1),
        ("shown", "below_5", 1),
        ("hidden", "few_people", 1),
    ],
)
def test_a_true_cell_is_hidden_only_for_what_was_delivered_as_below_5(status, because, breaches):
    row = {**KEY, "region_code": "AM01", "status": status, "hidden_because": because}
    fine = {**row, "status": "shown", "hidden_because": None}
    counts, rates = [{**row, "measure": "placements"}], [{**fine, "indicator": "r"}]
    assert broken("hidden_says_why", mart_cube_counts=counts, mart_cube_rates=rates) == breaches
    counts, rates = [{**fine, "measure": "placements"}], [{**row, "indicator": "r"}]
    assert broken("hidden_says_why", mart_cube_counts=counts, mart_cube_rates=rates) == breaches


@pytest.mark.parametrize(
    ("placements", "sustained", "coverage", "unsaid", "breaches"),
    [
        (10, 6, "full", None, 0),
        (21, 6, "full", None, 1),
        (10, 11, "full", None, 1),
        (21, 6, "partial", None, 0),
        (10, 11, "full", "placements", 0),
        (10, 11, "full", "sustained_placements", 0),
        (10, 11, "full", "status_holders", 1),
    ],
)
def test_no_more_are_placed_than_started_where_all_is_known(placements, sustained, coverage, unsaid, breaches):
    rows = [
        count("AM01", 20, "participants"),
        count("AM01", placements, coverage=coverage),
        count("AM01", sustained, "sustained_placements"),
    ]
    said = {"region_code": "AM01", "measure": unsaid, "rows_not_applicable": 1}
    outcomes = [said] if unsaid else nothing("region_code", "measure").assign(rows_not_applicable=0)
    assert broken("no_more_placed_than_started", mart_region_counts=rows, core_outcomes=outcomes) == breaches


PAIR = {"numerator": 8, "denominator": 20, "status": "hidden", "indicator": "r"}


@pytest.mark.parametrize(
    ("people", "numerator", "status", "breaches"),
    [(20, 8, "shown", 0), (21, 8, "shown", 1), (20, 9, "shown", 1), (21, 9, "shown", 2), (21, 8, "missing", 0)],
)
def test_trajectories_add_up_to_their_region(people, numerator, status, breaches):
    """Of a share that is hidden both numbers are known to the true tables, of whatever trajectory."""
    one = {"region_code": "AM05", "period": "2021-H1", "target_group": "all"}
    parts = [one | {"measure": "participants", "count": number} for number in (people - 5, 5, None)]
    shares = [one | PAIR | {"numerator": number, "denominator": 10} for number in (numerator - 5, 5)]
    region = one | {"pillar": "all"}
    found = broken(
        "trajectories_add_up",
        mart_trajectory_counts=parts,
        mart_trajectory_rates=shares,
        mart_cube_counts=[region | {"measure": "participants", "count": 20, "status": status}],
        mart_cube_rates=[region | PAIR],
    )
    assert found == breaches
