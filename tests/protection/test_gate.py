"""The gate, over a region that went the real way: with every rule of the protection it lets through, without one it cries.

The region is made so that each rule is needed: projects and groups with few people, and two half-years with 4
praktijkverklaringen each, which are 8 together: shown as 10 they tell who knows that both are at most 4 that they are 3 or 4.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from pipelines import settings
from pipelines.commands import running
from pipelines.commands.releasing import Making
from pipelines.intake.deliveries.archiving import known
from pipelines.protection import Past, Published, gate, protect, safe, slices
from pipelines.protection.attack import Contradiction
from pipelines.protection.gate import Left
from pipelines.protection.past import kept_by_somebody
from pipelines.protection.regions import Public, round_one
from pipelines.protection.safe import Task
from pipelines.registries.publication import bar, controlled
from tests import deliveries

pytestmark = pytest.mark.slow
REGION, KEY = "AM05", bytes([1])
HALVES = ("2019-H2", "2020-H1", "2020-H2", "2021-H1")
YEAR = ("2020", "praktijkverklaring_rate")  # period and indicator of a share


def rows(more: int = 0) -> Iterator[dict]:
    for half, (ww, verklaringen) in zip(HALVES, ((30, 1), (30, 4), (30, 4), (40 + more, 11)), strict=True):
        yield deliveries.result(
            ww, 12, cohort=half, lopend=ww - 28, afgerond=26, uitval=2, praktijkverklaringen=verklaringen,
            duurzame_plaatsingen=7, vervolgopleiding=3,
        )  # fmt: skip
        yield deliveries.result(
            9, 3, "t2", half, doelgroep="participatiewet", lopend=1, afgerond=6, uitval=2,
            praktijkverklaringen=0, duurzame_plaatsingen=1, vervolgopleiding=0,
        )  # fmt: skip


def true_of(folder, more: int = 0):
    """Return the true tables of one delivery of Twente, by the real intake and build."""
    data = settings.DataDir(folder)
    projects = [deliveries.trajectory(), deliveries.trajectory("t2", "aanbod")]
    deliveries.write(data.inbox, "Twente", projects, list(rows(more)))
    with running.locked(data):
        (receipt,) = running.take_in(data)
    assert receipt["verdict"] == "accepted"
    decided = pd.DataFrame({"key": [], "is_released": []})
    return (
        Making(data, known(data.archive), None, decided, False, "", date(2026, 1, 1)).true(known(data.archive)).tables
    )


@pytest.fixture(scope="module")
def true(tmp_path_factory):
    return true_of(tmp_path_factory.mktemp("now"))


@pytest.fixture(scope="module")
def later(tmp_path_factory):
    return true_of(tmp_path_factory.mktemp("later"), more=12)


def rounded(true, key: bytes = KEY) -> Public:
    public = round_one(slices(true)[REGION], key)
    assert public is not None
    return public


def seen(true, public: Public, *earlier) -> Left:
    return gate.left(protect(true, Published({REGION: public})), true, REGION, earlier=earlier)


def cries(true, public: Public, *earlier) -> bool:
    """Tell whether the region may not go out: too little is left, or what is published is not so."""
    with suppress(Contradiction):
        return not seen(true, public, *earlier).passes(bar())
    return True


def test_a_region_that_is_rounded_attacked_and_relieved_of_one_share_may_go_out(true):
    found = safe.safe(Task(slices(true)[REGION], true, KEY, None, {}, {}))
    assert found.public is not None and found.left is not None
    assert found.left.passes(bar()) and found.left.keep_five == found.left.small_counts > 50
    assert {one[::3] for one in found.public.held.withheld} == {YEAR}
    assert not cries(true, found.public)


def test_a_share_that_tells_what_two_half_years_are_is_found_by_who_knows_that_they_are_small(true):
    left = seen(true, rounded(true))
    assert (left.fewer, left.exact) == (0, 0)
    assert left.aware_fewer > 0 and not left.passes(bar())
    assert {one[::3] for one in left.telling} == {YEAR}


def without_rounding(true, public: Public) -> Public:
    own = slices(true)[REGION]
    shares = public.shares.assign(
        numerator=own.shares["numerator"].to_numpy(), denominator=own.shares["denominator"].to_numpy(), is_close=True
    )
    return replace(public, counts=public.counts.assign(public=own.counts["count"].to_numpy()), shares=shares)


def without_additivity(true, public: Public) -> Public:
    chance = np.random.default_rng(3)
    count = slices(true)[REGION].counts["count"].to_numpy(dtype=int)
    apart = (count + chance.integers(0, 5, len(count))) // 5 * 5
    return replace(public, counts=public.counts.assign(public=apart))


def with_every_share(_true, public: Public) -> Public:
    return replace(public, shares=public.shares.assign(is_close=True))


def with_true_projects(true, public: Public) -> Public:
    return replace(public, held=replace(public.held, projects=slices(true)[REGION].projects))


@pytest.mark.parametrize("mutation", [without_rounding, without_additivity, with_every_share, with_true_projects])
def test_without_one_of_its_rules_the_protection_does_not_get_past_the_gate(true, mutation):
    sound = rounded(true).without(seen(true, rounded(true)).telling)
    assert not cries(true, sound)
    assert cries(true, mutation(true, sound))


@pytest.mark.parametrize("rule", [{"within": 12}, {"share_within": 5}])
def test_wider_limits_than_are_said_do_not_get_past_the_gate(true, monkeypatch, rule):
    monkeypatch.setattr("pipelines.protection.regions.controlled", lambda: replace(controlled(), **rule))
    assert any(cries(true, rounded(true, bytes([key]))) for key in range(12))


def test_the_attack_lays_an_earlier_publication_beside_the_new_one(true, later):
    (before,) = kept_by_somebody([Past(true, rounded(true).held)], later, REGION, {})
    changed = before.changed.to_numpy().tolist()
    assert changed == [["AM05-P1", "2021-H1", "ww"]]
    now = rounded(later)
    apart, beside = seen(later, now), seen(later, now, before)
    assert beside.small_counts == apart.small_counts
    assert beside.keep_five <= apart.keep_five and beside.aware_five <= apart.aware_five


def test_four_roundings_of_one_truth_that_somebody_kept_leave_less_so_one_is_remembered(true):
    kept = [Past(true, rounded(true, bytes([other])).held) for other in range(4)]
    earlier = kept_by_somebody(kept, true, REGION, {})
    assert all(one.changed.empty for one in earlier)
    apart, beside = seen(true, rounded(true)), seen(true, rounded(true), *earlier)
    assert beside.aware_five < apart.aware_five


def test_a_region_of_which_no_table_leaves_enough_is_given_up(true, monkeypatch):
    monkeypatch.setattr(safe, "bar", lambda: replace(bar(), keep_all_share=1.1))
    monkeypatch.setattr(safe, "controlled", lambda: replace(controlled(), tries=2))
    found = safe.safe(Task(slices(true)[REGION], true, KEY, None, {}, {}))
    assert found.public is None and found.left is not None and found.left.small_counts > 0
