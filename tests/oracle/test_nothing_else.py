"""The public file, its downloads and its pages hold nothing else: no reason, no lead, no mark of a delivery, no true count.

What is looked for is unlike any other text (tests/withheld.py); the same search finds it in the file of the support team.
Websocket, paper and errors are searched in a real browser (tests/browser/test_nothing_else.py).
"""

import shutil

import pytest
import streamlit as st

from dashboard.addresses import PATHS
from pipelines import database
from tests import traces, withheld
from tests.app.opening import opened_page


@pytest.fixture(scope="module")
def published():
    return withheld.published()


@pytest.fixture
def file_of(published, tmp_path):
    """Return a folder with the file of one audience and nothing else."""

    def copied(audience):
        (tmp_path / audience).mkdir()
        shutil.copy(published.file(audience), tmp_path / audience)
        return tmp_path / audience

    return copied


def numbers(path):
    """Return every number in every table of a file, by table and column."""
    with database.locked(path) as connection:
        for (name,) in connection.sql("select table_name from duckdb_tables()").fetchall():
            frame = connection.table(name).df()
            for column in frame.select_dtypes("number"):
                yield f"{name}.{column}", set(frame[column].dropna())


def test_the_search_finds_all_of_it_where_it_may_stand(published, file_of):
    read = [text for _, text in traces.texts(file_of("landelijk"))]
    assert [word for word in (*withheld.TEXTS, *published.hashes) if not any(word in text for text in read)] == []
    found = {one for _, values in numbers(published.file("landelijk")) for one in values}
    assert published.numbers <= found
    assert len(published.numbers) > 200 and len(published.totals) > 10
    said = " ".join([*map("{:,}".format, published.totals)]).replace(",", ".")
    assert len(published.told_in(f"Om een Redenvogel. {said}")) == 1 + len(published.totals)


def test_what_waits_and_who_was_interviewed_is_in_no_file(published):
    assert traces.found(published.data.releases, withheld.NOWHERE) == []


def test_what_a_person_released_is_public(published, file_of, monkeypatch):
    assert traces.found(file_of("openbaar"), (withheld.RELEASED,)) == ["openbaar.duckdb", "openbaar.duckdb/lessons"]
    monkeypatch.setenv("POW_DATA", str(published.data.root))
    assert withheld.RELEASED in " ".join(str(one.value) for one in opened_page("lessons", soort="lessen").markdown)


def test_the_public_file_holds_nothing_of_it_in_any_byte_or_table(published, file_of):
    assert traces.found(file_of("openbaar"), published.words) == []
    assert {place for place, values in numbers(published.file("openbaar")) if values & published.numbers} == set()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", PATHS)
def test_no_page_and_no_download_of_a_page_holds_anything_of_it(published, page, language, monkeypatch, tmp_path):
    given = {}
    monkeypatch.setattr(st, "download_button", lambda label, data, *, file_name, **_: given.update({file_name: data}))
    monkeypatch.setenv("POW_DATA", str(published.data.root))
    opened = opened_page(page, regio="AM05", taal=language, soort="lessen")
    said = " ".join(str(one.value) for one in opened.markdown)
    assert len(said) > 100
    assert published.told_in(said) == []
    assert bool(given) == (page in GIVES_FILES)
    for name, data in given.items():
        content = data() if callable(data) else data
        (tmp_path / name).write_bytes(content)
        if name.endswith(".csv"):
            assert published.totals & withheld.numbers_in(content.decode("utf-8")) == set(), name
    assert traces.found(tmp_path, published.words) == []


GIVES_FILES = {"overview", "compare", "mine", "trajectories", "lessons", "quality", "check", "downloads"}
