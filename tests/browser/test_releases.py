"""Which release a session looks at: pinned, newer, withdrawn, missing or damaged; and a page that fails."""

import json
import re
import shutil
from pathlib import Path

import duckdb
from playwright.sync_api import expect

from dashboard.addresses import PATHS
from tests import release_fixture
from tests.serving import serving, started


def test_a_pinned_release_stays_until_asked_and_a_new_one_is_picked_up(tmp_path, visit):
    release_fixture.build(tmp_path, ("openbaar",), release="aaaaaaaaaaaa")
    with serving(tmp_path) as address:
        following = visit(f"{address}/mijn-regio")
        assert "Release aaaaaa" in following.inner_text(".pow-sample")
        shutil.copytree(tmp_path / "releases" / "aaaaaaaaaaaa", tmp_path / "releases" / "bbbbbbbbbbbb")
        (tmp_path / "releases" / "current.json").write_text('{"release": "bbbbbbbbbbbb"}', encoding="utf-8")
        following.get_by_role("link", name="Datakwaliteit").click()
        following.wait_for_selector("text=Release bbbbbb")
        pinned = visit(f"{address}/mijn-regio?release=aaaaaaaaaaaa")
        assert "Release aaaaaa" in pinned.inner_text(".pow-sample")
        pinned.get_by_role("button", name="Naar de nieuwste release").click()
        pinned.wait_for_selector("text=Release bbbbbb")
        assert "release=" not in pinned.url


def test_without_a_release_the_page_says_what_to_type_to_who_can(tmp_path: Path, visit):
    with serving(tmp_path, "--host", "0.0.0.0") as address:
        page = visit(f"{address}/")
        text = page.inner_text(".stApp")
        assert "Er zijn nog geen cijfers" in text
        assert "make run" in text
        release_fixture.build(tmp_path, ("openbaar",))
        (tmp_path / "releases" / release_fixture.RELEASE / "openbaar.duckdb").write_bytes(b"not a database")
        page = visit(f"{address}/")
        text = page.inner_text(".stApp")
        assert "De cijfers kunnen niet open" in text
        assert "make pipeline" in text
        assert "Traceback" not in text
        elsewhere = visit(address.replace("127.0.0.1", "127.0.0.2")).inner_text(".stApp")
        assert "De cijfers kunnen niet open" in elsewhere
        assert "Probeer het later opnieuw" in elsewhere
        assert "make " not in elsewhere
        assert page.said == []


def test_who_looks_at_a_release_that_is_withdrawn_is_told_at_the_next_action(tmp_path, visit):
    release_fixture.build(tmp_path, ("openbaar",), release="aaaaaaaaaaaa")
    release_fixture.build(tmp_path, ("openbaar",), release="bbbbbbbbbbbb")
    with serving(tmp_path) as address:
        page = visit(f"{address}/mijn-regio?release=aaaaaaaaaaaa")
        assert "Release aaaaaa" in page.inner_text(".pow-sample")
        withdrawn = tmp_path / "releases" / "aaaaaaaaaaaa" / "withdrawn.json"
        withdrawn.write_text(json.dumps({"reason": "fout"}), encoding="utf-8")
        page.get_by_role("link", name="Datakwaliteit").click()
        page.wait_for_selector("text=Release bbbbbb")
        assert "aaaaaaaaaaaa uit het adres is er niet (meer)" in page.inner_text(".pow-notice")


def test_a_page_that_fails_gives_a_code_and_the_log_says_why(tmp_path, visit):
    release_fixture.build(tmp_path, ("openbaar",))
    with duckdb.connect(str(tmp_path / "releases" / release_fixture.RELEASE / "openbaar.duckdb")) as connection:
        connection.execute("drop table cube_rates")
    with started("dashboard", "--data", str(tmp_path)) as server:
        page = visit(f"{server.address}/vergelijken")
        shown = page.inner_text(".pow-crashed")
        number = re.search(r"Noem dan deze code: ([0-9a-f]{6})\.", shown)[1]
        log = server.log.read_text(encoding="utf-8")
        assert "cube_rates" not in page.inner_text(".stApp")
        assert page.said == []
        expect(page.locator(".st-key-pow_nav a")).to_have_count(len(PATHS))
        assert page.get_by_role("link", name="Naar het overzicht").get_attribute("href") == "./"
    told = log.split(f"Page failed, reference {number}")[1]
    assert "cube_rates" in told
    assert log.count("Traceback (most recent call last)") == 1
