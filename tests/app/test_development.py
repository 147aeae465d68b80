"""Charts beside the table: the funnel and the small multiples, and the table that takes the place of the latter."""

import json
import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import release, viewer
from dashboard.components.figures import comparison_exports
from dashboard.components.figures.compared import fetch
from dashboard.selection import Selection
from tests.app.opening import opened_page


@pytest.fixture
def opened(small):
    return partial(opened_page, "compare")


def text(test: AppTest) -> str:
    return " ".join(element.value for element in test.markdown)


def table(test: AppTest) -> str:
    """Turn the small multiples into their table and return it."""
    test.button(key="turn_development").click().run()
    assert not test.exception
    return next(element.value for element in test.markdown if "pow-cells" in element.value)


def row(found: str, region: str) -> str:
    return found.split(f">{region}</summary></details></th>")[1].split("</tr>", maxsplit=1)[0]


def figures(test: AppTest) -> list[str]:
    """Return the small multiples, where they are shown."""
    return [element.value for element in test.markdown if 'class="pow-multiples"' in element.value]


def charts(test: AppTest) -> list:
    return [element.proto for element in test.get("plotly_chart")]


def test_the_table_has_a_figure_with_its_counts_per_half_year_and_words_where_there_is_none(opened):
    test = opened(regio="AM05")
    assert len(figures(test)) == 1
    found = table(test)
    assert figures(test) == []
    assert "1e helft 2021" in found
    own = row(found, "Twente")
    assert own.count("<small>") == own.count("%</strong>") >= 3
    assert own.count(">nog niet meetbaar<") == 2
    missing = row(found, "Zeeland")
    assert missing.count(">niet geleverd<") == missing.count("<td")
    assert 'pow-hatched">te klein<' in found
    assert found.split('<span class="pow-whole">')[1].startswith("Twente")
    test.button(key="turn_development").click().run()
    assert len(figures(test)) == 1


def test_every_region_and_every_period_says_what_is_known_of_it(opened):
    (figure,) = figures(opened(regio="AM05"))
    titles = re.findall("<title>([^<]*)</title>", figure)
    said = [line for line in titles if "&#58;" in line]
    assert len(said) == 35 * 8
    assert len(titles) - len(said) == 35  # the name of a tile, for the rest of it
    own = [line.replace("&#58;", ":") for line in said if line.startswith("Twente, ")]
    assert re.fullmatch(r"Twente, 1e helft 2019: \d+%, [\d.]+ van [\d.]+, 95%-interval .*", own[0])
    assert own[-1].startswith("Twente, 2e helft 2022: nog niet meetbaar. ")
    assert sum("te klein" in line for line in said) == figure.count('class="pow-multiples-hidden" x=') > 0
    assert figure.count(">niet geleverd</text>") == 1
    assert figure.count('<use href="#pow-multiples-ground">') == 34


def test_only_the_own_region_is_marked(opened):
    (figure,) = figures(opened(regio="AM05"))
    (own,) = figure.split('<g class="pow-multiples-own" data-region="AM05">')[1:]
    assert re.search('<text class="pow-multiples-name"[^>]*>([^<]*)<', own)[1] == "Twente"
    assert "pow-multiples-own" not in figures(opened())[0]


def test_both_charts_say_in_words_what_they_show(opened):
    test = opened(regio="AM05")
    (funnel,) = (chart.alt for chart in charts(test))
    assert funnel.startswith("Plaatsingspercentage van ")
    assert "Nederland: " in funnel
    development = re.search('role="img" aria-label="([^"]*per regio en periode[^"]*)"', figures(test)[0])[1]
    assert "(1e helft 2019) en " in development
    assert "op de kaart van Nederland" in development


def test_charts_of_one_indicator_share_the_axis_of_the_table(opened):
    test = opened(regio="AM05")
    top = max(json.loads(charts(test)[0].spec)["layout"]["yaxis"]["tickvals"])
    assert f"van 0% tot {top:.0%}".replace("%.", "%") in text(test)
    assert f"<span>{top:.0%}</span>" in text(test)


def test_a_half_year_above_every_region_lengthens_the_axis_of_all(small, monkeypatch):
    compared = fetch(release.open_for(viewer.Viewer("openbaar"), Selection()), Selection(), "placement_rate")
    assert compared.top < 1
    high = fetch(compared.opened, Selection(), "placement_rate")
    monkeypatch.setitem(high.__dict__, "periods", compared.periods.assign(value=0.97, status="shown"))
    assert high.top == 1


def test_english_says_the_same(opened):
    test = opened(taal="en")
    assert "Is the difference more than chance?" in text(test)
    assert "How did it go over time?" in text(test)
    found = table(test)
    assert "not yet measurable" in row(found, "Twente")
    assert "nog niet" not in found


def test_counts_have_no_charts_of_shares(opened):
    for code in ("participants", "participants,placements,reach"):
        test = opened(cijfer=code)
        assert charts(test) + figures(test) == []


def test_a_choice_without_periods_says_so_and_offers_no_file_of_nothing(opened):
    test = opened(groep="ww", pijler="aanbod")
    assert "geen cijfers per periode" in text(test)
    assert "download_development" not in {button.key for button in test.get("download_button")}


def test_a_choice_without_any_share_has_no_funnel(opened):
    test = opened(periode="2022-H2")
    assert "Er is geen cijfer om te vergelijken" in text(test)


def test_the_download_holds_every_point_with_its_counts_and_interval(small):
    selection = Selection(own_region="AM05")
    compared = fetch(release.open_for(viewer.Viewer("openbaar"), selection), selection, "placement_rate")
    written = comparison_exports.development(compared)
    assert len(written) == len(compared.periods)
    measured = written[written["status"] == "shown"]
    assert (measured["teller"] / measured["noemer"] - measured["waarde"]).abs().max() < 1e-12
    assert ((measured["ondergrens_95"] < measured["waarde"]) & (measured["waarde"] < measured["bovengrens_95"])).all()
    assert written.loc[written["status"] != "shown", "waarom_geen_cijfer"].str.len().gt(0).all()
