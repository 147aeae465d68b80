"""Overzicht and Downloads on a release of the sample, made by the pipeline."""

import csv
import io

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import release, viewer
from dashboard.components.downloads import download_list
from dashboard.queries import contents
from dashboard.selection import Selection
from pipelines import sample, settings
from pipelines.commands import running
from pipelines.registries import contents as registry
from tests.app.opening import opened_page


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    found = settings.DataDir(tmp_path_factory.mktemp("pages"))
    sample.write(found.inbox, regions=4)
    running.run(found)
    return found


@pytest.fixture
def page(data, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(data.root))

    return opened_page


def shown(test: AppTest) -> str:
    assert not test.exception
    return " ".join(element.value for element in test.markdown)


def test_the_overview_says_who_delivered_and_what_is_known_of_the_country(page):
    text = shown(page("overview"))
    assert "Geleverd&#58; 4 van de 35 regio’s" in text
    assert "Plaatsingspercentage" in text
    assert "95%-interval" in text
    assert text.count('class="pow-tile ') == 35
    assert "niet geleverd" in text
    assert "Delivered&#58; 4 of the 35 regions" in shown(page("overview", taal="en"))


def test_every_table_of_a_real_release_downloads_whole_in_its_own_order_and_says_it_is_a_sample(page, data):
    assert not page("downloads").exception
    opened = release.open_for(viewer.Viewer("openbaar"), Selection())
    held = contents.tables(opened).set_index("table_name")["rows"]
    described = {table.name: table.columns for table in registry.tables() if table.part == "release"}
    assert set(held.index) == set(described)
    for name, columns in described.items():
        written = download_list.written(opened, name, "nl").decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))
        own = {column.header_nl for column in columns}
        assert [head for head in lines[0] if head in own] == [column.header_nl for column in columns]
        assert lines[0][-1] == "voorbeelddata"
        assert len(lines) == held[name] + 1
        assert all(line[-1] == "ja" for line in lines[1:])
    with pytest.raises(KeyError):
        contents.whole(opened, "release_info; drop table regions")


def test_a_release_explains_every_code_in_its_cells(page):
    opened = release.open_for(viewer.Viewer("openbaar"), Selection())
    codes = contents.whole(opened, "codes").groupby("list")["code"].agg(set)
    for column in contents.columns(opened).query("part == 'release'").itertuples():
        if column.codes in codes.index:
            cells = contents.whole(opened, column.table_name)[column.column_name].dropna().astype(str)
            found = set(cells.str.split(",").explode()) - {"", "all"}
            assert found <= codes[column.codes], f"{column.table_name}.{column.column_name}"
