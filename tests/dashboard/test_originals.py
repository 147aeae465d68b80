"""What was delivered is given to the support team only, and only where all of it was kept."""

import pytest

from dashboard import originals, viewer
from pipelines import settings
from pipelines.commands import running
from tests.cases import book

TEAM, PUBLIC = viewer.Viewer("landelijk"), viewer.Viewer("openbaar")


@pytest.fixture(scope="module")
def archived(tmp_path_factory):
    """One delivery that was kept, as three CSV files, and one of which the file was cleaned and so not kept."""
    data = settings.DataDir(tmp_path_factory.mktemp("originals"))
    book.as_csv(data.inbox, book.usual())
    tables = book.usual()
    book.put("levering", "regio", "Drenthe")(tables)
    book.put("lessen", "tekst", "Bel mij op 06-12345678 of mail jan@voorbeeld.nl.")(tables)
    book.as_workbook(data.inbox, tables)
    with running.locked(data):
        receipts = running.take_in(data)
    return data, {receipt["region"]: receipt for receipt in receipts}


@pytest.fixture(autouse=True)
def _data(archived, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(archived[0].root))


def test_the_support_team_gets_every_file_with_its_receipt(archived):
    receipt = archived[1]["AM05"]
    found = originals.of_delivery(TEAM, receipt["id"])
    assert {name for name, _ in found.files} == {"trajecten.csv", "resultaten.csv", "lessen.csv"}
    assert found.receipt.items() <= receipt.items()  # what stands beside a receipt in a run is kept nowhere
    assert all(b"Twente" in content for _, content in found.files)


def test_the_public_gets_nothing(archived):
    assert not originals.are_kept(PUBLIC, archived[1]["AM05"]["id"])
    with pytest.raises(originals.NotForYou):
        originals.of_delivery(PUBLIC, archived[1]["AM05"]["id"])


def test_a_delivery_of_which_a_file_was_not_kept_is_not_given(archived):
    receipt = archived[1]["AM03"]
    assert receipt["verdict"].startswith("accepted")
    with pytest.raises(originals.NotForYou):
        originals.of_delivery(TEAM, receipt["id"])


@pytest.mark.parametrize("name", ["", "..", "../releases", "0" * 63, "0" * 64, "Z" * 64, "refused"])
def test_a_name_that_is_no_delivery_leads_nowhere(name):
    assert not originals.are_kept(TEAM, name)
