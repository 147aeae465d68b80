"""Datakwaliteit in a real browser: both themes and a phone without violations, and the files that it gives."""

import io

import openpyxl
import pytest
from playwright.sync_api import expect

from pipelines import database, settings
from pipelines.commands import running
from tests import release_fixture
from tests.browser.accessible import assert_accessible
from tests.cases import book
from tests.serving import serving


@pytest.fixture(scope="module")
def team(tmp_path_factory):
    """The dashboard of the support team, on a delivery of Twente with a row that waits."""
    data = settings.DataDir(tmp_path_factory.mktemp("team"))
    tables = book.usual()
    book.put("resultaten", "plaatsingen", 40)(tables)
    book.as_workbook(data.inbox, tables)
    running.run(data)
    with serving(data.root, "--audience", "landelijk") as address:
        yield address


def test_one_region_is_accessible_and_fits(address, visit):
    page = visit(f"{address}/kwaliteit?regio=AM05")
    page.wait_for_selector(".pow-matrix")
    assert "Wat is nu anders?" in page.inner_text(".stApp")
    with database.locked(release_fixture.small() / "releases" / release_fixture.RELEASE / "openbaar.duckdb") as file:
        (more,) = file.sql("select difference from changes where subject = 'participants'").fetchall()[0]
    assert more > 0 and f"+{more}" in page.inner_text(".pow-changes")
    assert_accessible(page)
    assert page.said == []


def test_the_support_team_takes_the_marked_workbook_from_the_archive(team, visit):
    page = visit(f"{team}/kwaliteit?regio=AM05")
    expect(page.get_by_text("Plaatsingen: 40. Deelnemers: 12.")).to_be_visible()
    with page.expect_download(timeout=90_000) as waiting:
        page.get_by_role("button", name="Download het werkboek met bevindingen").click()
    assert waiting.value.suggested_filename.startswith("twente-bevindingen-landelijk-exact-")
    opened = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    assert opened["resultaten"]["H2"].comment.text.startswith("Plaatsingen: 40. Deelnemers: 12.")
    assert page.said == []
