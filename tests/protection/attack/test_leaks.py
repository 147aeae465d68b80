"""Leaks of every kind, planted one at a time: the attack finds each, and what it finds is so."""

import numpy as np
import pandas as pd
import pytest

from pipelines.protection.attack import QUANTITY, Contradiction, Earlier, Method, Outsider
from tests.protection.attack.world import COHORTS, GROUPS, MEASURES, PILLARS, REGION, World, made

pytestmark = pytest.mark.slow

NEAREST = Method(within=2, share_within=2, small_shares=())
H1, H2 = list(COHORTS).index("2021-H1"), list(COHORTS).index("2021-H2")
WORK, AID = GROUPS.index("werkend"), GROUPS.index("participatiewet")


def quantity(
    figure: str, period="all", group="all", pillar="all", table="cube_counts", what="count", trajectory=None
) -> pd.DataFrame:
    return pd.DataFrame([(table, period, group, pillar, trajectory, figure, what)], columns=QUANTITY)


def of_project(figure: str, project: str) -> pd.DataFrame:
    return quantity(figure, None, None, None, "trajectories", trajectory=project)


def empty(projects: dict[str, str]) -> World:
    nobody = np.zeros((len(projects), len(COHORTS), len(GROUPS), len(MEASURES)), dtype=int)
    return World(nobody, nobody.copy(), projects)


