"""Regio's vergelijken on a small known release: figures, hidden and missing cells, several figures, both languages."""

import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import exports, release, viewer
from dashboard.components.figures import comparison_exports
from dashboard.components.figures.compared import fetch
from dashboard.selection import Selection
from pipelines import settings
from pipelines.commands import running
from tests import deliveries
from tests.app.opening import opened_page


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    found = settings.DataDir(tmp_path_factory.mktemp("compare"))
    deliveries.write(
        found.inbox,
        "Twente",
        [deliveries.trajectory()],
        [deliveries.result(400, 220), deliveries.result(50, 9, cohort="2022-H1")],
    )
    deliveries.write(found.inbox, "Drenthe", [deliveries.trajectory()], [deliveries.result(400, 100)])
    deliveries.write(found.inbox, "Flevoland", [deliveries.trajectory()], [deliveries.result(12, 4)])
    deliveries.write(found.inbox, "Amersfoort", [deliveries.trajectory()], [deliveries.result(200, 3)])
    deliveries.write(
        found.inbox,
        "Friesland",
        [deliveries.trajectory()],
        [deliveries.result(60, 30), deliveries.result(5, "<5", cohort="2020-H1")],
    )
    deliveries.write(
        found.inbox, "Groningen", [deliveries.trajectory()], [deliveries.result(100, 40, cohort="2022-H2")]
    )
    running.run(found)
    return found


@pytest.fixture
def page(data, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(data.root))

    return partial(opened_page, "compare")


@pytest.fixture
def compared(data, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(data.root))

    def find(code: str, **choices: str):
        selection = Selection(**choices)
        return fetch(release.open_for(viewer.Viewer("openbaar"), selection), selection, code)

    return find


def shown(test: AppTest) -> str:
    assert not test.exception
    return " ".join(element.value for element in test.markdown).replace("&#58;", ":")


def row(text: str, region: str) -> str:
    """Return the HTML of one row of the table of regions, its hover text included."""
    start = re.search(rf'<tr[^>]*><th scope="row">(<span[^>]*>)?{region}</', text).start()
    return text[start:].split("</tr>", maxsplit=1)[0]


def lead(text: str) -> str:
    said = re.search(r'<p class="pow-lead[^"]*">(.*?)</p>', text).group(1)
    return re.sub(r"<[^>]+>", "", said)


def test_the_figures_of_a_region_stand_beside_the_country(page):
    text = shown(page(regio="AM05"))
    own = row(text, "Twente")
    assert "<strong>220 </strong>van 400" in own
    assert "<strong>55%</strong>" in own
    assert "gunstiger" in own
    assert "ongunstiger" in row(text, "Drenthe")
    country = row(text, "Nederland")
    assert "<strong>33%</strong>" in country
    assert "pow-verdict" not in country


def test_a_row_says_its_interval_in_words_on_a_wide_screen_and_on_a_phone(page):
    own = row(shown(page(regio="AM05")), "Twente")
    interval = re.search(r'aria-label="(95%-interval \d+% tot \d+%)"', own).group(1)
    assert f"220 van 400, {interval}, verschilt: gunstiger, afgerond op 5" in own.split(">", maxsplit=1)[0]
    opened = own.split("<summary>")[1]
    assert f"220 van 400 · {interval}" in opened
    assert "<svg" in opened


def test_what_may_be_concluded_comes_first(page):
    said = lead(shown(page(regio="AM05")))
    assert said.startswith("In Twente vonden ongeveer 220 van de 400 deelnemers werk (55%). Bij ")
    assert said.endswith("Dit laat niet zien of Perspectief op Werk de oorzaak is.")
    assert re.match(
        r"In Nederland vonden ongeveer 3[56]\d van de 1\.0[67]\d deelnemers werk \(33%\)\.", lead(shown(page()))
    )
    assert lead(shown(page(regio="AM11"))).startswith(
        "Voor Flevoland is er geen cijfer. Het gaat om minder dan 20 mensen."
    )
    assert lead(shown(page(regio="AM24"))).startswith(
        "Voor Zeeland is er geen cijfer. De regio leverde dit niet, of de rijen wachten op verbetering."
    )
    assert lead(shown(page(regio="AM05", cijfer="participants"))).startswith(
        "In Twente begonnen ongeveer 450 mensen aan een"
    )


def test_own_region_comes_first_and_the_others_in_alphabetical_order(page):
    text = shown(page(regio="AM05")).split("</table>", maxsplit=1)[0]
    names = re.findall(r'<th scope="row"><span[^>]*>([^<]*)<', text)
    assert names[0] == "Twente"
    assert names[-1] == "Nederland"
    assert names[1:-1] == sorted(names[1:-1])
    assert len(names) == 36


