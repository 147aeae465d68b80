"""Pages with what people wrote, where a person has yet to read it: the public hears why, the support team what to do."""

import html
import re
import shutil

import duckdb
import pytest

from dashboard import addresses
from pipelines.protection import Published, protect
from pipelines.registries import free_text
from tests import release_fixture
from tests.app import opening
from tests.someone import found_in, planted


@pytest.fixture
def opened_page(tmp_path, monkeypatch):
    """Give a function that opens a page for an audience, on a release of which so much waits or was held back."""

    def open_page(name: str, audience: str, state: str = "waiting", **query: str) -> str:
        shutil.copytree(release_fixture.small(), tmp_path / "data")
        path = tmp_path / "data" / "releases" / release_fixture.RELEASE / f"{audience}.duckdb"
        with duckdb.connect(path) as connection:
            connection.execute(f"update texts set {state} = released, released = 0")
            if audience == "openbaar":
                connection.execute("delete from lessons; delete from experiences")
        monkeypatch.setenv("POW_DATA", str(tmp_path / "data"))
        monkeypatch.setenv("POW_AUDIENCE", audience)
        test = opening.opened_page(name, **query)
        return html.unescape(re.sub("<[^>]+>", " ", " ".join(one.value for one in test.markdown)))

    return open_page


@pytest.mark.parametrize("state", ["waiting", "held_back"])
@pytest.mark.parametrize("kind", ["ervaringen", "lessen"])
def test_the_public_hears_that_nothing_is_released_and_no_command(opened_page, kind, state):
    said = opened_page("lessons", "openbaar", state, soort=kind)
    assert f"Er zijn nog geen {kind} vrijgegeven." in said
    assert "pow texts" not in said


def test_in_english_too(opened_page):
    assert "No lessons have been released yet." in opened_page("lessons", "openbaar", soort="lessen", taal="en")


@pytest.mark.parametrize("kind", ["ervaringen", "lessen"])
def test_the_support_team_reads_everything_and_hears_how_many_wait_and_which_command(opened_page, kind):
    said = opened_page("lessons", "landelijk", soort=kind)
    assert re.search(r"\d+ teksten heeft nog niemand gelezen\..* pow texts", said)
    assert "vrijgegeven" not in said


def test_where_all_is_decided_on_the_support_team_hears_nothing_of_it(opened_page):
    assert "nog niemand gelezen" not in opened_page("lessons", "landelijk", "held_back", soort="lessen")


@pytest.mark.parametrize(
    ("audience", "sentence"),
    [
        ("openbaar", "Waar de naam ontbreekt, staat een code van ons."),
        ("landelijk", "teksten heeft nog niemand gelezen"),
    ],
)
def test_the_page_of_projects_says_so_of_their_names(opened_page, audience, sentence):
    assert sentence in opened_page("trajectories", audience)


@pytest.fixture(scope="module")
def with_someone(tmp_path_factory):
    """The small release for the public, with someone in every text, of which nothing is released."""
    data = tmp_path_factory.mktemp("someone") / "data"
    shutil.copytree(release_fixture.small(), data)
    public = protect(planted(release_fixture.true_tables()), Published({}))
    with duckdb.connect(data / "releases" / release_fixture.RELEASE / "openbaar.duckdb") as connection:
        for table in {"texts", *(one.table for one in free_text())}:
            connection.register("found", public[table][connection.table(table).columns])
            connection.execute(f"delete from {table}; insert into {table} by name select * from found")
            connection.unregister("found")
    return data


@pytest.mark.parametrize("name", sorted(addresses.PATHS))
def test_no_page_of_the_public_tells_of_someone_whom_nobody_released(with_someone, monkeypatch, name):
    monkeypatch.setenv("POW_DATA", str(with_someone))
    for query in ({}, {"soort": "lessen"}, {"soort": "lessen", "zoek": "almelo"}):
        test = opening.opened_page(name, regio="AM05", **query)
        assert found_in([f"{getattr(one, 'value', '')} {getattr(one, 'proto', '')}" for one in test.main]) == []
