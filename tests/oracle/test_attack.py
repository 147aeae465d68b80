"""No hidden count of 0 to 4 can be told from the rest of the public file (the claim: docs/method.md, section 4)."""

import math

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from tests.oracle.attacker import ANY, attack

SOLVED = 40  # hidden counts per world of which the exact extremes are computed


@pytest.fixture(scope="module")
def start(world):
    return attack(world.tables, world.slow, world.found)


def test_adding_and_subtracting_leaves_every_hidden_count_at_least_two_values(world, start):
    truth = {
        number: int(count or 0)
        for *number, count in world.tables["landelijk", "cube_counts"][
            ["region_code", "period", "target_group", "pillar", "measure", "count"]
        ].fillna({"count": 0}).itertuples(index=False)
        for number in [tuple(number)]
    }  # fmt: skip
    one = attack(world.tables, world.slow, world.found)
    one.narrow()
    counted = [number for number in one.secrets if number in truth]
    assert all(one.low[number] <= truth[number] <= one.high[number] for number in counted)  # it reasons soundly
    by_statuses = attack(world.tables, world.slow, world.found, has_numbers=False)
    by_statuses.narrow()
    told = {number: one.low[number] for number in one.secrets if one.low[number] == one.high[number]}
    # What is hidden below a total that is missing is 0: the statuses say so, no number does.
    told = {number: value for number, value in told.items() if by_statuses.high[number] != by_statuses.low[number]}
    assert not told, f"{len(told)} hidden counts are told exactly, for example {next(iter(told.items()))}"
    assert len(one.secrets) > 1_000
    narrowed = [number for number in one.secrets if (one.low[number], one.high[number]) != (0, 4)]
    assert 0 < len(narrowed) < 0.3 * len(one.secrets)


def test_all_sums_at_once_do_not_tell_a_hidden_count_either(start):
    """The exact extremes by linear programming, for the smallest region and a part of its hidden counts."""
    regions = [number[0] for number in start.secrets if number[0] != "NL"]
    region = max(sorted(set(regions)), key=regions.count)
    own = [number for number in start.low if number[0] == region]
    place = {number: position for position, number in enumerate(own)}
    sums = [one for one in start.sums if one[0] in place and all(part in place for part in one[1])]
    equal, at_most = _matrix(sums, place, False), _matrix(sums, place, True)
    bounds = [(start.low[number], min(start.high[number], ANY)) for number in own]
    secrets = sorted(number for number in start.secrets if number[0] == region)
    for number in secrets[:: max(1, len(secrets) // SOLVED)]:
        wanted = np.zeros(len(own))
        wanted[place[number]] = 1
        ends = [
            linprog(sign * wanted, at_most, np.zeros(at_most.shape[0]), equal, np.zeros(equal.shape[0]), bounds)
            for sign in (1, -1)
        ]
        assert all(end.status == 0 for end in ends)
        fewest, most = math.ceil(ends[0].fun - 1e-6), math.floor(-ends[1].fun + 1e-6)
        assert fewest < most, number


def _matrix(sums, place, has_rest):
    """Return one row per sum: its parts less its total, which is 0, or at most 0 where there is a rest."""
    chosen = [one for one in sums if one[2] == has_rest]
    entries = [
        (row, place[number], value)
        for row, (total, parts, _) in enumerate(chosen)
        for number, value in [(total, -1), *((part, 1) for part in parts)]
    ]
    rows, columns, values = zip(*entries, strict=True)
    return coo_matrix((values, (rows, columns)), shape=(len(chosen), len(place))).tocsr()
