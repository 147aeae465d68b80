"""Names of regions and projects lead to their pages wherever they stand, and keep what else was chosen."""

import html
import re
from urllib.parse import parse_qs, urlparse

import pytest

from dashboard import viewer
from tests.app.test_mine import text
from tests.release_fixture import OWN

WAY = re.compile(r'<a href="([^"]+)" target="_self" class="pow-(?:name|project)"[^>]*>(.*?)</a>')


@pytest.fixture
def ways(visited, monkeypatch):
    def find(page: str, audience: str = "openbaar", **query: str) -> list[tuple[str, dict[str, list[str]], str]]:
        monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, audience)
        found = [(urlparse(html.unescape(to)), said) for to, said in WAY.findall(text(visited(page, **query)))]
        return [(to.path, parse_qs(to.query), re.sub(r"<[^>]+>", "", said)) for to, said in found]

    return find


@pytest.mark.parametrize(
    ("page", "query"),
    [("overview", {}), ("quality", {}), ("lessons", {"soort": "lessen"}), ("lessons", {}), ("trajectories", {})],
)
def test_names_of_regions_lead_to_mijn_regio(ways, page, query):
    to_regions = {query["regio"][0] for path, query, _ in ways(page, taal="en", **query) if path == "./mijn-regio"}
    assert len(to_regions) >= (5 if query else 1)
    if page in ("overview", "quality"):
        assert len(to_regions) == 35


@pytest.mark.parametrize("audience", ["openbaar", "landelijk"])
@pytest.mark.parametrize(
    ("page", "query"), [("lessons", {"soort": "lessen"}), ("mine", {"regio": OWN}), ("trajectories", {})]
)
def test_names_of_projects_lead_to_their_page_which_is_there(ways, visited, audience, page, query):
    found = [
        (query["traject"][0], said) for path, query, said in ways(page, audience, **query) if path == "./trajecten"
    ]
    assert found
    code, name = found[0]
    opened = text(visited("trajectories", traject=code))
    assert f'<h1 class="pow-title">{name}' in opened


def test_a_project_that_came_leads_to_its_page(ways):
    (one,) = [query for path, query, _ in ways("quality", "landelijk", regio=OWN) if path == "./trajecten"]
    assert one["traject"] == [f"{OWN}:T03"]
    assert one["regio"] == [OWN]


def test_the_language_goes_along(ways):
    assert all(query["taal"] == ["en"] for _, query, _ in ways("trajectories", taal="en"))
