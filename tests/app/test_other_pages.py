"""Overzicht, Lessen en ervaringen, Downloads and Uitleg on a release of the sample: content, search, both languages."""

import csv
import io

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import exports, release, viewer
from dashboard.queries import contents
from dashboard.selection import Selection
from pipelines import running, sample, settings

PAGES = settings.REPOSITORY / "dashboard" / "app_pages"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    found = settings.DataDir(tmp_path_factory.mktemp("pages"))
    sample.write(found.inbox, regions=4)
    running.run(found)
    return found


@pytest.fixture
def page(data, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(data.root))

    def open_page(name: str, **query: str) -> AppTest:
        test = AppTest.from_file(str(PAGES / f"{name}.py"), default_timeout=60)
        test.query_params.update(query)
        return test.run()

    return open_page


def shown(test: AppTest) -> str:
    assert not test.exception
    return " ".join(element.value for element in test.markdown)


def test_the_overview_says_who_delivered_and_what_is_known_of_the_country(page):
    text = shown(page("overview"))
    assert "4 van de 35 regio’s hebben geleverd" in text
    assert "Plaatsingspercentage" in text
    assert "95%-interval" in text
    assert text.count('class="pow-tile') >= 35
    assert "niet geleverd" in text
    assert "4 of the 35 regions have delivered" in shown(page("overview", taal="en"))


def test_experiences_are_found_without_accents_and_an_empty_search_says_what_to_do(page):
    test = page("lessons")
    everything = shown(test)
    assert "21 van 21 antwoorden" in everything
    assert "verzonnen ervaringen" in everything
    found = shown(test.text_input(key="lessons_search").set_value("TELEFOONNUMMER").run())
    assert "telefoonnummer" in found
    assert "21 van 21" not in found
    nothing = shown(test.text_input(key="lessons_search").set_value("zzzz").run())
    assert "Niets gevonden" in nothing
    assert "<article" not in nothing


def test_experiences_can_be_narrowed_to_one_region(page):
    test = page("lessons")
    test.selectbox(key="lessons_region").set_value("AM03").run()
    text = shown(test)
    assert "Drenthe" in text
    assert "Flevoland" not in text


def test_every_table_of_the_release_can_be_downloaded_and_says_it_is_a_sample(page, data):
    assert not page("downloads").exception
    opened = release.open_for(viewer.Viewer("openbaar"), Selection())
    held = contents.tables(opened)
    assert {"cube_counts", "cube_rates", "cube_amounts", "experiences", "indicators"} <= set(held["table_name"])
    for row in held.itertuples():
        frame = contents.whole(opened, row.table_name)
        written = exports.csv(frame, "nl", opened.is_sample).decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))
        assert len(lines) == row.rows + 1
        assert lines[0][-1] == "voorbeelddata"
        assert all(line[-1] == "ja" for line in lines[1:])
    with pytest.raises(KeyError):
        contents.whole(opened, "release_info; drop table regions")


def test_definitions_come_from_the_release_in_both_languages(page):
    dutch, english = shown(page("explanation")), shown(page("explanation", taal="en"))
    assert "begon met betaald werk" in dutch or "met betaald werk begon" in dutch
    assert "started paid work within 12 months" in english
    assert "Kosten per plaatsing" not in dutch
    assert "0 tot en met 4 verborgen" in dutch


@pytest.mark.parametrize("name", ["mine", "trajectories", "quality"])
def test_pages_to_come_say_so_in_one_sentence(page, name):
    for language in ("nl", "en"):
        assert len(shown(page(name, taal=language))) > 40
