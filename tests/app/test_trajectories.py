"""Trajecten: the list, some beside each other, and one opened; for the public and the team, in both languages."""

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import release, viewer
from dashboard.components.trajectories import project_list
from dashboard.components.trajectories.beside_table import beside_table, line_pillar
from dashboard.components.trajectories.looking import Looking
from dashboard.project_choice import ORDERS, ProjectChoice
from dashboard.queries import comparison, projects
from dashboard.selection import Selection
from pipelines.statistics import country_range, verdict
from tests.release_fixture import MISSING, OWN, REASON

CODES = {"openbaar": f"{OWN}:{OWN}-P1", "landelijk": f"{OWN}:T01"}
OTHER = {"openbaar": "AM01:AM01-P2", "landelijk": "AM01:T02"}
AUDIENCES = list(CODES)


def text(test: AppTest) -> str:
    return html.unescape(" ".join(element.value for element in test.markdown))


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", markup))


@pytest.fixture
def seen(visited, monkeypatch):
    def open_page(audience: str = "openbaar", **query: str) -> str:
        monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, audience)
        return text(visited("trajectories", **query))

    return open_page


def looking(audience: str, choice: ProjectChoice | None = None, **choices: str) -> Looking:
    selection = Selection(**choices)
    return Looking(release.open_for(viewer.Viewer(audience), selection), selection, choice or ProjectChoice())


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_says_how_many_there_are_and_shows_the_first_twenty_five(seen, audience, language):
    said = seen(audience, taal=language)
    assert {"nl": "zijn er 102 trajecten; in 68", "en": "There are 102 projects in 34 regions"}[language] in said
    assert said.count('class="pow-project"') == 25
    assert {"nl": "1 tot en met 25 van 102", "en": "1 to 25 of 102"}[language] in said
    assert {"nl": "Veel kleine trajecten", "en": "Many small projects"}[language] in said
    assert MISSING in said
    assert f"traject={CODES[audience].replace(':', '%3A')}" in seen(audience, taal=language, regio=OWN)


def test_the_public_sees_no_share_no_reason_and_no_lead_of_a_project(seen):
    for query in (
        {},
        {"traject": CODES["openbaar"]},
        {"toon": "naast", "naast": f"{CODES['openbaar']},{OTHER['openbaar']}"},
    ):
        said = seen(**query)
        assert not any(word in said for word in (REASON, "Vond werk", "Kosten per plaatsing", "Trekker en partners"))
        assert not re.search(r'class="pow-(whisker|counted)"', said)
        assert "Percentages van mensen" not in said
    assert "Percentages van één traject laten we niet zien" in seen(traject=CODES["openbaar"])


def test_the_team_sees_them(seen):
    said = seen("landelijk", traject=CODES["landelijk"])
    assert all(word in said for word in (REASON, "Kosten per plaatsing", "Trekker en partners", "Hoe verliep het?"))
    assert "pow-whisker" in said


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"in": OWN}, 3),
        ({"zoek": "VOORBEELDTRAJECTEN 3"}, 34),
        ({"zoek": "twente"}, 3),
        ({"soort": "met_deelnemers"}, 68),
    ],
)
def test_choices_narrow_the_list(seen, query, count):
    said = seen(**query)
    assert f"{count} trajecten<" in said
    assert said.count('class="pow-project"') == min(count, 25)


def test_nothing_found_says_so_and_keeps_what_was_ticked(visited):
    test = visited("trajectories", zoek="zzzz", naast=CODES["openbaar"])
    assert "Niets gevonden." in text(test)
    test.button(key="projects_clear").click().run()
    assert test.query_params["naast"] == CODES["openbaar"]
    assert "zoek" not in test.query_params


def test_what_is_typed_goes_to_the_address(visited):
    test = visited("trajectories")
    test.text_input(key="projects_search").set_value("taal").run()
    assert test.query_params["zoek"] == "taal"


def test_what_the_release_does_not_have_falls_away(seen):
    said = seen(trajectpijler="x", sector="y", traject="AM99:Z", naast="AM99:Z", pagina="999", toon="")
    assert "102 trajecten<" in said
    assert "101 tot en met 102 van 102" in said


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_keeps_all_projects_and_the_own_region_comes_first_only_by_region(small, order):
    looked = looking("landelijk", ProjectChoice(order=order), own_region=OWN)
    every = projects.projects(looked.opened)
    found = projects.found(looked.opened, looked.choice, OWN)
    assert sorted(found.index) == sorted(every.index)
    assert (set(found["region_code"].head(3)) == {OWN}) == (order == "regio")
    if order == "deelnemers":
        known = found["participants"].dropna().tolist()
        assert known == sorted(known, reverse=True)


