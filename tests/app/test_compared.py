"""What is remembered of a choice: made once for who chooses the same, and never another's, nor changed by another."""

import itertools
from dataclasses import replace

import pytest

from dashboard import release, viewer
from dashboard.components.compare import development_tile, region_table
from dashboard.components.figures import comparison_words
from dashboard.components.figures.compared import fetch
from dashboard.memory import Memory
from dashboard.selection import Selection
from tests import release_fixture

USUAL = Selection(own_region=release_fixture.OWN)
OTHERS = {
    "own region": {"own_region": "AM11"},
    "period": {"period": "2021"},
    "language": {"language": "en"},
    "release in the address": {"release": release_fixture.RELEASE},
    "figures beside it": {"indicators": ("placement_rate", "participants")},
}


def compared(audience: str = "openbaar", **choices):
    selection = USUAL.with_(**choices)
    return fetch(release.open_for(viewer.Viewer(audience), selection), selection, "placement_rate")


def made(one) -> tuple[str, ...]:
    """Return what the page shows of a choice: what was made before, where it was."""
    lead = one.remember("lead", comparison_words.lead)
    return lead, region_table.region_table(one), development_tile.drawn(one), comparison_words.under(one)


def never(*_given, **_named):
    raise AssertionError("worked out again")


def test_a_choice_that_was_made_before_is_not_worked_out_again(small, monkeypatch):
    first = made(compared())
    made(compared(own_region="AM11"))
    for place in (development_tile, region_table.cell_words):
        monkeypatch.setattr(place, "spoken", never)
    monkeypatch.setattr("dashboard.components.figures.compared.comparison", never)
    assert made(compared()) == first
    assert "Drenthe" in made(compared(own_region="AM03"))[0]


def test_what_is_remembered_is_what_would_be_made_now(small):
    for audience, choice in itertools.product(("openbaar", "landelijk"), ({}, *OTHERS.values())):
        seen = made(compared(audience, **choice))
        assert made(compared(audience, **choice)) == seen
        one = compared(audience, **choice)
        fresh = replace(one.opened, memory=Memory())
        assert seen == made(fetch(fresh, one.selection, "placement_rate"))


@pytest.mark.parametrize("other", OTHERS)
def test_another_choice_gets_nothing_of_this_one(small, other):
    assert set(made(compared())) != set(made(compared(**OTHERS[other])))


def test_one_audience_never_gets_what_was_made_for_another(small):
    exact, public = (made(compared(audience)) for audience in ("landelijk", "openbaar"))
    assert exact[0] != public[0]
    assert exact[1] != public[1]
    assert compared("landelijk").made is not compared("openbaar").made


def test_what_one_visitor_changes_reaches_no_other(small):
    one = compared()
    for frame in (one.rows, one.periods, one.points):
        frame["status"] = "missing"
        frame.loc[:, "value"] = 0.5
    one.about["title_nl"] = "anders"
    other = compared()
    assert other.about["title_nl"] == "Plaatsingspercentage"
    for frame in (other.rows, other.periods, other.points):
        assert frame["status"].nunique() > 1 or set(frame["status"]) == {"shown"}
        assert frame["value"].nunique() > 1
