"""Exactly two figures on a small release: sentences that agree, the points and their marks, who is missing, the states."""

import re

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import release, viewer
from dashboard.charts import pair
from dashboard.components.compare import pair_tile, pair_words
from dashboard.components.compare.heat_table import of_figures
from dashboard.components.figures.compared import fetch
from dashboard.selection import Selection
from pipelines.registries import region_names
from tests.release_fixture import OWN

BOTH = ("placement_rate", "sustained_rate")
SAYS = {
    "higher_2": "Dat is meer dan in Nederland",
    "lower_2": "Dat is minder dan in Nederland",
    "higher_1": "Dat is mogelijk meer dan in Nederland",
    "lower_1": "Dat is mogelijk minder dan in Nederland",
    "same": "Daar is geen verschil met Nederland",
    "unknown": "Of dat verschilt van Nederland",
    "unknown_few": "Of dat verschilt van Nederland",
}


@pytest.fixture
def columns(small):
    def find(codes=BOTH, audience="openbaar", **choices):
        selection = Selection(indicators=codes, **choices)
        opened = release.open_for(viewer.Viewer(audience), selection)
        return of_figures([fetch(opened, selection, code) for code in codes])

    return find


def text(test: AppTest) -> str:
    return " ".join(element.value for element in test.markdown).replace("&#58;", ":")


def plain(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup)


@pytest.mark.parametrize("region", list(region_names())[::3])
def test_the_sentences_say_the_verdict_of_both_figures(columns, region):
    found = columns(own_region=region)
    said = plain(pair_words.lead(found))
    for one in found:
        row = one.compared.own
        assert row.status != "shown" or SAYS[row.verdict] in said
        assert row.status == "shown" or "is er geen cijfer" in said
    assert "Een punt is een regio, geen mens." in said
    assert said.endswith("Dit laat niet zien of Perspectief op Werk de oorzaak is.")


def test_every_region_with_both_figures_is_a_point_and_the_others_are_named(columns):
    found = columns(own_region=OWN, target_group="ww")
    points = pair_tile._points(found)
    known = [one.compared.regions.set_index("region_code")["status"] == "shown" for one in found]
    assert set(points["region_code"]) == set(known[0].index[known[0] & known[1]])
    assert 0 < len(points) < 34
    names = pair_words.missing(found)
    for row in found[0].compared.regions.itertuples():
        assert (row.name in names) == (row.region_code not in set(points["region_code"]))


def test_the_figure_draws_points_intervals_and_the_country_on_both_axes(columns):
    found = columns(own_region=OWN)
    points = pair_tile._points(found)
    drawn = pair_tile._figure(found, points, dark=False)
    traces = {trace.name: trace for trace in drawn.data}
    assert len(traces["regions"].x) + len(traces["own"].x) == len(points)
    assert list(traces["own"].customdata) == [OWN]
    assert traces["country_across"].x[0] == pytest.approx(found[0].compared.country.value)
    assert traces["country_up"].y[0] == pytest.approx(found[1].compared.country.value)
    assert len(traces["intervals"].x) == 6 * len(traces["regions"].x)
    assert drawn.layout.xaxis.range[0] == drawn.layout.yaxis.range[0] == 0
    assert "95%-interval" in traces["own"].text[0].replace("<br>", " ")


@pytest.mark.parametrize(
    ("across", "up", "mark"),
    [
        ("higher_2", "lower_2", "higher_2"),
        ("same", "lower_2", "lower_2"),
        ("same", "unknown", "unknown"),
        ("unknown_few", "higher_1", "unknown"),
        ("higher_1", "same", "same"),
    ],
)
def test_what_differs_marks_a_point_and_then_what_cannot_be_told(across, up, mark):
    assert pair.decides(across, up) == mark


def test_two_counts_have_no_intervals_no_country_and_no_verdict(columns):
    found = columns(("participants", "praktijkverklaringen"), own_region=OWN)
    drawn = pair_tile._figure(found, pair_tile._points(found), dark=True)
    traces = {trace.name: trace for trace in drawn.data}
    assert len(traces["intervals"].x) == len(traces["country_across"].x) == len(traces["country_up"].y) == 0
    assert set(traces["regions"].marker.symbol) == {"circle"}
    assert "Grote regio’s hebben van beide meer." in plain(pair_words.lead(found))
    assert not np.isnan(traces["regions"].x).any()


@pytest.mark.parametrize("audience", ["openbaar", "landelijk"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "choice",
    [{"periode": "2022-H2"}, {"regio": "AM24"}, {"regio": OWN, "groep": "ww"}, {"groep": "ww", "pijler": "aanbod"}],
)
@pytest.mark.parametrize("codes", ["placement_rate,dropout_rate", "placement_rate,participants"])
def test_every_state_is_drawn_for_everybody(visited, monkeypatch, choice, audience, language, codes):
    monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, audience)
    said = text(visited("compare", cijfer=codes, taal=language, **choice))
    assert {"nl": "Een punt is een regio, geen mens.", "en": "A point is a region, not a person."}[language] in said
    assert said.count("<table") == 1


def test_a_figure_that_is_mostly_kept_back_is_not_drawn_and_the_table_stays(visited, altered):
    altered(
        "update cube_rates set status = 'hidden', hidden_because = 'few_people', numerator = null, denominator = null, "
        "lower = null, upper = null where indicator = 'sustained_rate' and region_code between 'AM01' and 'AM15'"
    )
    test = visited("compare", cijfer=",".join(BOTH))
    assert "te weinig regio’s met beide cijfers" in text(test)
    assert not test.get("plotly_chart")
    assert "pow-pair" in text(test)
