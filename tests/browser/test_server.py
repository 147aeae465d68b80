"""The server as it is started by people: headers, language, health, refusals, and what the shell shows."""

import gzip
import json
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard import responses
from dashboard.addresses import PATHS
from pipelines.settings import REPOSITORY
from tests import release_fixture
from tests.browser.conftest import READY
from tests.serving import free_port, serving

ADDRESSES = ("", "vergelijken", "mijn-regio", "trajecten", "lessen", "kwaliteit", "controleren", "downloads", "uitleg")


def get(url: str, **headers: str):
    return urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=20)


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_every_page_is_dutch_and_compressed(address, path, encoding):
    with get(f"{address}/{path}", **{"Accept-Encoding": encoding}) as answer:
        body = answer.read()
        assert (answer.headers["Content-Encoding"] == "gzip") == (encoding == "gzip")
    if encoding == "gzip":
        body = gzip.decompress(body)
    assert b'<html lang="nl"' in body
    assert b'lang="en"' not in body


def test_every_answer_has_the_security_headers(address):
    with get(f"{address}/vergelijken", **{"Accept-Encoding": "gzip"}) as answer:
        script = re.search(rb'src="\./(static/js/index[^"]+)"', gzip.decompress(answer.read()))[1].decode()
    for path in ("", "vergelijken", "gezond", "_stcore/health", script):
        with get(f"{address}/{path}") as answer:
            found = {name.lower(): value for name, value in answer.headers.items()}
        assert responses.HEADERS.items() <= found.items(), path
    with pytest.raises(urllib.error.HTTPError) as missing:
        get(f"{address}/mijn-regio/_stcore/health")
    assert missing.value.headers["x-content-type-options"] == "nosniff"


def test_the_policy_allows_no_inline_script_and_no_eval():
    directives = dict(part.strip().split(" ", 1) for part in responses.CONTENT_POLICY.split(";"))
    assert "unsafe" not in directives["script-src"]
    assert directives["frame-ancestors"] == "'none'"
    assert directives["default-src"] == "'none'"


def test_scripts_are_served_compressed(address):
    with get(f"{address}/", **{"Accept-Encoding": "identity"}) as answer:
        script = re.search(r'src="\./(static/js/index[^"]+)"', answer.read().decode())[1]
    with get(f"{address}/{script}", **{"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"


def test_healthy_only_while_the_release_opens(tmp_path):
    release_fixture.build(tmp_path, ("openbaar",))
    with serving(tmp_path) as address:
        with get(f"{address}/gezond") as answer:
            assert answer.status == 200
            assert json.load(answer)["release"] == release_fixture.RELEASE
        (tmp_path / "releases" / "current.json").write_text('{"release": "0123456789ab"}', encoding="utf-8")
        with pytest.raises(urllib.error.HTTPError) as refused:
            get(f"{address}/gezond")
        assert refused.value.code == 503


def run_server(*options: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "dashboard.server", *options]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False)


def test_the_file_of_the_support_team_opens_on_loopback_only():
    done = run_server("--port", str(free_port()), "--host", "0.0.0.0", "--audience", "landelijk")
    assert done.returncode == 2
    assert "gaat alleen open op deze computer" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_said_in_a_sentence(address):
    port = address.rsplit(":", 1)[1]
    done = run_server("--port", port)
    assert done.returncode == 2
    assert f"Poort {port} is bezet" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("path", ["mijn-regio", "trajecten", "kwaliteit"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 360])
def test_the_shell_draws_without_console_errors(address, visit, path, scheme, width):
    page = visit(f"{address}/{path}", scheme, width)
    assert "Voorbeelddata: fictieve cijfers." in page.inner_text(".pow-sample")
    assert "stand 31-12-2022 · 34 van 35 regio’s geleverd" in page.inner_text(".pow-sample")
    assert page.locator(".st-key-pow_nav a").count() == len(PATHS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.said == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 360)])
def test_the_shell_has_no_accessibility_violations(address, visit, scheme, width):
    page = visit(f"{address}/mijn-regio?regio=AM99&release={release_fixture.RELEASE}", scheme, width)
    page.get_by_text("Deel deze weergave").click()
    page.wait_for_selector("text=Dit adres laat altijd")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


def test_the_shared_address_names_every_choice_and_the_release(address, visit):
    page = visit(f"{address}/mijn-regio?regio=AM05&periode=2021")
    page.get_by_text("Deel deze weergave").click()
    shared = page.locator("[data-testid=stPopoverBody] code").inner_text().strip()
    assert urlparse(shared).path == "/mijn-regio"
    assert parse_qs(urlparse(shared).query) == {
        "regio": ["AM05"],
        "cijfer": ["placement_rate"],
        "periode": ["2021"],
        "groep": ["all"],
        "pijler": ["all"],
        "taal": ["nl"],
        "release": [release_fixture.RELEASE],
    }


def test_the_printed_page_has_no_navigation_but_says_what_was_chosen(address, visit):
    page = visit(f"{address}/mijn-regio?regio=AM05&periode=2021", "dark")
    page.emulate_media(media="print")
    assert not page.locator(".st-key-pow_nav").is_visible()
    assert not page.get_by_text("Deel deze weergave").is_visible()
    assert "Twente · Plaatsingspercentage · 2021" in page.locator(".pow-print-only").inner_text()
    assert page.evaluate("getComputedStyle(document.querySelector('.pow-title')).color") == "rgb(27, 39, 51)"


def test_the_choices_and_the_language_stay_across_pages(address, visit):
    page = visit(f"{address}/mijn-regio?regio=AM05&taal=nl")
    page.get_by_text("EN", exact=True).click()
    page.wait_for_selector("text=Here your region will stand")
    assert parse_qs(urlparse(page.url).query)["taal"] == ["en"]
    page.get_by_role("link", name="Data quality").click()
    page.wait_for_selector("h1:has-text('Data quality')")
    found = parse_qs(urlparse(page.url).query)
    assert (found["regio"], found["taal"]) == (["AM05"], ["en"])


def test_what_the_address_names_and_nobody_knows_falls_back_with_a_notice(address, visit):
    page = visit(f"{address}/mijn-regio?regio=AM99&cijfer=zzz&release=abcdef")
    page.wait_for_selector(READY)
    said = " ".join(page.locator(".pow-notice").all_inner_texts())
    assert "AM99" in said
    assert "zzz" in said
    assert "abcdef" in said
    assert "AM99" not in page.url


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


def test_without_a_release_the_page_says_what_to_type(tmp_path: Path, visit):
    with serving(tmp_path) as address:
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
        assert page.said == []
