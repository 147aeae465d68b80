"""The figures: every region on its tile or in the funnel, one scale from 0, and a sign where there is no figure."""

import itertools
import math

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import release, theme, viewer
from dashboard.charts import axis, funnel, labels, look, marks, small_multiples
from dashboard.charts.plane import Plane
from dashboard.queries.comparison import comparison
from dashboard.queries.development import development, events
from dashboard.queries.funnel import limits, with_limits
from dashboard.selection import Selection
from pipelines.statistics import proportion_limits
from tests import release_fixture
from tests.contrast import contrast

LIGHT = theme.TOKENS["light"]
WORDS = {"country": "Nederland", "region": "regio", "immature": "nog niet meetbaar"}
WORDS |= {"hidden": "niet te laten zien", "missing": "niet geleverd", "events": "lockdown"}
SEEN = WORDS | {"own_region": release_fixture.OWN, "top": 0.8}


@pytest.fixture(scope="module")
def opened():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POW_DATA", str(release_fixture.small()))
        yield {name: release.open_for(viewer.Viewer(name), Selection()) for name in ("openbaar", "landelijk")}


@pytest.fixture(scope="module")
def rows(opened):
    found = development(opened["openbaar"], Selection(), "placement_rate")
    return found.assign(said=found["name"] + " " + found["period"])


@pytest.fixture(scope="module")
def drawn(opened, rows):
    return small_multiples.figure(rows, events(opened["openbaar"]), SEEN, dark=False)


@pytest.fixture(scope="module")
def compared(opened):
    return comparison(opened["landelijk"], Selection(), "placement_rate")


@pytest.fixture(scope="module")
def funnel_drawn(compared):
    return draw_funnel(compared)


def draw_funnel(rows, own=release_fixture.OWN):
    points = with_limits(rows)
    country = float(rows.loc[rows["region_code"] == "NL", "value"].iloc[0])
    seen = {"own_region": own, "country": country, "country_said": ("Nederland", "41%"), "top": 0.8}
    seen |= {"ticks": ["0%", "20%", "40%", "60%", "80%"], "people": "Aantal deelnemers", "share": "Plaatsing"}
    said = points["name"] + " gezegd"
    return funnel.figure(points.assign(said=said), limits(rows), seen | {"separators": ",."}, dark=False)


def trace(drawn, name):
    return next(one for one in drawn.data if one.name == name)


def boxes(one) -> int:
    return int(np.isnan(np.asarray(one.x, dtype=float)).sum())


def test_half_years_are_the_finest_periods(rows):
    assert set(rows["period"].str.len()) == {len("2021-H1")}
    assert rows["region_code"].nunique() == 36


def test_every_region_has_its_name_and_only_the_own_one_is_orange(drawn):
    names = trace(drawn, "names")
    assert len(names.text) == 35
    orange = [text for text, ink in zip(names.text, names.textfont.color, strict=True) if ink == LIGHT["own_region"]]
    assert orange == ["Twente"]
    assert trace(drawn, "own_panel").line.color == LIGHT["own_region"]


def test_without_an_own_region_nothing_is_orange(opened, rows):
    plain = small_multiples.figure(rows, events(opened["openbaar"]), SEEN | {"own_region": None}, dark=False)
    assert LIGHT["own_region"] not in {one.line.color for one in plain.data if len(one.x) > 0}
    assert LIGHT["own_region"] not in set(trace(plain, "names").textfont.color)


def test_own_line_has_a_point_per_measurable_half_year_at_the_height_of_its_share(drawn, rows):
    line = trace(drawn, release_fixture.OWN)
    own = rows[(rows["region_code"] == release_fixture.OWN) & (rows["status"] == "shown")]
    heights = [y for y in line.y if not np.isnan(y)]
    assert len(heights) == len(own) > 3
    plane = Plane(rows, 0.8)
    bottom = plane.bottom[list(plane.codes).index(release_fixture.OWN)]
    assert heights[0] == pytest.approx(bottom + plane.up(own.iloc[0]["numerator"] / own.iloc[0]["denominator"]))


def test_the_own_tile_lies_where_the_map_has_it(drawn, rows):
    tile = rows[rows["region_code"] == release_fixture.OWN].iloc[0]
    outline = trace(drawn, "own_panel")
    assert np.nanmin(outline.x) == pytest.approx(tile["tile_column"] * 1.08)
    assert np.nanmin(outline.y) == pytest.approx(-tile["tile_row"] * 1.08)


def test_what_is_not_measurable_is_an_open_point_and_never_a_line(drawn, rows):
    points = trace(drawn, WORDS["immature"])
    waiting = rows[(rows["status"] == "immature") & (rows["region_code"] != "NL")]
    assert len(points.x) == len(waiting) > 0
    assert points.marker.symbol == "circle-open"
    on_lines = {
        text
        for name in (WORDS["region"], release_fixture.OWN)
        for text, y in zip(trace(drawn, name).text, trace(drawn, name).y, strict=True)
        if not np.isnan(y)
    }
    assert on_lines
    assert not on_lines & set(points.text)


