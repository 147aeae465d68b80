"""Amounts tell nothing where they come from public numbers; one that comes from the true numbers gives them away."""

import pandas as pd
import pytest

from pipelines.protection.attack import Outsider, amounts
from tests.protection.attack.test_leaks import AID, H1, bounds, empty, of_project, put, quantity
from tests.protection.attack.world import PILLARS, REGION

pytestmark = pytest.mark.slow
BENEFITS = 67610


@pytest.fixture
def world():
    world = empty({"p1": PILLARS[0], "p2": PILLARS[0], "p3": PILLARS[2]})
    for project, people in enumerate((23, 41, 72)):
        put(world, H1, AID, project, participants=people, placements=people // 3 + 1)
    return world


def tables_with(world, indicator: str, amount: float, pillar: str = "all") -> dict[str, pd.DataFrame]:
    tables = world.tables()
    row = {"region_code": REGION, "period": "all", "target_group": "all", "pillar": pillar, "indicator": indicator}
    tables["cube_amounts"] = pd.DataFrame([row | {"amount": amount, "status": "shown"}])
    tables["regions"]["benefit_recipients_2021"] = BENEFITS
    projects = tables["trajectories"]
    projects["status"], projects["spent_eur"] = ["afgerond", "gestopt", "loopt"], [1000.0, 2000.0, 3000.0]
    projects["target_participants"] = [50, 50, 100]
    return tables


def public(world, asked) -> tuple[int, int]:
    return bounds(Outsider(world.tables(), REGION, truth=world.truth()), asked)


@pytest.mark.parametrize(
    "indicator, exact, rounded, asked",
    [
        ("reach", 136 / BENEFITS * 1000, 140 / BENEFITS * 1000, quantity("participants")),
        ("target_realisation", 64 / 100, 65 / 100, quantity("participants", pillar=PILLARS[0])),
        ("cost_per_placement", 3000 / 22, 3000 / 25, quantity("placements", pillar=PILLARS[0])),
        ("participants_per_trajectory", 41, 40, of_project("participants", "p2")),
    ],
)
def test_an_amount_of_true_numbers_gives_them_and_one_of_public_numbers_nothing(
    world, indicator, exact, rounded, asked
):
    true = Outsider(tables_with(world, indicator, exact), REGION, truth=world.truth())
    low, high = bounds(true, asked)
    assert low == high
    shown = Outsider(tables_with(world, indicator, rounded), REGION, truth=world.truth())
    assert bounds(shown, asked) == public(world, asked)


def test_the_table_of_changes_is_read_too(world):
    tables = world.tables()
    row = {"region_code": REGION, "kind": "measure", "subject": "participants", "previous": 100}
    tables["changes"] = pd.DataFrame([row | {"current": 136}])
    assert bounds(Outsider(tables, REGION, truth=world.truth()), quantity("participants")) == (136, 136)
    tables["changes"]["current"] = 140
    assert bounds(Outsider(tables, REGION, truth=world.truth()), quantity("participants")) == public(
        world, quantity("participants")
    )


def test_how_many_projects_are_behind_a_share_of_a_target_tells_of_which_it_is(world):
    """Of one of the two that ended: its true number of people is given away, and its public number tells nothing."""
    asked = of_project("participants", "p2")
    for people, behind, expected in ((40, 1, public(world, asked)), (65, 2, public(world, asked))):
        tables = tables_with(world, "target_realisation", people / (50 * behind), PILLARS[0])
        tables["cube_amounts"]["trajectories_behind"] = behind
        assert bounds(Outsider(tables, REGION, truth=world.truth()), asked) == expected
    chosen = amounts._behind(
        pd.DataFrame({"participants": [25, 40], "target_participants": [50, 50]}, index=["p1", "p2"]),
        pd.Series({"amount": 0.8, "trajectories_behind": 1}),
        0.005,
    )
    assert chosen.index.tolist() == ["p2"]
