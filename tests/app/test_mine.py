"""Mijn regio: one region beside the country, in every state of its delivery; for the public and the team."""

import html
import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import release, viewer
from dashboard.components.figures.compared import fetch
from dashboard.components.mine import mine_learn, shares_matrix, steps_table
from dashboard.components.mine.own_region import OwnRegion
from dashboard.queries import lessons, line, mine
from dashboard.selection import Selection
from pipelines.registries import region_names
from tests.release_fixture import MISSING, OWN

BLOCKS = {
    "nl": ("Waar staat", "Wat valt op in", "Hoe verliep het", "Welke stappen", "Wie deden mee", "Hoe is het geld", "Wat bracht elk"),
    "en": ("Where does", "What stands out", "How did it go", "Which steps", "Who took part", "How was the money", "What did each"),
}  # fmt: skip
ALWAYS = {
    "nl": ("Van wie kunt u leren?", "Wat is er met de levering"),
    "en": ("Whom can you learn", "How is the delivery"),
}


def text(test: AppTest) -> str:
    return html.unescape(" ".join(element.value for element in test.markdown))


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", markup))


def own_region(audience: str = "openbaar", region: str = OWN, **choices: str) -> OwnRegion:
    selection = Selection(own_region=region, **choices)
    return OwnRegion(release.open_for(viewer.Viewer(audience), selection), selection)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_region_there_is_a_link_to_each_of_the_thirty_five(visited, language):
    said = text(visited("mine", taal=language))
    links = [query for query in re.findall(r'href="\./mijn-regio\?([^"]+)"', said) if f"taal={language}" in query]
    links = [found for query in links for found in re.findall(r"regio=(AM\d\d)", query)]
    assert sorted(links) == sorted(region_names())
    assert not any(block in said for block in BLOCKS[language])


