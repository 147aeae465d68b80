"""Overzicht on the small release: figures of the country, a tile per region, what is not there, both languages."""

import pytest
from streamlit.testing.v1 import AppTest

from pipelines import settings
from tests import release_fixture

PAGE = str(settings.REPOSITORY / "dashboard" / "app_pages" / "overview.py")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("overview")
    release_fixture.build(folder, ("openbaar",))
    return folder


@pytest.fixture
def shown(data, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(data))

    def open_page(**query: str) -> str:
        test = AppTest.from_file(PAGE, default_timeout=60)
        test.query_params.update(query)
        test.run()
        assert not test.exception
        return " ".join(element.value for element in test.markdown)

    return open_page


def tile(text: str, region: str) -> str:
    return next(part for part in text.split("<li")[1:] if region in part).split("</li>")[0]


def test_the_country_has_its_number_and_interval(shown):
    figure = shown().split('scope="row">Plaatsingspercentage</th>')[1].split("</tr>")[0]
    assert "37%" in figure
    assert "10.100" in figure
    assert "27.650" in figure
    assert "95%-interval" in figure


def test_every_region_has_a_tile_and_the_own_one_is_marked(shown):
    text = shown(regio="AM05")
    assert text.count("<li") == 35
    assert text.count("pow-tile-own") == 1
    assert "%" in tile(text, "Twente")
    assert "niet geleverd" in tile(text, "Zeeland")


def test_a_tile_says_why_there_is_no_figure(shown):
    assert "nog niet meetbaar" in tile(shown(periode="2022-H2"), "Twente")
    assert "te klein" in tile(shown(periode="2020-H1"), "Groningen")


def test_english_says_the_same(shown):
    text = shown(taal="en")
    assert "not delivered" in tile(text, "Zeeland")
    assert "niet geleverd" not in text
