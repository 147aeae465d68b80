"""What a file says of its shares, on the page: trends, the mix of people, the ordinary spread; and where amounts lie."""

import re

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import release, viewer
from dashboard.components.compare import funnel_tile, mix_words
from dashboard.components.compare.development_tile import trend_words
from dashboard.components.figures.compared import fetch
from dashboard.queries.funnel import limits
from dashboard.queries.line import Line
from dashboard.queries.trends import mix, trends
from dashboard.selection import Selection
from pipelines.registries import indicators
from tests.release_fixture import OWN

RATES = [one.id for one in indicators().values() if one.kind == "rate"]


def text(test: AppTest) -> str:
    return " ".join(element.value for element in test.markdown).replace("&#58;", ":")


@pytest.fixture
def compared(small):
    def find(code="placement_rate", audience="landelijk", line=None, **choices):
        selection = Selection(indicators=(code,), **choices)
        return fetch(release.open_for(viewer.Viewer(audience), selection), selection, code, line)

    return find


@pytest.mark.parametrize("audience", ["openbaar", "landelijk"])
@pytest.mark.parametrize("code", RATES)
def test_the_words_under_the_lines_are_those_of_the_file(compared, code, audience):
    one = compared(code, audience)
    found = trends(one.opened, one.selection, code)
    said = " ".join(trend_words(one))
    if found.empty:
        assert said == ""
        return
    regions = found[found["region_code"] != "NL"]
    counts = regions["word"].value_counts()
    assert f"{counts.get('no_clear_change', 0)} zonder duidelijke verandering" in said
    assert f"bij {counts.get('cannot_be_told', 0)} is het niet te zeggen" in said
    for row in regions.itertuples():
        assert (row.name in said) == (row.word in ("rising", "falling"))
    assert ("Stijgend: " in said) == ("rising" in counts)


def test_dropout_and_part_of_the_people_have_no_trend(compared):
    assert trend_words(compared("dropout_rate")) == []
    assert trend_words(compared(target_group="ww")) == []
    assert trend_words(compared(period="2021")) != []


@pytest.mark.parametrize("code", RATES)
def test_the_mix_is_told_of_only_where_it_levels_a_difference(compared, code):
    one = compared(code)
    said = mix_words.explained(one)
    levelled = mix(one.opened, one.selection, code).set_index("region_code")["verdict"] == "same"
    for row in one.regions.itertuples():
        differs = row.status == "shown" and row.verdict.endswith(("_1", "_2"))
        assert (f"{row.name} (" in said) == (differs and bool(levelled.get(row.region_code, False)))
    assert mix_words.explained(compared(code, target_group="ww")) == ""
    assert mix_words.explained(compared(code, line=Line(("AM03", "AM10"), "groep", "Groep"))) == ""


def test_a_difference_that_the_mix_explains_is_said_with_what_was_to_be_expected(visited, altered):
    altered(
        "update standardised set verdict = 'same', ratio = 1.0 where indicator = 'placement_rate' "
        f"and region_code = '{OWN}'"
    )
    said = text(visited("compare"))
    found = re.search(r"Andere samenstelling: ([^.]*)\.", said).group(1)
    assert re.search(r"Twente \((\d+%), te verwachten \1\)", found)


def test_the_ordinary_spread_is_wider_than_chance_and_drawn_as_two_dotted_lines(compared):
    one = compared()
    bands = limits(one.rows)
    assert (bands["upper_spread"] >= bands["upper_95"] - 0.03).all()
    assert bands["upper_spread"].iloc[-1] > bands["upper_95"].iloc[-1]
    traces = {trace.name: trace for trace in funnel_tile.drawn(one, dark=False).data}
    assert traces["upper_spread"].line.dash == traces["lower_spread"].line.dash == "dot"
    assert np.allclose(traces["lower_spread"].y, bands["lower_spread"].clip(0, one.top))


def test_without_spread_beyond_chance_there_is_no_second_limit(compared):
    one = compared()
    same = one.rows.assign(value=float(one.country.value))
    assert limits(same)["lower_spread"].isna().all()


@pytest.mark.parametrize("code", ["reach", "participants", "trajectories"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_amount_has_a_line_of_dots_without_country_or_verdict(visited, compared, code, language):
    said = text(visited("compare", regio=OWN, cijfer=code, taal=language))
    drawn = said.split('class="pow-spread-lines"')[1].split("</svg>")[0]
    shown = compared(code, "openbaar").regions["status"] == "shown"
    assert drawn.count("<circle") == int(shown.sum())
    assert "pow-spread-country" not in drawn
    assert "pow-verdict" not in drawn
    assert {"nl": "Waar staat Twente?", "en": "Where does Twente stand?"}[language] in said