@pytest.mark.parametrize("audience", ["openbaar", "landelijk"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_region_has_every_block_in_the_order_of_its_contents(visited, monkeypatch, audience, language):
    monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, audience)
    said = text(visited("mine", regio=OWN, taal=language))
    titles = re.findall(r'<h2 class="pow-section">([^<]+)', said)
    places = [
        next(place for place, title in enumerate(titles) if title.startswith(block)) for block in BLOCKS[language]
    ]
    assert places == sorted(places)
    for name in re.findall(r'href="#(deel-\w+)"', said):
        assert f'id="{name}"' in said
    assert ("€" in said) and all(words in said for words in ALWAYS[language])
    cost = {"nl": "Kosten per plaatsing", "en": "Cost per placement"}[language]
    assert (cost in said) == (audience == "landelijk")


@pytest.mark.parametrize("audience", ["openbaar", "landelijk"])
@pytest.mark.parametrize("region", [OWN, "AM13", "AM33"])
def test_every_verdict_of_the_matrix_is_that_of_the_comparison_of_all_regions(small, audience, region):
    own = own_region(audience, region)
    rows = mine.shares(own.opened, region)
    assert len(rows) == 55
    for row in rows.itertuples():
        choice = own.selection.with_(target_group=row.target_group, pillar=row.pillar)
        beside = fetch(own.opened, choice, row.indicator)
        assert (row.status, row.verdict) == (beside.own.status, beside.own.verdict)
        pd.testing.assert_series_equal(
            pd.Series([row.value, row.lower, row.country_value], dtype=float),
            pd.Series([beside.own.value, beside.own.lower, beside.country.value], dtype=float),
        )


def test_the_matrix_says_how_many_were_looked_at_and_how_many_chance_would_colour(small):
    own = own_region()
    rows = mine.shares(own.opened, OWN)
    known = rows[(rows["status"] == "shown") & rows["country_value"].notna()]
    said = shares_matrix.looked_at(rows, own)
    assert f"Dit zijn {len(known)} percentages" in said
    assert f"Waarschijnlijk geen toeval: {known['verdict'].str.endswith('_2').sum()}." in said
    assert f"ongeveer {round(0.05 * len(known))}." in said
    assert "minder dan 1" in shares_matrix.looked_at(rows.head(10), own)
    drawn = shares_matrix.matrix(rows.assign(name=own.name), own)
    assert drawn.count("pow-differs") == known["verdict"].str.endswith("_2").sum()


def test_the_file_of_the_matrix_has_all_it_shows(small):
    own = own_region()
    rows = mine.shares(own.opened, OWN).assign(name=own.name)
    written = shares_matrix._file(rows, own)
    assert len(written) == 55
    assert written["teller"].tolist() == rows["numerator"].tolist()
    verdicts = [verdict for verdict in written["vergeleken_met_nederland"] if isinstance(verdict, str)]
    assert verdicts == rows.loc[rows["status"] == "shown", "verdict"].tolist()


def test_steps_are_x_of_n_of_the_region_beside_the_country(small):
    own = own_region("landelijk")
    steps = [one for one in own.rates if one.about["indicator"] in steps_table.STEPS]
    said = plain(steps_table._table(steps, own))
    for one in steps:
        x, n = (f"{int(count):,}".replace(",", ".") for count in (one.own.numerator, one.own.denominator))
        assert f"{x} van {n}" in said
    assert set(steps_table._file(steps).iloc[:, 0]) == {OWN, "NL"}


def test_a_region_without_a_delivery_says_so_and_still_learns(visited):
    region = next(code for code, name in region_names().items() if name == MISSING)
    said = text(visited("mine", regio=region))
    assert f"{MISSING} heeft nog niet geleverd" in said
    assert not any(block in said for block in BLOCKS["nl"])
    assert all(words in said for words in ALWAYS["nl"])


def test_a_region_of_which_nothing_can_be_measured_yet_has_people_and_no_share(visited, altered):
    altered(
        "update cube_rates set numerator = null, denominator = null, lower = null, upper = null, status = 'immature', "
        f"coverage = 'none' where region_code = '{OWN}'"
    )
    said = text(visited("mine", regio=OWN))
    assert "Nog geen enkel percentage is te vergelijken." in said
    assert "nog niet meetbaar" in said
    assert "mensen aan een traject" in said
    assert "De andere 4 percentages: van 4 is er geen cijfer" in said


def test_half_a_delivery_shows_its_projects_and_says_what_is_not_there(visited, altered):
    altered(
        "update cube_rates set numerator = null, denominator = null, lower = null, upper = null, status = 'missing', "
        f"coverage = 'none' where region_code = '{OWN}'",
        f"update cube_counts set count = null, status = 'missing', coverage = 'none' where region_code = '{OWN}'",
        f"update trajectories set budget_eur = null, spent_eur = null where region_code = '{OWN}' and pillar = 'aanbod'",
    )
    said = text(visited("mine", regio=OWN))
    assert "niet geleverd" in said
    assert "Voorbeeldtraject 1" in said
    assert "zonder 1 die dit niet leverden" in said


@pytest.mark.parametrize("count", [1, 20])
def test_however_many_projects_there_are_each_has_its_row(visited, altered, count):
    more = [
        f"insert into trajectories select * replace ('{OWN}-Q{place}' as trajectory, 'Meer {place}' as name) "
        f"from trajectories where region_code = '{OWN}' and trajectory = '{OWN}-P1'"
        for place in range(count - 1)
    ]
    altered(
        *more,
        f"delete from trajectories where region_code = '{OWN}' and trajectory <> '{OWN}-P1' and name not like 'Meer%'",
    )
    said = text(visited("mine", regio=OWN))
    assert said.count('class="pow-project"') == count
    assert f"{count} traject{'' if count == 1 else 'en'}<" in said


def test_a_region_without_projects_says_so(visited, altered):
    altered(f"delete from trajectories where region_code = '{OWN}'")
    assert text(visited("mine", regio=OWN)).count("Er zijn geen trajecten geleverd.") == 2


def test_lessons_come_from_the_most_similar_regions_and_none_is_told_twice(small):
    own = own_region("landelijk")
    rows = lessons.lessons(own.opened)
    alike = line.most_alike(own.opened, OWN)
    chosen = mine_learn.of_alike(rows, alike)
    assert len(chosen) <= mine_learn.MOST
    assert set(chosen["region_code"]) <= set(alike)
    assert chosen["text"].is_unique
    assert set(chosen["question"]) <= set(mine_learn.FIRST)


def test_what_a_delivery_itself_hides_is_named_with_the_way_to_mend_it(visited, monkeypatch):
    said = text(visited("mine", regio="AM33"))
    assert "Opleiding). Dat komt door het afronden" in said
    monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, "landelijk")
    said = text(visited("mine", regio="AM33"))
    assert "omdat er te vaak ‘<5’ is geleverd in plaats van een aantal (Opleiding)" in said
    assert re.search(r'kwaliteit\?[^"]*regio=AM33[^"]*#bevindingen', said)
