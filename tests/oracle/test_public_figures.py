"""What the public sees: the true figures, protected a second time by hand, and nothing more."""

import itertools

import pytest

from tests.oracle import amounts, protected
from tests.oracle.places import GROUPS, PILLARS
from tests.oracle.slow import RATES, REGIONS
from tests.oracle.test_true_figures import MEASURES, by_key

KEPT_BACK = ("hidden", "few_people")
MOST_KEPT_BACK = 0.01  # of what is shown


def plan(slow):
    """Yield the public (period, group, pillar), written out: crossed once per year or over all, twice only over all."""
    for period, group, pillar in itertools.product(slow.periods, ["all", *GROUPS], ["all", *PILLARS]):
        crossed = (group != "all") + (pillar != "all")
        if crossed == 0 or (crossed == 1 and "-" not in period) or (crossed == 2 and period == "all"):
            yield period, group, pillar


@pytest.fixture(scope="module")
def true(world):
    """The true cells of the plan, by key and measure or rate, for every region and NL."""
    found = {}
    for key in plan(world.slow):
        for measure in MEASURES:
            cells = [world.slow.count(code, key, measure) for code in REGIONS]
            for code, cell in [*zip(REGIONS, cells, strict=True), ("NL", world.slow.country_count(cells))]:
                found[code, *key, measure] = cell
        for name in RATES:
            cells = [world.slow.share(code, key, name) for code in REGIONS]
            for code, cell in [*zip(REGIONS, cells, strict=True), ("NL", world.slow.country_share(cells))]:
                found[code, *key, name] = cell
    return found


@pytest.fixture(scope="module")
def capped(true):
    """The keys and measures of which a share is capped: there the count keeps the numerator back."""
    return {
        (*key[:4], RATES[key[4]].numerator)
        for key, cell in true.items()
        if key[4] in RATES and cell.status == "shown" and protected.seen(cell.numerator, cell.denominator).cap != "none"
    }


def test_counts_are_rounded_on_their_own_hidden_below_5_or_kept_back(world, true, capped):
    found = by_key(
        world.tables["openbaar", "cube_counts"],
        "measure",
        ["count", "status", "coverage", "hidden_because", "precision"],
    )
    expected = {key: cell for key, cell in true.items() if key[4] in MEASURES}
    assert set(found) == set(expected)
    kept_back = 0
    for key, cell in expected.items():
        value = None if key in capped else protected.rounded(cell.count)
        status = "hidden" if cell.status == "shown" and value is None else cell.status
        because = "few_people" if status == "hidden" else None
        if found[key] != (value, status, cell.coverage, because, "controlled5"):
            assert found[key] == (None, KEPT_BACK[0], cell.coverage, KEPT_BACK[1], "controlled5"), key
            assert status == "shown"
            kept_back += 1
    assert kept_back <= MOST_KEPT_BACK * sum(value[1] == "shown" for value in found.values())


def test_shares_use_two_protected_counts_and_are_capped_or_hidden_where_these_tell_too_much(world, true):
    values = ["numerator", "denominator", "status", "hidden_because", "coverage"]
    found = by_key(world.tables["openbaar", "cube_rates"], "indicator", values)
    expected = {key: cell for key, cell in true.items() if key[4] in RATES}
    assert set(found) == set(expected)
    kept_back = 0
    for key, cell in expected.items():
        one = protected.share(cell)
        if found[key] != (one.numerator, one.denominator, one.status, one.because, cell.coverage):
            assert found[key] == (None, None, *KEPT_BACK, cell.coverage), key
            kept_back += 1
    assert kept_back <= MOST_KEPT_BACK * sum(value[2] == "shown" for value in found.values())


def test_an_interval_spans_every_pair_of_true_counts_that_shows_the_same(world, true):
    cube = world.tables["openbaar", "cube_rates"]
    shown = cube[cube["status"] == "shown"]
    sample = shown[shown.reset_index().index % 7 == 0]
    assert len(sample) > 100
    for row in sample.itertuples():
        cell = true[row.region_code, row.period, row.target_group, row.pillar, row.indicator]
        low, high = protected.span(protected.share(cell))
        assert low - 0.02 <= row.lower <= low + 1e-9
        assert high - 1e-9 <= row.upper <= high + 0.02
        own = protected.wilson(cell.numerator, cell.denominator)
        assert row.lower <= own[0] + 1e-9
        assert row.upper >= own[1] - 1e-9


def test_amounts_divide_the_protected_number_of_people(world):
    said = ["amount", "status", "precision", "hidden_because"]
    public = by_key(world.tables["openbaar", "cube_amounts"], "indicator", said)
    counts = by_key(world.tables["openbaar", "cube_counts"], "measure", ["status"])
    names = [name for name in amounts.NAMES if name != "cost_per_placement"]
    assert {key[4] for key in public} == set(names)
    reasons: set[str | None] = set()
    for pillar, name in itertools.product(amounts.pillars(), names):
        found = {code: amounts.amount(world.slow, code, pillar, name) for code in REGIONS}
        found["NL"] = amounts.country(world.slow, pillar, name)
        for code, one in found.items():
            is_counted = counts[code, "all", "all", pillar, "participants"] == ("shown",)
            value = _public(name, one, is_counted)
            of_people = name in ("reach", "target_realisation", "participants_per_trajectory")
            without = "hidden" if of_people else "not_applicable"
            status = without if one.status == "shown" and value is None else one.status
            expected = None if value is None else pytest.approx(value)
            key = (code, "all", "all", pillar, name)
            why = "few_people" if status == "hidden" else None
            assert public[key] == (expected, status, "controlled5" if of_people else "exact", why), key
            reasons.add(why)
    assert reasons == {None, "few_people"}


def _public(name: str, one: amounts.Amount, is_counted: bool) -> float | None:
    if one.status != "shown" or one.denominator == 0:
        return None
    if name in ("trajectories", "spent_of_budget", "cofinancing_share"):
        return one.numerator / one.denominator
    if not is_counted or one.projects == 1 or (name == "participants_per_trajectory" and one.projects < 5):
        return None
    people = protected.rounded(int(one.numerator + 0.5))
    return None if people is None else people / one.denominator * amounts.FACTOR.get(name, 1)