def put(world: World, cohort: int, group: int, project: int = 0, **people: int) -> None:
    """Put people in a leaf; whoever is in no state is ongoing. The base is the nearest multiple of 5 of each number."""
    own = {"participants": 0, "completed": 0, "dropped_out": 0} | people
    own.setdefault("ongoing", own["participants"] - own["completed"] - own["dropped_out"])
    for measure, count in own.items():
        place = project, cohort, group, MEASURES.index(measure)
        world.true[place], world.base[place] = count, 5 * ((count + 2) // 5)


def to_nearest(tables: dict[str, pd.DataFrame], hides: bool = True) -> dict[str, pd.DataFrame]:
    """Every number apart to the nearest multiple of 5, and 0 to 4 hidden: what is not done any more."""
    counts, rates = tables["cube_counts"].copy(), tables["cube_rates"].copy()
    counts["count"] = 5 * ((counts["true"] + 2) // 5)
    if hides:
        counts.loc[(counts["true"] <= 4) & (counts["status"] == "shown"), ["status", "count"]] = ["hidden", None]
    for row in rates.index[rates["status"] == "shown"]:
        x, n = rates.at[row, "true"]
        rates.loc[row, ["numerator", "denominator"]] = [5 * ((x + 2) // 5), 5 * ((n + 2) // 5)]
    projects = tables["trajectories"].drop(columns=[one for one in MEASURES if one in tables["trajectories"]])
    return tables | {"cube_counts": counts, "cube_rates": rates, "trajectories": projects}


def bounds(outsider: Outsider, asked: pd.DataFrame) -> tuple[int, int]:
    return tuple(outsider.bounds(asked).iloc[0])


@pytest.fixture
def world():
    return made(1)


def cell(table: pd.DataFrame, name: str, figure: str, period="all", group="all", pillar="all") -> pd.Series:
    own = (table["period"] == period) & (table["target_group"] == group) & (table["pillar"] == pillar)
    return own & (table[name] == figure)


def exact(world: World, tables: dict[str, pd.DataFrame], figure: str, **where) -> int:
    """Publish one count as it is, and return it."""
    counts = tables["cube_counts"]
    own = cell(counts, "measure", figure, **where)
    counts.loc[own, "count"] = counts.loc[own, "true"]
    return int(counts.loc[own, "true"].iloc[0])


def test_a_total_and_two_shares_without_a_group_give_that_group():
    """35 placements are at least 33; without `werkend` 10 and 15 are at most 12 and 17; the rest is hidden, so at most 4."""
    world = empty({"p1": PILLARS[0]})
    put(world, H1, AID, participants=40, placements=12)
    put(world, H2, AID, participants=50, placements=17)
    put(world, H2, WORK, participants=10, placements=4)
    tables = to_nearest(world.tables(NEAREST))
    counts = tables["cube_counts"]
    hidden = counts[counts["status"] == "hidden"]
    asked = quantity("placements", "2021", "werkend")
    unaware = bounds(Outsider(tables, REGION, truth=world.truth(), method=NEAREST), asked)
    assert unaware[0] == 4
    for row in hidden.index:
        counts.loc[row, ["status", "count"]] = ["shown", 2]
    assert bounds(Outsider(tables, REGION, truth=world.truth(), method=NEAREST), asked) == (4, 4)


def test_whoever_knows_which_numbers_are_small_is_left_with_less(world):
    tables, small = world.tables(), world.small()
    plain = Outsider(tables, REGION, truth=world.truth()).bounds(small)
    aware = Outsider(tables, REGION, truth=world.truth(), small=small).bounds(small)
    assert (aware["highest"] <= 4).all()
    assert (aware["lowest"] >= plain["lowest"]).all()
    assert (aware["lowest"] <= small["true"]).all()
    assert (aware["highest"] >= small["true"]).all()


@pytest.mark.parametrize("within, most", [(1, 2), (0, 0)])
def test_shares_that_are_given_too_exactly_tell_of_whom_they_leave_out(within, most):
    """Everybody counts in the dropout rate, nobody of `werkend` in the placement rate: the difference is `werkend`."""
    world = empty({"p1": PILLARS[0]})
    put(world, H1, AID, participants=50, placements=20, dropped_out=10)
    put(world, H1, WORK, participants=5, dropped_out=0)
    loose = Method()
    tight = Method(share_within=within, small_shares=())
    asked = quantity("participants", "2021", "werkend")
    low, high = bounds(Outsider(world.tables(tight), REGION, truth=world.truth(), method=tight), asked)
    assert (low, high) == (5 - 2 * within, 5 + 2 * within)
    assert bounds(Outsider(world.tables(), REGION, truth=world.truth(), method=loose), asked) == (0, 10)


def test_two_releases_that_differ_by_one_person_give_both_numbers():
    before, after = empty({"p1": PILLARS[0]}), empty({"p1": PILLARS[0]})
    for world, people in ((before, 7), (after, 8)):
        put(world, H1, AID, participants=people)
    changed = pd.DataFrame([("p1", "2021-H1", "participatiewet")], columns=["trajectory", "cohort", "target_group"])
    old, new = (to_nearest(world.tables(NEAREST), hides=False) for world in (before, after))
    asked = quantity("participants", "2021-H1")

    def seen(**known):
        earlier = [Earlier(old, changed, before.truth(), **known)]
        return bounds(Outsider(new, REGION, truth=after.truth(), method=NEAREST, earlier=earlier), asked)

    assert seen() == (8, 12)
    assert seen(people=1) == (8, 8)


def test_a_release_that_was_rounded_again_narrows_what_did_not_change():
    world = empty({"p1": PILLARS[0]})
    put(world, H1, AID, participants=7)
    none = pd.DataFrame(columns=["trajectory", "cohort", "target_group"])
    low, high = world.tables(), world.tables()
    counts = high["cube_counts"]
    counts.loc[(counts["measure"] == "participants") & (counts["count"] == 5), "count"] = 10
    asked = quantity("participants", "2021-H1")
    assert bounds(Outsider(low, REGION, truth=world.truth()), asked) == (0, 10)
    assert bounds(Outsider(low, REGION, truth=world.truth(), earlier=[Earlier(high, none)]), asked) == (5, 10)


def test_an_exact_project_gives_its_pillar(world):
    tables = world.tables()
    true = int(world.true[2, ..., MEASURES.index("placements")].sum())
    tables["trajectories"].loc[2, "placements"] = true
    asked = quantity("placements", pillar=PILLARS[2])
    assert true % 5
    assert bounds(Outsider(tables, REGION, truth=world.truth()), asked) == (true, true)


def test_exact_states_give_the_participants():
    world = empty({"p1": PILLARS[0]})
    put(world, H1, AID, participants=21, completed=7, dropped_out=8)
    tables = world.tables()
    states = [exact(world, tables, state) for state in ("ongoing", "completed", "dropped_out")]
    assert bounds(Outsider(tables, REGION, truth=world.truth()), quantity("participants")) == (sum(states), sum(states))


def test_a_part_is_never_more_than_its_whole():
    world = empty({"p1": PILLARS[0]})
    put(world, H1, AID, participants=6, placements=1, sustained_placements=1)
    put(world, H1, WORK, participants=30, placements=9, sustained_placements=9)
    tables = world.tables()
    exact(world, tables, "placements", period="2021", group="participatiewet")
    asked = quantity("sustained_placements", "2021", "participatiewet")
    assert bounds(Outsider(tables, REGION, truth=world.truth()), asked) == (0, 1)


def test_a_total_without_people_says_so_of_everything_under_it(world):
    tables = world.tables()
    asked = quantity("participants", "2020", pillar=PILLARS[1])
    assert bounds(Outsider(tables, REGION, truth=world.truth()), asked) == (0, 0)


def test_what_is_partly_known_is_at_most_what_is_counted():
    """Where `<5` was delivered nobody outside knows which rows a share has: 0 people of it are possible, all as well."""
    world = empty({"p1": PILLARS[0]})
    put(world, H1, AID, participants=50, placements=20)
    full, partial = world.tables(), world.tables()
    for name in ("cube_counts", "cube_rates"):
        partial[name].loc[partial[name]["coverage"] == "full", "coverage"] = "partial"
    partial["trajectories"]["coverage"] = "partial"
    by_outcome = partial["trajectories"].assign(participants_coverage="full", praktijkverklaringen_coverage="full")
    told = partial | {"trajectories": by_outcome}
    asked = quantity("participants", "2021-H1")
    assert bounds(Outsider(full, REGION, truth=world.truth()), asked) == (47, 53)
    assert bounds(Outsider(partial, REGION, truth=world.truth()), asked) == (47, 55)
    assert bounds(Outsider(told, REGION, truth=world.truth()), asked) == (47, 53)


@pytest.mark.parametrize("status", ["missing", "not_applicable"])
def test_an_outcome_of_a_project_that_was_not_delivered_leaves_its_people_to_the_others(status):
    """So a status that says this of a project with people is not true, and closes the gate."""
    world = empty({"p1": PILLARS[0], "p2": PILLARS[0]})
    put(world, H1, AID, participants=50, placements=20)
    tables = world.tables()
    projects = tables["trajectories"].assign(placements_status=["shown", status]).astype({"placements": "Int64"})
    projects.loc[1, "placements"] = pd.NA
    told = tables | {"trajectories": projects}
    outsider = Outsider(told, REGION, truth=world.truth())
    assert outsider.values_left(of_project("placements", "p2"))["nobody"].tolist() == [True]
    assert bounds(Outsider(told, REGION), of_project("placements", "p2")) == (0, 0)
    for measure in ("participants", "ongoing", "placements"):
        world.true[1, H1, WORK, MEASURES.index(measure)] = 3
    with pytest.raises(Contradiction, match=f"project p2 placements {status}"):
        bounds(Outsider(told, REGION, truth=world.truth()), of_project("placements", "p2"))


def test_a_half_year_before_a_project_began_is_empty_by_its_dates():
    world = empty({"p1": PILLARS[0], "p2": PILLARS[1]})
    put(world, H1, AID, participants=4)
    put(world, H1, AID, project=1, participants=40)
    tables = world.tables()
    tables["trajectories"]["start_date"] = pd.Timestamp("2021-01-01")
    left = Outsider(tables, REGION, truth=world.truth()).values_left(
        pd.concat([quantity("participants", "2020"), quantity("participants", pillar=PILLARS[0])])
    )
    assert left["nobody"].tolist() == [True, False]
    assert left["left"].tolist() == [1, 5]


def test_who_is_placed_before_the_start_is_believed_rather_than_the_start():
    world = empty({"p1": PILLARS[0]})
    put(world, H1, AID, participants=4)
    tables = world.tables()
    tables["trajectories"]["start_date"] = pd.Timestamp("2022-01-01")
    low, high = bounds(Outsider(tables, REGION, truth=world.truth()), quantity("participants", "2021-H1"))
    assert low <= 4 <= high


def test_the_country_and_two_other_regions_give_the_third(world):
    tables = world.tables()
    counts = tables["cube_counts"]
    own = counts[cell(counts, "measure", "participants")]
    true = int(own["true"].iloc[0])
    others = [own.assign(region_code=code, count=0) for code in ("AM06", "AM07")]
    country = own.assign(region_code="NL", count=true - 5)
    tables["cube_counts"] = pd.concat([counts, *others, country])
    assert bounds(Outsider(tables, REGION, truth=world.truth()), quantity("participants"))[1] == true


def test_a_withheld_share_tells_how_many_people_it_is_about_at_most():
    world = empty({"p1": PILLARS[0]})
    put(world, H1, AID, participants=16)
    put(world, H1, WORK, participants=9)
    tables = world.tables()
    counts = tables["cube_counts"]
    counts.loc[(counts["measure"] == "participants") & (counts["count"] == 15), "count"] = 20
    found = Outsider(tables, REGION, truth=world.truth())
    assert bounds(found, quantity("participants", "2021-H1", "participatiewet"))[1] == 20
