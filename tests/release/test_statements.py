"""What a file says of its numbers is what an analyst finds who computes it from the tables of that file."""

import numpy as np
import pandas as pd
import pytest

from pipelines import database, registries
from pipelines.release import statements
from tests import release_fixture
from tests.statistics.test_trend import by_hand

STATED = ("trends", "similar_regions", "standardised")


@pytest.fixture(scope="module", params=["openbaar", "landelijk"])
def tables(request):
    path = release_fixture.small() / "releases" / release_fixture.RELEASE / f"{request.param}.duckdb"
    with database.locked(path) as connection:
        return {name: connection.table(name).df() for name in (*STATED, "cube_rates", "regions", "indicators")}


def test_the_file_alone_gives_its_statements(tables):
    for name, found in statements(tables).items():
        pd.testing.assert_frame_equal(
            tables[name][list(found)], found.convert_dtypes().astype(tables[name].dtypes), check_dtype=False
        )
        assert len(found) > 0


def test_every_region_and_the_country_have_a_word_on_every_share_but_a_state(tables):
    found = tables["trends"]
    shares = {one.id for one in registries.indicators().values() if one.kind == "rate"}
    assert set(found["indicator"]) == shares - {"dropout_rate"}
    assert len(found) == 36 * (len(shares) - 1) == len(found.drop_duplicates(["region_code", "indicator"]))


def test_a_word_is_that_of_the_half_years_of_which_the_file_shows_the_share(tables):
    rates = tables["cube_rates"]
    own = rates[(rates["target_group"] == "all") & (rates["pillar"] == "all") & rates["period"].str.contains("-")]
    place = {period: number for number, period in enumerate(registries.cohorts())}
    series = {
        key: cells.sort_values("period")
        for key, cells in own[own["status"] == "shown"].groupby(["region_code", "indicator"])
    }
    for row in tables["trends"].itertuples():
        cells = series.get((row.region_code, row.indicator))
        assert row.periods == (0 if cells is None else len(cells))
        if cells is None:
            assert pd.isna(row.first_period) and pd.isna(row.last_period) and row.word == "cannot_be_told"
            continue
        assert (row.first_period, row.last_period) == (cells["period"].iloc[0], cells["period"].iloc[-1])
        by = by_hand(cells["numerator"].astype(float), cells["denominator"].astype(float), cells["period"].map(place))
        exact = cells["precision"].iloc[0] == "exact"
        assert row.word == by if exact else row.word in (by, "cannot_be_told")


def test_what_is_expected_is_the_people_of_the_region_at_the_shares_of_the_country(tables):
    rates = tables["cube_rates"]
    cells = rates[
        (rates["period"] == "all")
        & (rates["target_group"] != "all")
        & (rates["pillar"] != "all")
        & (rates["status"] == "shown")
    ]
    keys = ["indicator", "target_group", "pillar"]
    country = cells[cells["region_code"] == "NL"].set_index(keys)
    for row in tables["standardised"].itertuples():
        own = cells[(cells["region_code"] == row.region_code) & (cells["indicator"] == row.indicator)].set_index(keys)
        own = own.loc[own.index.intersection(country.index)]
        beside = country.loc[own.index]
        expected = float((own["denominator"] * beside["numerator"] / beside["denominator"]).sum())
        assert (row.observed, row.expected) == (own["numerator"].sum(), pytest.approx(expected))
        assert row.ratio == pytest.approx(row.observed / expected)
        assert row.lower <= row.ratio <= row.upper
    assert "NL" not in set(tables["standardised"]["region_code"])


def test_where_the_mix_of_more_than_5_in_100_is_not_shown_nothing_is_standardised(tables):
    given = tables["standardised"].iloc[0]
    rates = tables["cube_rates"].copy()
    is_own = (rates["region_code"] == given["region_code"]) & (rates["indicator"] == given["indicator"])
    is_cell = is_own & (rates["period"] == "all") & (rates["target_group"] != "all") & (rates["pillar"] != "all")
    largest = rates.loc[is_cell, "denominator"].astype(float).idxmax()
    rates.loc[largest, "status"] = "hidden"
    found = statements(tables | {"cube_rates": rates})["standardised"]
    assert len(found) == len(tables["standardised"]) - 1


def test_a_hidden_cell_changes_nothing_whatever_it_holds(tables):
    """So a statement gives nothing away: of what is not shown nothing is read."""
    rates = tables["cube_rates"].copy()
    hidden = rates["status"] != "shown"
    rates.loc[hidden, "numerator"], rates.loc[hidden, "denominator"] = 7, 9
    for name, found in statements(tables | {"cube_rates": rates}).items():
        pd.testing.assert_frame_equal(found, statements(tables)[name])


def test_a_release_of_hardly_anything_says_that_nothing_can_be_told(tables):
    nothing = tables["cube_rates"].assign(status="missing")
    found = statements(tables | {"cube_rates": nothing})
    assert set(found["trends"]["word"]) == {"cannot_be_told"}
    assert set(found["trends"]["periods"]) == {0}
    assert found["standardised"].empty
    assert np.all(found["similar_regions"] == statements(tables)["similar_regions"])


def test_the_mix_that_makes_a_difference_is_levelled_in_the_file():
    """Two regions do in every group what the country does, and differ in their mix alone."""
    cells = [
        ("AM05", "ww", 800, 160), ("AM05", "wia_wajong", 200, 120), ("AM06", "ww", 200, 40),
        ("AM06", "wia_wajong", 800, 480), ("NL", "ww", 1000, 200), ("NL", "wia_wajong", 1000, 600),
    ]  # fmt: skip
    rows = [(region, group, "aanbod", n, x) for region, group, n, x in cells]
    rows += [
        (region, "all", "all", n, x) for region, n, x in (("AM05", 1000, 280), ("AM06", 1000, 520), ("NL", 2000, 800))
    ]
    rates = pd.DataFrame(rows, columns=["region_code", "target_group", "pillar", "denominator", "numerator"]).assign(
        period="all", indicator="placement_rate", status="shown", precision="exact"
    )
    found = statements({"cube_rates": rates, "regions": release_fixture.true_tables()["regions"]})["standardised"]
    assert found["ratio"].tolist() == pytest.approx([1, 1])
    assert found["verdict"].tolist() == ["same", "same"]
