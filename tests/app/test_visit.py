"""The visit: an address is read and a release opened once in a run, and never kept into the next."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import release, visit
from dashboard.addresses import PATHS
from dashboard.selection import Selection
from pipelines.settings import REPOSITORY
from tests import release_fixture


@pytest.fixture
def counted(small, monkeypatch):
    """How often an address was read and a release opened."""
    found = {"read": 0, "opened": 0}
    read, opened = Selection.from_query.__func__, release.open_for

    def reading(cls, query):
        found["read"] += 1
        return read(cls, query)

    def opening(*given):
        found["opened"] += 1
        return opened(*given)

    monkeypatch.setattr(Selection, "from_query", classmethod(reading))
    monkeypatch.setattr(release, "open_for", opening)
    return found


def app(**query: str) -> AppTest:
    test = AppTest.from_file(str(REPOSITORY / "dashboard" / "app.py"), default_timeout=120)
    test.query_params.update(query)
    return test.run()


def shown(test: AppTest) -> str:
    assert not test.exception
    return " ".join(element.value for element in test.markdown)


def test_every_page_reads_its_address_and_opens_its_release_once(counted):
    test = app(regio=release_fixture.OWN)
    for key in PATHS:
        counted.update(read=0, opened=0)
        test.switch_page(f"app_pages/{key}.py").run()
        assert not test.exception
        assert counted == {"read": 1, "opened": 1}, key


def test_a_choice_is_seen_in_the_run_that_it_makes(small):
    test = app(regio=release_fixture.OWN)
    assert "Drenthe: " not in shown(test)
    test.selectbox(key="filter_region").set_value("AM03").run()
    assert test.query_params["regio"] == "AM03"
    assert 'class="pow-key-own">Drenthe' in shown(test)


def test_what_an_address_asks_for_and_is_not_there_is_said_and_taken_out_of_it(small):
    test = app(regio="AM99", periode="2021", release="0123456789ab")
    words = shown(test)
    assert "AM99" in words
    assert "0123456789ab" in words
    assert test.query_params["periode"] == "2021"
    assert not {"regio", "release"} & set(test.query_params)


class Address(dict):
    """The address of a page, as Streamlit gives it."""

    def to_dict(self):
        return dict(self)

    def from_dict(self, other):
        self.clear()
        self.update(other)


def test_within_a_run_nothing_changes_until_it_is_chosen(small, monkeypatch):
    address = Address(regio="AM05", soort="lessen")
    monkeypatch.setattr(visit.st, "query_params", address)
    visit.begin()
    first = visit.current()
    address["regio"] = "AM03"
    assert visit.current() is first
    visit.remember(first.selection.with_(period="2021"))
    assert address == {"regio": "AM05", "cijfer": "placement_rate", "periode": "2021", "groep": "all", "pijler": "all",
                       "taal": "nl", "soort": "lessen"}  # fmt: skip
    assert visit.current().selection.period == "2021"
    address["regio"] = "AM03"
    visit.begin()
    assert visit.current().selection.own_region == "AM03"
    visit.begin()
