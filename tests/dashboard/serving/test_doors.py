"""Of what Streamlit answers by itself, only what a page needs is open, in every spelling of an address."""

import pytest

from dashboard.addresses import NOT_FOUND, PATHS, link
from dashboard.serving.doors import OPEN, STREAM, is_open


@pytest.mark.parametrize("path", [*PATHS.values(), NOT_FOUND, "gezond", "bestaat-niet", "mijn/regio/twente", "apps/x"])
def test_what_is_no_part_of_streamlit_is_for_the_pages_to_answer(path):
    assert is_open("GET", f"/{path}")
    assert is_open("POST", f"/{path}")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "static/js/index.js"),
        ("HEAD", "media/0123.csv"),
        ("GET", "_stcore/health"),
        ("GET", "_stcore/host-config"),
        (STREAM, "_stcore/stream"),
        ("PUT", "_stcore/upload_file/session/file"),
        ("DELETE", "_stcore/upload_file/session/file"),
    ],
)
def test_what_a_page_needs_is_open(method, path):
    assert is_open(method, f"/{path}")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "_stcore/metrics"),
        ("GET", "//_stcore/metrics"),
        ("GET", "_stcore/metrics/"),
        ("GET", "_stcore"),
        ("GET", "_stcore/"),
        ("GET", "_stcore/healthy"),
        ("POST", "_stcore/health"),
        ("GET", "_stcore/upload_file/session/file"),
        ("PUT", "_stcore/upload_file/"),
        ("GET", "_stcore/agent/openapi.json"),
        ("POST", "_stcore/agent/mcp"),
        ("GET", "component/name/index.html"),
        ("GET", "app/static/file.csv"),
        ("GET", "auth/login"),
        ("GET", "oauth2callback"),
        ("PUT", "media/0123.csv"),
        ("GET", "media/"),
        (STREAM, "_stcore/other"),
        (STREAM, "vergelijken"),
    ],
)
def test_everything_else_of_streamlit_is_closed(method, path):
    assert not is_open(method, f"/{path}")


def test_the_list_of_what_is_open_is_this_and_no_more():
    assert sorted(OPEN) == [
        "_stcore/health",
        "_stcore/host-config",
        "_stcore/stream",
        "_stcore/upload_file/",
        "media/",
        "static/",
    ]


def test_a_link_is_relative_so_that_it_holds_under_a_path():
    assert link("overview") == "./"
    assert (
        link("explanation", {"taal": "en", "regio": "AM05"}, "vergelijken") == "./uitleg?taal=en&regio=AM05#vergelijken"
    )
