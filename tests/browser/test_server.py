"""The server as it is started by people: headers, the page it answers with, health, and what it refuses."""

import gzip
import re
import subprocess
import sys
import urllib.error
import urllib.request
from urllib.parse import urlparse

import pytest

from dashboard.serving import responses
from pipelines.settings import REPOSITORY
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
    assert b'<html lang="en"' not in body
    assert b"<title>Lerende evaluatie Perspectief op Werk</title>" in body
    assert b"You need to enable JavaScript" not in body
    assert b"Zet JavaScript aan" in body
    assert b"Turn JavaScript on" in body
    assert b"favicon.png" not in body
    assert b'href="data:image/svg+xml;base64,' in body


@pytest.mark.parametrize(
    "path", ["bestaat-niet", "mijn/regio/twente", "Vergelijken", "index.html", "static/js/gone.js"]
)
def test_an_address_that_does_not_exist_leads_to_the_page_that_says_so(address, path):
    with get(f"{address}/{path}?taal=en&regio=AM05") as answer:
        assert urlparse(answer.url).path == "/niet-gevonden"
        assert urlparse(answer.url).query == "taal=en&regio=AM05"
        assert answer.headers["x-content-type-options"] == "nosniff"
    with get(f"{address}/vergelijken/") as answer:
        assert urlparse(answer.url).path == "/vergelijken"


def test_an_address_as_long_as_a_book_is_answered(address):
    with get(f"{address}/vergelijken?regio={'x' * 60_000}") as answer:
        assert answer.status == 200


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


def status(url: str, **headers: str) -> int:
    try:
        with get(url, **headers) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def run_server(*options: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "dashboard", *options]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False)


def test_the_file_of_the_support_team_opens_on_loopback_only():
    done = run_server("--port", str(free_port()), "--host", "0.0.0.0", "--audience", "landelijk")
    assert done.returncode == 2
    assert "gaat alleen open op deze computer" in done.stderr
    assert "Traceback" not in done.stderr


WEBSOCKET = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}


def test_the_file_of_the_support_team_answers_to_the_names_of_this_machine_only(data, address):
    with serving(data, "--audience", "landelijk") as own:
        port = own.rsplit(":", 1)[1]
        for name in ("localhost", "127.0.0.1", "[::1]"):
            assert status(f"{own}/gezond", Host=f"{name}:{port}") == 200, name
        for path in ("", "gezond", "_stcore/health"):
            assert status(f"{own}/{path}", Host=f"elders.example:{port}") == 400, path
        stream = {**WEBSOCKET, "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Host": f"elders.example:{port}"}
        assert status(f"{own}/_stcore/stream", **stream) in (400, 403)
    assert status(f"{address}/gezond", Host="elders.example") == 200


def test_a_port_in_use_is_said_in_a_sentence(address):
    port = address.rsplit(":", 1)[1]
    done = run_server("--port", port)
    assert done.returncode == 2
    assert f"Poort {port} is bezet" in done.stderr
    assert "Traceback" not in done.stderr