def test_what_is_hidden_is_hatched_and_says_so_under_the_pointer(drawn, rows):
    kept = rows[(rows["status"] == "hidden") & (rows["region_code"] != "NL")]
    hatched = trace(drawn, WORDS["hidden"])
    assert hatched.fillpattern.shape == "/"
    assert boxes(hatched) == len(kept) > 0
    assert set(trace(drawn, "hidden").text) == set(kept["said"])


def test_a_region_that_did_not_deliver_says_so_and_has_no_line(drawn):
    words = trace(drawn, "missing")
    assert list(words.text) == ["niet geleverd"]
    assert boxes(trace(drawn, "floors")) == boxes(trace(drawn, "Nederland")) == 34


def test_lockdowns_stand_in_the_legend_once_and_in_every_tile_with_lines(drawn, opened):
    bands = [one for one in drawn.data if one.name == "lockdown"]
    assert len(bands) == 1
    assert boxes(bands[0]) == 34 * len(events(opened["openbaar"]))
    assert sum(one.showlegend is not False for one in drawn.data) == 4


def test_one_pair_of_axes_that_nobody_can_move(drawn, funnel_drawn):
    assert {one.xaxis for one in drawn.data} <= {None, "x"}
    for figure in (drawn, funnel_drawn):
        assert figure.layout.xaxis.fixedrange
        assert figure.layout.yaxis.fixedrange


def test_the_country_is_dashed_blue_and_the_other_regions_are_quiet(drawn):
    country = trace(drawn, "Nederland")
    assert (country.line.color, country.line.dash) == (LIGHT["country"], "dot")
    assert trace(drawn, WORDS["region"]).line.color == LIGHT["muted"]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_lines_are_seen_from_afar(mode):
    assert contrast(theme.TOKENS[mode]["muted"], theme.TOKENS[mode]["panel"]) >= 4.5


def test_the_limits_of_the_funnel_are_no_nearer_than_p_plus_and_minus_z_standard_errors(compared):
    country = compared.loc[compared["region_code"] == "NL", "value"].iloc[0]
    for row in with_limits(compared).itertuples():
        error = math.sqrt(country * (1 - country) / row.denominator)
        for z, upper, lower in ((1.959964, row.upper_95, row.lower_95), (3.090232, row.upper_998, row.lower_998)):
            assert -1e-6 <= upper - (country + z * error) <= 1 / row.denominator
            assert -1e-6 <= max(country - z * error, 0) - lower <= 1 / row.denominator


def test_on_exact_counts_a_point_lies_outside_a_band_just_where_its_verdict_says_so(compared):
    points = with_limits(compared)
    assert set(points["verdict"]) >= {"same", "higher_2"}
    for row in points.itertuples():
        outside = [
            not getattr(row, f"lower_{one}") <= row.value <= getattr(row, f"upper_{one}") for one in ("95", "998")
        ]
        assert sum(outside) == (int(row.verdict[-1]) if row.verdict[-1].isdigit() else 0)


def test_the_bands_are_drawn_from_the_same_limits(funnel_drawn, compared):
    band = trace(funnel_drawn, "band_95")
    country = compared.loc[compared["region_code"] == "NL", "value"].iloc[0]
    half = len(band.x) // 2
    assert np.allclose(band.y[:half], np.clip(proportion_limits(band.x[:half], country)[1], 0, 0.8))
    assert set(with_limits(compared)["denominator"]) <= set(band.x)
    assert [one.name for one in funnel_drawn.data[:2]] == ["band_998", "band_95"]


def test_points_have_the_symbol_and_colour_of_their_verdict_and_the_own_one_is_orange(funnel_drawn, compared):
    others, own = trace(funnel_drawn, "regions"), trace(funnel_drawn, "own")
    assert list(own.marker.color) == [LIGHT["own_region"]]
    assert list(own.text) == ["Twente gezegd"]
    points = with_limits(compared)
    points = points[points["region_code"] != release_fixture.OWN]
    assert list(others.x) == list(points["denominator"])
    assert list(others.y) == pytest.approx(list(points["value"]))
    for verdict, symbol, ink in zip(points["verdict"], others.marker.symbol, others.marker.color, strict=True):
        assert symbol == marks.SYMBOLS[marks.tone(verdict)]
        assert ink == marks.colour(verdict, LIGHT)


def test_every_verdict_has_its_own_sign_symbol_and_colour_and_none_is_red_or_green():
    assert marks.SYMBOLS["higher"] == "triangle-up"
    assert marks.SYMBOLS["lower"] == "triangle-down"
    assert len(set(marks.SYMBOLS.values())) == len({marks.colour(one, LIGHT) for one in marks.SYMBOLS}) == 4
    assert len(set(marks.SIGNS.values())) == len({name.replace("_few", "") for name in marks.SIGNS}) == 6
    for mode, one in itertools.product(theme.TOKENS, marks.SYMBOLS):
        red, green, blue = (int(marks.colour(one, theme.TOKENS[mode])[place : place + 2], 16) for place in (1, 3, 5))
        assert blue > max(red, green)