def test_the_verdict_of_a_project_is_beside_the_country_within_the_pillar_that_all_share(small):
    looked = looking("landelijk")
    rows = list(projects.projects(looked.opened).itertuples())
    same = [row for row in rows if row.pillar == "route"][:2]
    assert (line_pillar(same), line_pillar(rows[:3])) == ("route", "all")
    found = projects.shares(looked.opened, "placement_rate", "route")
    selection = Selection(pillar="route")
    country = comparison.comparison(looked.opened, selection, "placement_rate").set_index("region_code").loc["NL"]
    low_high = country_range(float(country["numerator"]), float(country["denominator"]), "exact")
    known = found[found["status"] == "shown"]
    assert len(known) > 50
    expected = verdict(known["numerator"].astype(float), known["denominator"].astype(float), low_high)
    assert known["verdict"].tolist() == expected.tolist()
    assert projects.shares(looking("openbaar").opened, "placement_rate", "all").empty


@pytest.mark.parametrize("audience", AUDIENCES)
def test_side_by_side_has_a_column_per_project_with_the_own_region_first(seen, audience):
    said = seen(audience, toon="naast", naast=f"{OTHER[audience]},{CODES[audience]}", regio=OWN)
    (whole,) = re.findall(r'<table class="pow-regions pow-beside-table.*?</table>', said)
    assert re.findall(r"<small>(?:<a[^>]*>)?(Twente|Groningen)<", whole) == ["Twente", "Groningen"]
    assert all(title in whole for title in ("Het traject", "Wat kwam eruit?", "Wat was het plan", "Wat is er geleerd"))
    assert ("Voor wie was het?" in whole) == (audience == "landelijk")
    assert "Dit laat niet zien of een traject de oorzaak is." in said


def test_one_alone_beside_nothing_says_what_to_do(seen):
    assert "Vink op de lijst nog een traject aan" in seen(toon="naast", naast=CODES["openbaar"])
    assert "Vink op de lijst nog een traject aan" in seen(toon="naast")


def test_groups_and_half_years_of_a_project_add_up_to_its_people(small):
    looked = looking("landelijk")
    (row,) = [one for one in projects.projects(looked.opened, OWN).itertuples() if one.trajectory == "T01"]
    mix = projects.mix(looked.opened).query(f"region_code == '{OWN}' and trajectory == 'T01' and target_group != 'all'")
    halves = projects.half_years(looked.opened, OWN, "T01").query("measure == 'participants'")
    assert mix["count_"].sum() == halves["count_"].sum() == row.participants
    assert "geen deelnemers" in plain(beside_table(list(projects.projects(looked.opened, OWN).itertuples()), looked))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("placements_status = 'hidden', placements = null", "te klein"),
        ("placements_status = 'missing', placements = null", "niet geleverd"),
        ("placements_coverage = 'partial'", "zeker"),
        (
            "status = 'voorbereiding', participants_status = 'missing', participants = null, participants_band = null",
            "nog niet begonnen",
        ),
        ("budget_eur = null", "niet geleverd"),
        ("continuation = null", "nog niet bekend"),
    ],
)
def test_every_state_of_a_project_has_its_own_words(visited, altered, change, words):
    altered(f"update trajectories set {change} where trajectory = '{OWN}-P1'")
    said = text(visited("trajectories", **{"in": OWN, "zoek": "Voorbeeldtraject 1"}))
    (whole,) = re.findall(r'<table class="pow-regions pow-projects.*?</table>', said)
    assert words in plain(whole)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_list_downloads_all_pages_with_what_is_known_of_each_outcome(small, audience):
    looked = looking(audience)
    rows = projects.found(looked.opened, looked.choice, None)
    written = projects.written(looked.opened, rows, "nl")
    assert len(written) == 102 > project_list.PER_PAGE
    assert written["plaatsingen"].notna().sum() == rows["placements"].notna().sum()


def test_the_sixth_tick_is_out_of_use_and_says_why(seen):
    many = ",".join(f"AM0{number}:AM0{number}-P1" for number in (1, 2, 3, 5, 6))
    said = seen(naast=many)
    assert "Er staan al 5 trajecten naast elkaar." in said
    assert said.count("<a href") and "5 van 5" in said