def test_what_is_not_a_figure_says_why(page):
    text = shown(page())
    hidden = row(text, "Flevoland")
    assert 'pow-hatched">te klein<' in hidden
    assert "minder dan 20 mensen" in hidden
    assert "Een langere periode of alle groepen samen helpt vaak." in hidden.split(">", maxsplit=1)[0]
    assert "niet geleverd" in row(text, "Zeeland")
    recent = row(shown(page(periode="2022-H2")), "Groningen")
    assert "nog niet meetbaar" in recent
    assert "%" not in recent


def test_a_share_that_few_rows_would_bend_is_left_out_and_only_the_support_team_hears_why(page, monkeypatch):
    public = row(shown(page()), "Friesland")
    assert 'pow-hatched">te grof<' in public
    assert "te ver van het echte kunnen liggen, of er is te vaak ‘&lt;5’ geleverd" in public
    assert "./kwaliteit" not in public
    monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, "landelijk")
    exact = row(shown(page()), "Friesland")
    assert 'pow-hatched">te vaak &lt;5<' in exact
    assert 'href="./kwaliteit?regio=AM02&amp;' in exact
    assert "zo geleverd door de regio" in exact
    assert "klopt het cijfer niet" in exact


def test_a_share_of_hardly_anyone_is_shown_with_an_interval_for_all_that_can_be_true(page):
    few = row(shown(page()), "Amersfoort")  # 3 of 200
    assert re.search(r"<strong>[05] </strong>van 200", few)
    assert re.search(r"95%-interval 0% tot [45]%", few)
    assert "verschilt: ongunstiger" in few


def test_several_figures_stand_beside_each_other_in_one_table(page):
    several = shown(page(cijfer="placement_rate,participants,reach"))
    assert several.count("<table") == 1
    own = row(several, "Twente")
    assert "55%</strong><small>220 van 400</small>" in own
    assert "95%-interval" in own
    assert "<strong>450</strong>" in own
    assert "te klein" in row(several, "Flevoland")


def test_a_count_has_no_chart_of_chance_but_says_what_it_means(page):
    text = shown(page(cijfer="participants"))
    assert "Is het verschil groter dan toeval?" not in text
    assert "Wat betekent dit cijfer?" in text
    assert "Wie in twee trajecten zit, telt twee keer" in text


def test_english_says_the_same(page):
    text = shown(page(taal="en", regio="AM05"))
    own = row(text, "Twente")
    assert "<strong>220 </strong>of 400" in own
    assert "95% interval" in own
    assert "better" in own
    assert lead(text).startswith("In Twente, about 220 of the 400 participants found work (55%). In ")
    assert lead(shown(page(taal="en"))).startswith("In the Netherlands, ")
    assert row(text, "The Netherlands")
    assert "not yet measurable" in row(shown(page(taal="en", periode="2022-H2")), "Groningen")
    assert "too small" in row(text, "Flevoland")
    assert "van 400" not in text


def test_the_download_is_what_is_shown(compared):
    found = compared("placement_rate", own_region="AM05")
    written = exports.csv(comparison_exports.regions(found), found.opened, "nl")
    lines = written.decode("utf-8-sig").splitlines()
    assert len(lines) == 37
    twente = next(line for line in lines if line.startswith("AM05;"))
    assert ";220;400;0,55;" in twente
    assert ";higher_2;verschilt: gunstiger;" in twente
    assert twente.endswith(";nee")
    friesland = next(line for line in lines if line.startswith("AM02;"))
    assert ";not_within;te grof door afronden;" in friesland
    assert "of er is te vaak ‘<5’ geleverd" in friesland


def test_the_download_of_the_funnel_has_its_points_and_its_limits(compared):
    found = comparison_exports.funnel(compared("placement_rate"))
    assert list(found["regio"]) == ["Amersfoort", "Drenthe", "Twente"]
    twente = found.set_index("regio").loc["Twente"]
    assert (twente["teller"], twente["noemer"]) == (220, 400)
    assert twente["toeval_tot_95"] < twente["toeval_tot_998"] < twente["waarde"]
    assert twente["ondergrens_95"] < twente["waarde"] < twente["bovengrens_95"]
    together = found["teller"].sum() / found["noemer"].sum()
    assert together < twente["naar_het_gemiddelde_getrokken"] < twente["waarde"]


def test_an_amount_says_of_which_choice_it_is(compared):
    written = comparison_exports.regions(compared("trajectories", period="2021", target_group="ww"))
    assert set(written["periode"]) == set(written["doelgroep"]) == {"all"}


def test_every_table_and_chart_says_where_it_comes_from_and_how_it_is_computed(page):
    text = shown(page(regio="AM05"))
    lines = re.findall(r'<p class="[^"]*pow-source">(.*?)</p>', text)
    assert len(lines) == 3
    for line in lines:
        assert "Bron: Leveringen van de regio" in line
        assert "Openbare cijfers van 31-12-2022. Aantallen zijn veelvouden van 5 (±5)." in line
        assert re.search(r'href="\./uitleg\?regio=AM05[^"]*#vergelijken"', line)
