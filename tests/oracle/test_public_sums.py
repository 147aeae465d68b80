"""Public numbers are sums of one table: parts add up to their total, and are at most their whole, in every direction."""

from collections import Counter

import pytest

from tests.oracle import protected
from tests.oracle.places import GROUPS, PILLARS, state
from tests.oracle.slow import RATES, REGIONS, last_day
from tests.oracle.test_true_figures import MEASURES

STATES = ("ongoing", "completed", "dropped_out")
AT_MOST = [("sustained_placements", "placements")] + [
    (part, "participants")
    for part in ("placements", "praktijkverklaringen", "further_education", "status_holders", "register_members")
]


def _parts(key, slow):
    """Yield the parts that a cell has in each direction."""
    period, group, pillar = key
    years = sorted({half[:4] for half in slow.cohorts})
    if period in years:
        yield [(half, group, pillar) for half in slow.cohorts if half[:4] == period]
    if period == "all":
        yield [(year, group, pillar) for year in years]
    if group == "all":
        yield [(period, one, pillar) for one in GROUPS]
    if pillar == "all":
        yield [(period, group, one) for one in PILLARS]


def _add_up(shown, names, slow):
    """Return how many totals of which all parts are told there are, and those that are not the sum of these."""
    found, wrong = 0, []
    for code in (*REGIONS, "NL"):
        for key in protected.plan(slow):
            for own in _parts(key, slow):
                if (code, *own[0], names[0]) not in shown:
                    continue
                for name in names:
                    numbers = [shown[code, *one, name] for one in (key, *own)]
                    if None not in numbers:
                        found += 1
                        wrong += [(code, key, name)] if numbers[0] != sum(numbers[1:]) else []
    return found, wrong


def test_counts_add_up_over_half_years_years_groups_and_pillars(world):
    found, wrong = _add_up({key: protected.value(world.counts, key) for key in world.counts}, MEASURES, world.slow)
    assert not wrong
    assert found > 5_000


def test_shares_add_up_where_all_parts_are_shown(world):
    for place in (0, 5):
        told = {key: None if value[1] == "hidden" else value[place] or 0 for key, value in world.shares.items()}
        found, wrong = _add_up(told, list(RATES), world.slow)
        assert not wrong
        assert found > 100


@pytest.fixture(scope="module")
def whole(world):
    """The region, key and measure of every count that is told, of which each row says a number and nothing waits."""
    unsaid = {
        (one.region, measure)
        for one in world.found
        for row in one.rows
        for measure in MEASURES
        if state(measure, row.said[measure]) == "not_applicable"
    }
    said = {key: cell for key, cell in world.true.items() if key[4] in MEASURES and (key[0], key[4]) not in unsaid}
    own = {key for key, cell in said.items() if (cell.status, cell.coverage) == ("shown", "full")}
    nowhere = {key for key, cell in said.items() if cell.status == "not_applicable"}
    country = {
        key for key in said if key[0] == "NL" and all((code, *key[1:]) in own | nowhere for code in world.slow.regions)
    }
    return {key for key in own | country if world.counts[key][1] == "shown"}


def test_states_add_up_to_participants_where_nobody_is_in_another(world, whole):
    found = 0
    for key in whole:
        states = [(*key[:4], one) for one in STATES]
        if key[4] != "participants" or not whole.issuperset(states):
            continue
        total, parts = world.counts[key][0], sum(world.counts[one][0] for one in states)
        is_all = sum(world.true[one].count for one in states) == world.true[key].count
        assert total == parts if is_all else total >= parts, key
        found += is_all
    assert found > 50


def test_a_part_is_at_most_its_whole(world, whole):
    for part, of in AT_MOST:
        keys = [key for key in whole if key[4] == part and (*key[:4], of) in whole]
        assert len(keys) > 10
        for key in keys:
            assert world.counts[key][0] <= world.counts[*key[:4], of][0], key


def test_a_share_of_everybody_divides_the_counts_that_are_public(world, whole):
    """Where all rows are mature and known, its two numbers are the counts themselves: also of what is hidden.

    A few that are close enough are withheld all the same, because they would tell too much of a small number.
    """
    found = Counter()
    for key, cell in world.true.items():
        if key[4] not in RATES or key[0] == "NL" or cell.status != "shown":
            continue
        rate = RATES[key[4]]
        counts = [(*key[:4], one) for one in (rate.numerator, rate.denominator)]
        halves = [half for half in world.slow.cohorts if key[1] in ("all", half, half[:4])]
        newest = world.slow.regions[key[0]].date
        is_mature = all(last_day(half, rate.maturity_months) <= newest for half in halves)
        if not whole.issuperset(counts) or not is_mature or (rate.excluded_groups and key[2] == "all"):
            continue
        x, n = (world.counts[one][0] for one in counts)
        expected = "few_people" if n < protected.SMALLEST else None if protected.are_close(x, n, cell) else "not_within"
        shown = world.shares[key]
        is_withheld = expected is None and shown[1] == "hidden"
        because = "not_within" if is_withheld else expected
        told = (n, x, "shown", None) if because is None else (None, None, "hidden", because)
        assert (shown[0], shown[5], shown[1], shown[3]) == told, key
        found["withheld" if is_withheld else expected] += 1
    assert {None, "few_people", "not_within"} <= set(found)
    assert found["withheld"] <= 0.02 * found[None]
