"""Small multiples on the page of comparisons: drawn for one share, with the same figures as a table below them."""

import pytest
from streamlit.testing.v1 import AppTest

from pipelines import settings
from tests import release_fixture

PAGE = str(settings.REPOSITORY / "dashboard" / "app_pages" / "compare.py")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("development")
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


def twin(text: str, question: str) -> str:
    return text.split(question)[1].split("<table")[1]


def row(table: str, region: str) -> str:
    return table.split(f'scope="row">{region}</th>')[1].split("</tr>", maxsplit=1)[0]


def test_the_table_has_a_figure_per_half_year_and_words_where_there_is_none(shown):
    table = twin(shown(regio="AM05"), "Hoe verliep het?")
    assert "1e helft 2021" in table
    assert row(table, "Twente").count("%</td>") >= 3
    assert row(table, "Twente").count("nog niet meetbaar") == 2
    assert row(table, "Zeeland").count("niet geleverd") == row(table, "Zeeland").count("<td")
    assert "te klein" in table
    assert table.split('scope="row">')[1].startswith("Twente")


def test_english_says_the_same(shown):
    table = twin(shown(taal="en"), "How did it go over time?")
    assert "not yet measurable" in row(table, "Twente")
    assert "nog niet" not in table


def test_counts_and_several_figures_have_no_small_multiples(shown):
    assert "Hoe verliep het?" not in shown(cijfer="participants")
    assert "Hoe verliep het?" not in shown(cijfer="placement_rate,dropout_rate")


def test_a_choice_without_periods_says_so(shown):
    text = shown(groep="ww", pijler="aanbod")
    assert "geen cijfers per periode" in text
