"""Which release a session looks at: pinned, newer, withdrawn, missing or damaged; health; and a page that fails."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import httpx
import pytest
from playwright.sync_api import expect

from dashboard.addresses import PATHS
from tests import release_fixture
from tests.serving import Server, started


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("releases")


@pytest.fixture(scope="module")
def server(folder) -> Iterator[Server]:
    """One that the whole network reaches, started where there is no release yet."""
    with started("dashboard", "--data", str(folder), "--host", "0.0.0.0") as server:
        yield server


@pytest.fixture
def data(folder) -> Path:
    """The data folder of the server, empty again. What a test builds has an id of its own: an id is one content."""
    shutil.rmtree(folder / "releases", ignore_errors=True)
    return folder


def test_a_pinned_release_stays_until_asked_and_a_new_one_is_picked_up(server, data, visit):
    release_fixture.build(data, ("openbaar",), release="aaaaaaaaaaaa")
    following = visit(f"{server.address}/mijn-regio")
    assert "Release aaaaaa" in following.inner_text(".pow-sample")
    shutil.copytree(data / "releases" / "aaaaaaaaaaaa", data / "releases" / "bbbbbbbbbbbb")
    (data / "releases" / "current.json").write_text('{"release": "bbbbbbbbbbbb"}', encoding="utf-8")
    following.get_by_role("link", name="Datakwaliteit").click()
    following.wait_for_selector("text=Release bbbbbb")
    pinned = visit(f"{server.address}/mijn-regio?release=aaaaaaaaaaaa")
    assert "Release aaaaaa" in pinned.inner_text(".pow-sample")
    pinned.get_by_role("button", name="Naar de nieuwste release").click()
    pinned.wait_for_selector("text=Release bbbbbb")
    assert "release=" not in pinned.url


def test_without_a_release_the_page_says_what_to_type_to_who_can(server, data, visit):
    page = visit(f"{server.address}/")
    text = page.inner_text(".stApp")
    assert "Er zijn nog geen cijfers" in text
    assert "make run" in text
    release_fixture.build(data, ("openbaar",), release="cccccccccccc")
    (data / "releases" / "cccccccccccc" / "openbaar.duckdb").write_bytes(b"not a database")
    page = visit(f"{server.address}/")
    text = page.inner_text(".stApp")
    assert "De cijfers kunnen niet open" in text
    assert "make pipeline" in text
    assert "Traceback" not in text
    elsewhere = visit(server.address.replace("127.0.0.1", "127.0.0.2")).inner_text(".stApp")
    assert "De cijfers kunnen niet open" in elsewhere
    assert "Probeer het later opnieuw" in elsewhere
    assert "make " not in elsewhere
    assert page.said == []


def test_who_looks_at_a_release_that_is_withdrawn_is_told_at_the_next_action(server, data, visit):
    release_fixture.build(data, ("openbaar",), release="dddddddddddd")
    release_fixture.build(data, ("openbaar",), release="eeeeeeeeeeee")
    page = visit(f"{server.address}/mijn-regio?release=dddddddddddd")
    assert "Release dddddd" in page.inner_text(".pow-sample")
    withdrawn = data / "releases" / "dddddddddddd" / "withdrawn.json"
    withdrawn.write_text(json.dumps({"reason": "fout"}), encoding="utf-8")
    page.get_by_role("link", name="Datakwaliteit").click()
    page.wait_for_selector("text=Release eeeeee")
    assert "dddddddddddd uit het adres is er niet (meer)" in page.inner_text(".pow-notice")


def test_a_page_that_fails_gives_a_code_and_the_log_says_why(server, data, visit):
    release_fixture.build(data, ("openbaar",), release="ffffffffffff")
    with duckdb.connect(str(data / "releases" / "ffffffffffff" / "openbaar.duckdb")) as connection:
        connection.execute("drop table cube_rates")
    before = len(server.log.read_text(encoding="utf-8"))
    page = visit(f"{server.address}/vergelijken")
    shown = page.inner_text(".pow-crashed")
    number = re.search(r"Noem dan deze code: ([0-9a-f]{6})\.", shown)[1]
    log = server.log.read_text(encoding="utf-8")[before:]
    assert "cube_rates" not in page.inner_text(".stApp")
    assert page.said == []
    expect(page.locator(".st-key-pow_nav a")).to_have_count(len(PATHS))
    assert page.get_by_role("link", name="Naar het overzicht").get_attribute("href") == "./"
    told = log.split(f"Page failed, reference {number}")[1]
    assert "cube_rates" in told
    assert log.count("Traceback (most recent call last)") == 1


def test_healthy_only_while_the_release_opens(server, data):
    def health() -> httpx.Response:
        return httpx.get(f"{server.address}/gezond")

    release_fixture.build(data, ("openbaar",), release="abababababab")
    pointer = data / "releases" / "current.json"
    file = data / "releases" / "abababababab" / "openbaar.duckdb"
    whole = file.read_bytes()
    assert (health().status_code, health().json()["release"]) == (200, "abababababab")
    file.unlink()
    assert health().status_code == 503
    file.write_bytes(whole[:-300_000] + bytes(300_000))
    assert health().status_code == 503
    file.write_bytes(whole)
    assert health().status_code == 200
    pointer.write_text('{"release": "0123456789ab"}', encoding="utf-8")
    assert health().status_code == 503
