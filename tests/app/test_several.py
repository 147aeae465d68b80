"""Three and more figures on a small release: the heat table, the line of dots, the courses, the states, both languages."""

import html
import re
from urllib.parse import parse_qs, urlparse

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import release, viewer
from dashboard.charts.course import course
from dashboard.components.compare import spread_map
from dashboard.components.compare.heat_table import of_figures
from dashboard.components.figures.compared import fetch
from dashboard.queries.development import events
from dashboard.selection import Selection
from tests.release_fixture import OWN

FIVE = "placement_rate,sustained_rate,praktijkverklaring_rate,further_education_rate,dropout_rate"


def text(test: AppTest) -> str:
    return " ".join(element.value for element in test.markdown).replace("&#58;", ":")


def row(said: str, region: str) -> str:
    start = re.search(rf'<tr[^>]*><th scope="row"><span[^>]*>{region}</', said).start()
    return said[start:].split("</tr>", maxsplit=1)[0]


@pytest.fixture
def columns(small):
    selection = Selection(own_region=OWN, indicators=tuple(FIVE.split(",")))
    opened = release.open_for(viewer.Viewer("openbaar"), selection)
    return of_figures([fetch(opened, selection, code) for code in selection.indicators])


def test_only_what_differs_is_filled_and_every_cell_says_its_verdict(visited, columns):
    said = text(visited("compare", regio=OWN, cijfer=FIVE))
    for column in columns:
        for one in column.compared.each:
            if one.region_code == "NL":
                continue
            cells = re.findall(r"<td[^>]*>.*?</td>", row(said, one.name))
            cell = cells[columns.index(column)]
            assert ("pow-differs" in cell) == (one.status == "shown" and one.verdict.endswith("_2"))
            assert ("pow-shape" in cell) == (one.status == "shown" and one.verdict[-2:] in ("_1", "_2"))
            assert ("pow-strip-dot" in cell) == (one.status == "shown")


def test_a_head_leads_to_its_figure_alone_and_the_choices_stay(visited):
    said = text(visited("compare", regio=OWN, cijfer=FIVE, groep="ww"))
    href = re.search(r'<th scope="col"[^>]*><a href="([^"]*)"[^>]*>Duurzaam<', said).group(1)
    asked = {name: value[0] for name, value in parse_qs(urlparse(html.unescape(href)).query).items()}
    assert (asked["regio"], asked["cijfer"], asked["groep"]) == (OWN, "sustained_rate", "ww")


def test_the_lines_have_a_dot_for_every_region_with_a_share(columns):
    for column in columns:
        spread = spread_map.of_column(column)
        drawn = spread_map.line(spread)
        assert len(spread.rows) == int((column.compared.regions["status"] == "shown").sum())
        assert drawn.count("<circle") == len(spread.rows)
        assert drawn.count("pow-spread-own") == 1
        low, high = spread.quarters
        assert spread.values.min() <= low <= high <= spread.values.max()


def test_the_line_as_a_table_holds_its_ends(visited, columns):
    test = visited("compare", regio=OWN, cijfer=FIVE)
    test.button(key="turn_spread").click().run()
    assert not test.exception
    found = re.search(r"<tr[^>]*><th scope=\"row\">Plaatsing</th>(.*?)</tr>", text(test)).group(1)
    shares = re.findall(r"(\d+)%", found)
    values = spread_map.of_column(columns[0]).values * 100
    assert [int(shares[0]), int(shares[-1])] == [round(values.min()), round(values.max())]


def test_a_course_has_an_interval_for_every_period_that_is_known(columns):
    compared = columns[0].compared
    made = course(compared.periods, events(compared.opened), 0.3, OWN)
    own = compared.periods[compared.periods["region_code"] == OWN]
    assert made.intervals.count("M") == int((own["status"] == "shown").sum())
    assert all(30 <= float(end) <= 90 for end in re.findall(r"V([\d.]+)", made.intervals))
    assert course(compared.periods, events(compared.opened), 0.3, None).multiples.tiles == ()


def test_without_an_own_region_the_country_is_shown_and_nothing_is_marked(visited):
    said = text(visited("compare", cijfer=FIVE))
    assert "Hoe ver liggen regio’s uit elkaar?" in said
    assert "Hoe verliep het in Nederland?" in said
    assert "pow-spread-own" not in said
    assert "pow-multiples-own" not in said


@pytest.mark.parametrize("audience", ["openbaar", "landelijk"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "choice",
    [{"periode": "2022-H2"}, {"regio": "AM24"}, {"regio": OWN, "groep": "ww"}, {"groep": "ww", "pijler": "aanbod"}],
)
def test_every_state_is_drawn_for_everybody(visited, monkeypatch, choice, audience, language):
    monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, audience)
    said = text(visited("compare", cijfer=f"{FIVE},participants,reach", taal=language, **choice))
    assert {"nl": "Dit laat niet zien of", "en": "This does not show whether"}[language] in said


def test_a_figure_that_is_mostly_kept_back_stays_out_of_the_table_and_is_named(visited, altered):
    altered(
        "update cube_rates set status = 'hidden', hidden_because = 'few_people', numerator = null, denominator = null, "
        "lower = null, upper = null where indicator = 'dropout_rate' and region_code between 'AM01' and 'AM15'"
    )
    said = text(visited("compare", cijfer=FIVE))
    assert "Uitval staat niet in de tabel" in said
    assert ">Uitval</a>" not in said
    assert "op 4" not in said


def test_counts_have_a_value_and_never_a_colour(visited):
    said = text(visited("compare", regio=OWN, cijfer="participants,placements,reach"))
    assert "Dat zegt niets over hoe goed het gaat." in said
    assert "pow-differs" not in said.split("<table")[1]
    assert "pow-strip-dot" not in said
