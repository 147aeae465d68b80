"""The figures: every region on its tile or in the funnel, one scale from 0, and a sign where there is no figure."""

import itertools
import math
import re

import numpy as np
import plotly.graph_objects as go
import pytest

from dashboard import release, theme, viewer
from dashboard.charts import axis, funnel, labels, look, marks, small_multiples
from dashboard.queries.comparison import comparison
from dashboard.queries.development import development, events
from dashboard.queries.funnel import limits, with_limits
from dashboard.selection import Selection
from pipelines.statistics import verdict_limits
from tests import release_fixture
from tests.contrast import contrast

LIGHT = theme.TOKENS["light"]


@pytest.fixture(scope="module")
def opened():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POW_DATA", str(release_fixture.small()))
        yield {name: release.open_for(viewer.Viewer(name), Selection()) for name in ("openbaar", "landelijk")}


@pytest.fixture(scope="module")
def rows(opened):
    """The development of every region; of one the last share is withheld, as rounding may do to any."""
    found = development(opened["openbaar"], Selection(), "placement_rate")
    last = found.index[(found["region_code"] == release_fixture.OWN) & (found["status"] == "shown")][-1]
    return found.assign(status=found["status"].mask(found.index == last, "hidden"))


@pytest.fixture(scope="module")
def drawn(opened, rows):
    return small_multiples.drawing(rows, events(opened["openbaar"]), 0.8)


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


def test_half_years_are_the_finest_periods(rows):
    assert set(rows["period"].str.len()) == {len("2021-H1")}
    assert rows["region_code"].nunique() == 36


def tile(drawn, code: str):
    return next(one for one in drawn.tiles if one.code == code)


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path)]


def test_every_region_has_its_name_and_its_place_on_the_map(drawn, rows):
    assert len({(one.left, one.top) for one in drawn.tiles}) == len(drawn.tiles) == 35
    assert tile(drawn, release_fixture.OWN).name == "Twente"
    assert (min(one.left for one in drawn.tiles), min(one.top for one in drawn.tiles)) == (0, 0)
    wide, high = drawn.size
    assert max(one.left for one in drawn.tiles) + wide == max(one.top for one in drawn.tiles) + high == pytest.approx(1)
    own = rows[rows["region_code"] == release_fixture.OWN].iloc[0]
    assert tile(drawn, release_fixture.OWN).left == pytest.approx(
        (own["tile_column"] - rows["tile_column"].min()) * 1.08 * wide
    )


def test_a_line_has_a_point_per_measurable_half_year_at_the_height_of_its_share(drawn, rows):
    for one in drawn.tiles:
        region = rows[rows["region_code"] == one.code].reset_index()
        shown = region[region["status"] == "shown"]
        found = points(one.line)
        assert found == points(one.points)
        assert len(found) == len(shown)
        for (x, y), row in zip(found, shown.itertuples(), strict=True):
            start, long = drawn.periods[row.Index]
            assert start < x < start + long
            assert y == pytest.approx(90 - 60 * axis.heights(shown)[shown.index.get_loc(row.Index)] / 0.8, abs=0.06)


def test_a_period_without_a_share_breaks_a_line(drawn, rows):
    for one in drawn.tiles:
        known = (rows.loc[rows["region_code"] == one.code, "status"] == "shown").tolist()
        assert one.line.count("M") == sum(now and not before for before, now in itertools.pairwise([False, *known]))


def test_what_is_not_measurable_is_an_open_point_and_what_is_hidden_a_period(drawn, rows):
    for one in drawn.tiles:
        statuses = rows.loc[rows["region_code"] == one.code, "status"].tolist()
        assert len(points(one.waiting)) == statuses.count("immature")
        assert [statuses[place] for place in one.hidden] == ["hidden"] * statuses.count("hidden")
    assert any(one.hidden for one in drawn.tiles)
    assert any(one.waiting for one in drawn.tiles)


def test_a_region_that_did_not_deliver_has_no_line(drawn):
    (empty,) = [one for one in drawn.tiles if not one.has_any]
    assert (empty.name, empty.line + empty.points + empty.waiting, empty.hidden) == ("Zeeland", "", ())


def test_events_and_periods_lie_within_a_tile_and_in_order(drawn, opened):
    assert len(drawn.events) == len(events(opened["openbaar"]))
    for start, long in (*drawn.events, *drawn.periods):
        assert 4 <= start <= start + long <= 96
    starts = [start for start, _ in drawn.periods]
    assert starts == sorted(starts)
    assert len(points(drawn.country)) == 6


def test_nobody_can_move_the_axes(funnel_drawn):
    assert funnel_drawn.layout.xaxis.fixedrange
    assert funnel_drawn.layout.yaxis.fixedrange


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
    assert np.allclose(band.y[:half], np.clip(verdict_limits(band.x[:half], country)[1], 0, 0.8))
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
    found = labels.positions([((100.0, 100.0), "Zuid-Limburg"), ((112.0, 100.0), "Twente")], crowd, 400, 200)
    boxes = [
        labels._box(point, name, place)
        for point, name, place in zip(crowd, ("Zuid-Limburg", "Twente"), found, strict=False)
    ]
    assert labels._shared(*boxes) == 0
    marks_there = [(x - 5, y - 5, x + 5, y + 5) for x, y in crowd]
    assert all(labels._shared(box, mark) == 0 for box in boxes for mark in marks_there)


def test_a_name_at_the_edge_stays_within_the_figure():
    assert labels.positions([((395.0, 100.0), "Zuid-Limburg")], [(395.0, 100.0)], 400, 200) == ["middle left"]


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
    found = look.hover("Twente: <5, 200 & meer, 95%-interval 0% tot 4%, verschilt: ongunstiger, afgerond op 5")
    assert found.startswith("Twente: &lt;5, 200 &amp; meer")
    assert found.count("<br>") == 1


def test_plotly_knows_every_setting_of_the_figure(funnel_drawn):
    # Plotly judges all of it, or raises
    assert len(go.Figure(funnel_drawn.to_plotly_json()).data) == len(funnel_drawn.data)
    with pytest.raises(ValueError, match="Invalid property"):
        go.Figure(funnel_drawn.to_plotly_json() | {"layout": {"paper_colour": "red"}})