def test_what_cannot_be_said_is_an_open_ring(opened):
    rounded = comparison(opened["openbaar"], Selection(), "placement_rate")
    others = trace(draw_funnel(rounded), "regions")
    points = with_limits(rounded)
    unknown = points["verdict"].str.startswith("unknown")[points["region_code"] != release_fixture.OWN].tolist()
    assert [symbol == "circle-open" for symbol in others.marker.symbol] == unknown
    assert any(unknown)


def test_the_own_region_and_those_that_differ_have_their_name(funnel_drawn, compared):
    points = with_limits(compared)
    differs = points[points["verdict"].str.endswith("_2") & (points["region_code"] != release_fixture.OWN)]
    names = trace(funnel_drawn, "names")
    assert names.text[0] == "Twente"
    assert sorted(names.text[1:]) == sorted(differs["short_name"])
    assert names.textfont.color[0] == LIGHT["own_region"]


def test_the_axes_of_the_funnel_say_what_they_count_and_begin_at_0(funnel_drawn):
    layout = funnel_drawn.layout
    assert layout.xaxis.title.text == "Aantal deelnemers"
    assert layout.yaxis.title.text == "Plaatsing"
    assert layout.yaxis.range[0] == layout.xaxis.range[0] == 0
    assert list(layout.yaxis.tickvals) == pytest.approx([0, 0.2, 0.4, 0.6, 0.8])
    assert layout.annotations[0].text == "Nederland<br>41%"


def test_without_a_share_of_the_country_there_are_no_limits(compared):
    silent = compared.assign(value=compared["value"].mask(compared["region_code"] == "NL"))
    assert with_limits(silent).empty
    assert limits(silent).empty


def test_names_lie_on_no_other_name_and_on_no_point():
    crowd = [(100.0, 100.0), (112.0, 100.0), (100.0, 112.0), (300.0, 100.0)]
    found = labels.places([((100.0, 100.0), "Zuid-Limburg"), ((112.0, 100.0), "Twente")], crowd, 400, 200)
    boxes = [
        labels._box(point, name, place)
        for point, name, place in zip(crowd, ("Zuid-Limburg", "Twente"), found, strict=False)
    ]
    assert labels._shared(*boxes) == 0
    marks_there = [(x - 5, y - 5, x + 5, y + 5) for x, y in crowd]
    assert all(labels._shared(box, mark) == 0 for box in boxes for mark in marks_there)


def test_a_name_at_the_edge_stays_within_the_figure():
    assert labels.places([((395.0, 100.0), "Zuid-Limburg")], [(395.0, 100.0)], 400, 200) == ["middle left"]


@pytest.mark.parametrize(
    ("values", "is_share", "top"),
    [
        ([0.41, 0.78], True, 0.8),
        ([0.8], True, 0.8),
        ([0.81], True, 1.0),
        ([0.04], True, 0.04),
        ([1605], False, 2000),
        ([7], False, 8),
        ([float("nan")], True, 1.0),
        ([0.0], False, 1.0),
    ],
)
def test_an_axis_ends_at_a_round_number_above_every_value(values, is_share, top):
    assert axis.top_of(values, is_share) == pytest.approx(top)


@pytest.mark.parametrize("top", [0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.8, 1.0, 8, 250, 2000])
def test_the_marks_of_an_axis_run_evenly_from_0_to_its_end(top):
    found = axis.ticks(top)
    assert (found[0], found[-1]) == (0, pytest.approx(top))
    assert 4 <= len(found) <= 7
    assert np.allclose(np.diff(found), found[1])


def test_a_line_under_the_pointer_is_broken_and_holds_no_markup():
    found = look.hover("Twente: <5%, van 200, 95%-interval 0% tot 4%, verschilt: ongunstiger, afgerond op 5")
    assert found.startswith("Twente: &lt;5%, van 200")
    assert found.count("<br>") == 1


def test_a_capped_share_is_drawn_on_its_cap():
    given = pd.DataFrame({"value": [None, 0.4, None], "cap": ["below_5", "none", "none"]})
    found = axis.heights(given.assign(status=["shown", "shown", "hidden"]))
    assert list(found[:2]) == [0.05, 0.4]
    assert np.isnan(found[2])


def test_plotly_knows_every_setting_of_every_figure(drawn, funnel_drawn):
    for figure in (drawn, funnel_drawn):
        assert len(go.Figure(figure.to_plotly_json()).data) == len(figure.data)  # judges all of it, or raises
    with pytest.raises(ValueError, match="Invalid property"):
        go.Figure(drawn.to_plotly_json() | {"layout": {"paper_colour": "red"}})
