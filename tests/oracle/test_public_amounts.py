"""Public amounts of people divide public numbers of people; those of money and projects are exact."""

import itertools
import statistics

import pytest

from tests.oracle import amounts
from tests.oracle.slow import REGIONS
from tests.oracle.test_public_details import codes_here
from tests.oracle.test_true_figures import by_key

OF_PEOPLE = ("reach", "target_realisation", "participants_per_trajectory")
NAMES = [name for name in amounts.NAMES if name != "cost_per_placement"]


@pytest.fixture(scope="module")
def people(world):
    """What the public is told of the number of people of each project, by region and its own code."""
    table = world.tables["openbaar", "trajectories"]
    told = dict(zip(table["trajectory"], table["participants"].astype("object"), strict=True))
    return {own: told[code] for code, own in codes_here(world).items() if code in told}


def test_amounts_divide_public_numbers_of_people(world, people):
    said = ["amount", "status", "precision", "hidden_because"]
    public = by_key(world.tables["openbaar", "cube_amounts"], "indicator", said)
    assert {key[4] for key in public} == set(NAMES)
    for pillar, name in itertools.product(amounts.pillars(), NAMES):
        found = {code: amounts.amount(world.slow, code, pillar, name) for code in REGIONS}
        found["NL"] = amounts.country(world.slow, pillar, name)
        for code, one in found.items():
            key = (code, "all", "all", pillar, name)
            status, value, why = one.status, _amount(world, people, key, one), None
            if name == "reach":
                status = world.counts[*key[:4], "participants"][1]
                why = "few_regions" if status == "hidden" else None
            elif status == "shown" and value is None:
                status = "not_applicable"
            expected = None if value is None else pytest.approx(value)
            assert public[key] == (expected, status, "controlled5" if name in OF_PEOPLE else "exact", why), key


def _amount(world, people, key, one):
    """Return the amount: true projects and money, public numbers of people; None where there is none."""
    code, *_, pillar, name = key
    if name == "reach":
        count, status = world.counts[code, "all", "all", pillar, "participants"][:2]
        recipients = one.denominator if code == "NL" else amounts.ON_A_BENEFIT[code]
        return count / recipients * amounts.FACTOR[name] if status == "shown" else None
    if one.status != "shown" or one.denominator == 0:
        return None
    if name not in OF_PEOPLE:
        return one.numerator / one.denominator
    own = amounts.with_number(world.slow, REGIONS if code == "NL" else [code], pillar, name)
    numbers = [people[place] for place in own]
    return statistics.median(numbers) if name == "participants_per_trajectory" else sum(numbers) / one.denominator
