"""What is told of each trajectory: every count and share of it from its rows, what the public hears, and that they add up."""

from collections import defaultdict

import pytest

from tests.oracle import amounts
from tests.oracle.slow import RATES
from tests.oracle.test_public_details import codes_here, records
from tests.oracle.test_true_figures import MEASURES, told
from tests.oracle.trajectories import Trajectory

OUTCOMES = ("participants", "placements", "sustained_placements", "praktijkverklaringen", "further_education")


def with_people(world):
    for code, own in world.slow.regions.items():
        for project in own.people:
            yield code, project["trajectory"], Trajectory(world.slow, code, project["trajectory"])


def test_every_count_of_a_trajectory_says_what_its_rows_say(world):
    expected = {
        (code, name, *key, measure): cell
        for code, name, one in with_people(world)
        for key in one.places()
        for measure in MEASURES
        for cell in [one.count(*key, measure)]
    }
    rows = records(world, "landelijk", "trajectory_counts")
    names = ("region_code", "trajectory", "period", "target_group", "measure")
    found = {tuple(row[name] for name in names): (row["count"], row["status"], row["coverage"]) for row in rows}
    assert len(rows) == len(found)
    assert found == {key: (cell.count, cell.status, cell.coverage) for key, cell in expected.items()}
    if world.name == "messy":
        assert {value[1] for value in found.values()} == {"shown", "hidden", "missing", "not_applicable"}


@pytest.mark.parametrize("rate", RATES)
def test_every_share_of_a_trajectory_counts_its_mature_rows_of_which_both_numbers_are_known(world, rate):
    periods = [*world.slow.cohorts, "all"]
    expected = {
        (code, name, period): told(one.share(period, rate))
        for code, name, one in with_people(world)
        for period in periods
    }
    rows = [row for row in records(world, "landelijk", "trajectory_rates") if row["indicator"] == rate]
    values = ("numerator", "denominator", "status", "coverage", "hidden_because")
    found = {
        (row["region_code"], row["trajectory"], row["period"]): tuple(row[name] for name in values) for row in rows
    }
    assert len(rows) == len(found)
    assert found == expected


def test_trajectories_add_up_to_their_region(world):
    """Every count that a region shows; and every share of which no trajectory hides what is known of it."""
    sums, hides = defaultdict(int), set()
    for row in records(world, "landelijk", "trajectory_counts"):
        sums[row["region_code"], row["period"], row["target_group"], row["measure"]] += row["count"] or 0
    for row in records(world, "landelijk", "trajectory_rates"):
        for part in ("numerator", "denominator"):
            sums[row["region_code"], row["period"], row["indicator"], part] += row[part] or 0
        if row["status"] == "hidden":
            hides.add((row["region_code"], row["period"], row["indicator"]))
    compared = 0
    for row in records(world, "landelijk", "cube_counts"):
        key = row["region_code"], row["period"], row["target_group"], row["measure"]
        if row["pillar"] == "all" and row["status"] == "shown" and key in sums:
            assert sums[key] == row["count"], key
            compared += 1
    for row in records(world, "landelijk", "cube_rates"):
        key = row["region_code"], row["period"], row["indicator"]
        if row["pillar"] == row["target_group"] == "all" and row["status"] == "shown" and key not in hides:
            for part in ("numerator", "denominator") if row["region_code"] in world.slow.regions else ():
                if "-" in row["period"] or row["period"] == "all":
                    assert sums[(*key, part)] == row[part], key
                    compared += 1
    assert compared > 200


def test_every_outcome_of_a_project_says_whether_it_is_there(world):
    people = {(code, name): one for code, name, one in with_people(world)}
    for row in records(world, "landelijk", "trajectories"):
        one = people.get((row["region_code"], row["trajectory"]))
        for outcome in OUTCOMES:
            said = row[outcome], row[f"{outcome}_status"], row[f"{outcome}_coverage"]
            if one is None:
                assert said == (None, "not_applicable", "full")
            else:
                cell = one.count("all", "all", outcome)
                assert said == (cell.count, cell.status, cell.coverage), (row["trajectory"], outcome)


def test_the_public_hears_of_every_outcome_whether_it_is_there_and_not_where_below_5_stands(world):
    """Delivered as `<5` altogether is a 0; where `<5` is all that lacks, every outcome of the region is partial."""
    cells = {
        (code, name, outcome): one.count("all", "all", outcome)
        for code, name, one in with_people(world)
        for outcome in OUTCOMES
    }
    bent = {(code, outcome) for (code, _, outcome), cell in cells.items() if cell.is_bent}
    codes, zeros = codes_here(world), 0
    for row in records(world, "openbaar", "trajectories"):
        code, name = codes[row["trajectory"]]
        for outcome in OUTCOMES:
            cell = cells.get((code, name, outcome))
            said = row[f"{outcome}_status"], row[f"{outcome}_coverage"]
            if cell is None or cell.status in ("missing", "not_applicable"):
                nothing = cell.status if cell else "not_applicable"
                assert (row[outcome], *said) == (None, nothing, "none" if nothing == "missing" else "full")
                continue
            unsure = cell.coverage == "partial" and not cell.is_bent
            assert said == ("shown", "partial" if unsure or (code, outcome) in bent else "full"), (name, outcome)
            if cell.status == "hidden":
                assert row[outcome] == 0
                zeros += 1
    assert zeros > 0 or world.name == "sample"


def test_the_public_has_no_count_and_no_share_of_a_trajectory(world):
    for name in ("trajectory_counts", "trajectory_rates"):
        assert len(world.tables["landelijk", name]) > 50
        assert len(world.tables["openbaar", name]) == 0


@pytest.mark.parametrize("audience", ["landelijk", "openbaar"])
def test_a_share_of_a_target_says_over_how_many_projects_it_is(world, audience):
    told_of = 0
    for row in records(world, audience, "cube_amounts"):
        if row["indicator"] != "target_realisation" or row["status"] != "shown":
            assert row["trajectories_behind"] is None
            continue
        place = row["pillar"], "target_realisation"
        own = () if row["region_code"] == "NL" else (row["region_code"],)
        one = amounts.amount(world.slow, *own, *place) if own else amounts.country(world.slow, *place)
        assert row["trajectories_behind"] == one.projects > 0
        told_of += 1
    assert told_of > 0
