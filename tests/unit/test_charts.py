"""Small multiples: every region on its tile, one scale from 0, gaps and open points where there is no figure."""

import pytest

from dashboard import release, theme, viewer
from dashboard.charts import small_multiples
from dashboard.queries.development import development, events
from dashboard.selection import Selection
from tests import release_fixture

WORDS = {"country": "Nederland", "immature": "nog niet meetbaar", "events": "lockdown"}


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("charts")
    release_fixture.build(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POW_DATA", str(folder))
        yield release.open_for(viewer.Viewer("landelijk"), Selection())


@pytest.fixture(scope="module")
def rows(opened):
    found = development(opened, Selection(), "placement_rate")
    return found.assign(said=found["name"] + " " + found["period"])


@pytest.fixture(scope="module")
def drawn(opened, rows):
    return small_multiples.figure(rows, events(opened), release_fixture.OWN, WORDS, dark=False)


def trace(drawn, **wanted):
    return next(one for one in drawn.data if all(getattr(one, name) == value for name, value in wanted.items()))


def test_half_years_are_the_finest_periods(rows):
    assert set(rows["period"].str.len()) == {len("2021-H1")}
    assert rows["region_code"].nunique() == 36


def test_every_region_has_its_name_and_only_the_own_one_is_orange(drawn):
    names = trace(drawn, name="names")
    assert len(names.text) == 35
    own = [
        text
        for text, colour in zip(names.text, names.textfont.color, strict=True)
        if colour == theme.TOKENS["light"]["own_region"]
    ]
    assert own == ["Twente"]


def test_own_line_has_a_point_per_measurable_half_year_at_the_height_of_its_share(drawn, rows):
    line = next(
        one
        for one in drawn.data
        if one.mode == "lines+markers"
        and "orange" not in one.line.color
        and one.line.color == theme.TOKENS["light"]["own_region"]
    )
    own = rows[(rows["region_code"] == release_fixture.OWN) & (rows["status"] == "shown")]
    heights = [y for y in line.y if y is not None]
    assert len(heights) == len(own) > 3
    plane = small_multiples._Plane(rows)
    assert heights[0] == pytest.approx(
        plane.y(release_fixture.OWN, own.iloc[0]["numerator"] / own.iloc[0]["denominator"])
    )


def test_what_is_not_measurable_is_an_open_point_and_never_a_line(drawn, rows):
    points = trace(drawn, name="nog niet meetbaar")
    waiting = rows[(rows["status"] == "immature") & (rows["region_code"] != "NL")]
    assert len(points.x) == len(waiting) > 0
    assert points.marker.symbol == "circle-open"
    drawn_lines = {
        text
        for one in drawn.data
        if one.mode == "lines+markers"
        for text, y in zip(one.text, one.y, strict=True)
        if y is not None
    }
    assert not drawn_lines & set(points.text)


def test_lockdowns_stand_in_the_legend_once_and_in_every_tile(drawn, opened):
    bands = [one for one in drawn.data if one.name == "lockdown"]
    assert len(bands) == 1
    assert list(bands[0].x).count(None) == 35 * len(events(opened))


def test_one_pair_of_axes(drawn):
    assert {one.xaxis for one in drawn.data} <= {None, "x"}


def test_the_country_is_dashed_blue_and_the_other_regions_are_quiet(drawn):
    light = theme.TOKENS["light"]
    country = trace(drawn, name="Nederland")
    assert (country.line.color, country.line.dash) == (light["country"], "dot")
    assert {one.line.color for one in drawn.data if one.mode == "lines+markers"} == {light["same"], light["own_region"]}
