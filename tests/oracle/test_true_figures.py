"""What the support team sees: every count, share and amount of every key, and what every empty cell says."""

import pytest

from tests.oracle import amounts
from tests.oracle.slow import RATES, REGIONS, Cell

MEASURES = (
    "participants", "ongoing", "completed", "dropped_out", "placements", "sustained_placements",
    "praktijkverklaringen", "further_education", "status_holders", "register_members",
)  # fmt: skip
CELL = ["region_code", "period", "target_group", "pillar"]


def by_key(table, what, values):
    """Return the values of every key of a table as tuples, None where missing; refuses a key that stands twice."""
    rows = table[[*CELL, what, *values]].astype("object")
    rows = rows.where(rows.notna(), None)
    found = {tuple(row[: len(CELL) + 1]): tuple(row[len(CELL) + 1 :]) for row in rows.itertuples(index=False)}
    assert len(found) == len(table)
    return found


def test_every_count_says_what_the_rows_behind_it_say(world):
    expected = {}
    for key in world.slow.every_key():
        for measure in MEASURES:
            cells = [world.slow.count(code, key, measure) for code in REGIONS]
            for code, cell in [*zip(REGIONS, cells, strict=True), ("NL", world.slow.country_count(cells))]:
                because = "below_5" if cell.status == "hidden" else None
                expected[code, *key, measure] = (cell.count, cell.status, cell.coverage, because, "exact")
    found = by_key(
        world.tables["landelijk", "cube_counts"],
        "measure",
        ["count", "status", "coverage", "hidden_because", "precision"],
    )
    assert found == expected
    assert {value[1] for value in found.values()} >= {"shown", "missing", "not_applicable"}


def told(cell: Cell) -> tuple:
    """Say what of a share reaches the support team: of nobody there is no share."""
    is_shown = cell.status == "shown"
    status = "not_applicable" if is_shown and cell.denominator == 0 else cell.status
    pair = (cell.numerator, cell.denominator) if status == "shown" else (None, None)
    return (*pair, status, cell.coverage, "below_5" if status == "hidden" else None)


@pytest.mark.parametrize("name", RATES)
def test_every_share_counts_the_mature_rows_of_which_both_numbers_are_known(world, name):
    expected = {}
    for key in world.slow.every_key():
        cells = [world.slow.share(code, key, name) for code in REGIONS]
        for code, cell in [*zip(REGIONS, cells, strict=True), ("NL", world.slow.country_share(cells))]:
            expected[code, *key, name] = told(cell)
    cube = world.tables["landelijk", "cube_rates"]
    values = ["numerator", "denominator", "status", "coverage", "hidden_because"]
    assert by_key(cube[cube["indicator"] == name], "indicator", values) == expected


def test_every_amount_is_what_the_projects_say(world):
    expected = {}
    for pillar in amounts.pillars():
        for name in amounts.NAMES:
            found = {code: amounts.amount(world.slow, code, pillar, name) for code in REGIONS}
            found["NL"] = amounts.country(world.slow, pillar, name)
            for code, one in found.items():
                is_shown = one.status == "shown" and one.denominator != 0
                value = one.numerator / one.denominator * amounts.FACTOR.get(name, 1) if is_shown else None
                status = "not_applicable" if one.status == "shown" and not is_shown else one.status
                expected[code, "all", "all", pillar, name] = (status, one.coverage, value)
    cube = by_key(world.tables["landelijk", "cube_amounts"], "indicator", ["status", "coverage", "amount"])
    assert {key: value[:2] for key, value in cube.items()} == {key: value[:2] for key, value in expected.items()}
    for key, value in expected.items():
        assert cube[key][2] == (None if value[2] is None else pytest.approx(value[2])), key


def test_the_worlds_hold_what_makes_figures_hard(world):
    """A recomputation proves nothing of what the data do not hold."""
    counts, shares = world.tables["landelijk", "cube_counts"], world.tables["landelijk", "cube_rates"]
    assert set(shares["status"]) >= {"shown", "missing", "immature", "not_applicable"}
    assert set(counts["coverage"]) == {"full", "partial", "none"}
    if world.name == "messy":
        assert {"hidden"} <= set(counts["status"]) & set(shares["status"])
        assert len(world.found) > len(world.slow.regions)
        assert any(row.said["sustained_placements"] == "nvt" for one in world.found for row in one.rows)
        assert any(one.waiting_projects for one in world.found)
        assert any(project["status"] == "voorbereiding" for one in world.found for project in one.projects)
        amounts_said = world.tables["landelijk", "cube_amounts"]
        assert set(amounts_said["status"]) == {"shown", "hidden", "missing", "not_applicable"}
