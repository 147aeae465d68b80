"""Datakwaliteit: per region what was delivered and what waits, what was found, what changed; for the public and the team."""

import html
import io
from contextlib import nullcontext

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import exports, release, trying, viewer
from dashboard.components.quality import quality_own, quality_parts
from dashboard.queries import quality
from dashboard.selection import Selection
from pipelines import settings
from pipelines.commands import running
from tests import deliveries
from tests.app.opening import opened_page
from tests.cases import book


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Twente delivered twice, the second time with a row that waits; Drenthe has a newer delivery that waits.

    The only delivery of Fryslân was refused.
    """
    found = settings.DataDir(tmp_path_factory.mktemp("quality"))
    tables = book.usual()
    tables["trajecten"][0].append("eigen kolom")  # a note on a delivery that is history by now
    book.as_workbook(found.inbox, tables)
    tables["trajecten"][0].pop()
    running.run(found)  # what is different in public is different from what was public
    book.put("levering", "versie", 2)(tables)
    book.put("resultaten", "plaatsingen", 40)(tables)
    book.put("resultaten", "deelnemers", 20, row=3)(tables)
    book.put("resultaten", "afgerond", 20, row=3)(tables)
    tables["trajecten"].append(["nieuw", "Buurtbanen", "met_deelnemers", "aanbod", "voorbereiding", "", 1000])
    book.as_workbook(found.inbox, tables)
    deliveries.write(
        found.inbox, "Drenthe", [deliveries.trajectory()], [deliveries.result(40, 10)], date="30-06-2021", name="oud"
    )
    later = deliveries.write(
        found.inbox, "Drenthe", [deliveries.trajectory()], [deliveries.result(40, 99)], name="nieuw"
    )
    assert len(later) == 2
    twice = [deliveries.result(40, 10), deliveries.result(20, 5, cohort="2021-Q1")]
    deliveries.write(found.inbox, "Fryslân", [deliveries.trajectory()], twice)
    (found.inbox / "onbekend.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    running.run(found)
    return found


@pytest.fixture(scope="module", autouse=True)
def closed_at_the_end():
    yield
    trying.desk.close()


@pytest.fixture
def page(data, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(data.root))

    def open_page(audience: str = "openbaar", **query: str) -> AppTest:
        monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, audience)
        return opened_page("quality", **query)

    return open_page


@pytest.fixture
def opened(data, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(data.root))
    return {audience: release.open_for(viewer.Viewer(audience), Selection()) for audience in settings.AUDIENCES}


def shown(test: AppTest) -> str:
    assert not test.exception
    return " ".join(element.value for element in test.markdown)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ("Geleverd&#58; 2 van de 35 regio’s.", "Bij 1 regio wacht een deel", "1 levering kan aan geen regio",
                "Kies hierboven uw regio.", "niet geleverd", "nieuwere levering wacht", "Er zijn meer plaatsingen dan deelnemers.",
                "Verbeter de plaatsingen of de deelnemers.", "hele levering", "niet compleet")),
        ("en", ("Delivered&#58; 2 of the 35 regions.", "In 1 region a part waits", "1 delivery cannot be tied",
                "Choose your region above.", "not delivered", "newer delivery waits", "There are more placements than participants.",
                "Mend the placements or the participants.", "whole delivery", "not complete")),
    ],
)  # fmt: skip
def test_every_region_is_there_with_its_verdict_and_every_finding_in_plain_words(page, language, said):
    text = shown(page(taal=language))
    assert [words for words in said if words not in text] == []
    assert text.count('scope="row"') >= 70
    assert "kolom kennen wij niet" not in text
    assert "not know this column" not in text


def test_the_own_region_comes_first_with_what_waits_and_what_is_different(page):
    text = shown(page(regio="AM05"))
    assert "Hoe staat de levering van Twente ervoor?" in text
    assert "een deel wacht" in text
    assert "Rijen die meetellen&#58; 10 van de 11. Rijen die wachten&#58; 1." in text
    assert "Wat is nu anders?" in text
    assert "Traject erbij&#58; AM05-P" in text  # nobody released its name
    assert "Buurtbanen" not in text
    assert text.index('class="pow-own"') < text.index("Achterhoek")
    assert "Kies hierboven" not in text


def test_the_public_reads_no_row_and_no_message_and_gets_no_workbook(page, opened):
    test = page(regio="AM05")
    text = shown(test)
    assert "Plaatsingen: 40. Deelnemers: 12" not in html.unescape(text)
    assert "quality_marked" not in {one.key for one in test.get("download_button")}
    rows = quality.rows(opened["openbaar"], "AM05")
    assert rows[["file", "row", "column_name", "message_nl", "message_en"]].isna().all().all()


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "Plaatsingen: 40. Deelnemers: 12."), ("en", "Placements: 40. Participants: 12.")]
)
def test_the_support_team_opens_a_kind_to_its_rows_and_gets_the_marked_workbook(page, language, said):
    test = page("landelijk", regio="AM05", taal=language)
    assert said in html.unescape(shown(test))
    assert "quality_marked" in {one.key for one in test.get("download_button")}


def test_the_marked_workbook_is_the_one_that_was_delivered_with_its_findings(opened):
    rows = quality.regions(opened["landelijk"])
    (row,) = rows[rows["region_code"] == "AM05"].itertuples()
    made = quality_own._marked(viewer.Viewer("landelijk"), row.delivery_id, "nl")
    sheet = openpyxl.load_workbook(io.BytesIO(made))["resultaten"]
    assert sheet["H2"].value == 40
    assert sheet["H2"].comment.text.startswith("Plaatsingen: 40. Deelnemers: 12.")


def test_a_region_whose_newer_delivery_waits_hears_so_and_one_that_never_came_too(page):
    drenthe = shown(page(regio="AM03"))
    assert "Er wacht een levering (stand 31-12-2022). Die telt nog niet mee." in drenthe
    assert "Er zijn geen eerdere cijfers om mee te vergelijken." in drenthe
    zeeland = shown(page(regio="AM20"))
    assert "heeft nog niet geleverd" in zeeland
    assert "Er is niets gevonden" in zeeland


def test_a_delivery_that_was_refused_is_told_as_refused_and_not_as_waiting(page, opened):
    text = shown(page(regio="AM02"))
    assert "geweigerd, telt niet mee" in text
    assert "Er is een levering (stand 31-12-2022) geweigerd. Die telt niet mee." in text
    assert "Er wacht een levering" not in text
    assert "Bij 1 regio wacht een hele levering. " in text  # that of Drenthe
    assert "Bij 1 regio is een nieuwe levering geweigerd." in text
    rows = quality.regions(opened["openbaar"])
    assert rows.loc[rows["is_refused"], "region_code"].to_list() == ["AM02"]


def test_nothing_waits_is_said_only_where_nothing_waits_anywhere(opened, monkeypatch):
    said = []
    monkeypatch.setattr(quality_parts.page, "lead", said.append)
    rows = quality.regions(opened["openbaar"])
    whole = rows.assign(rows_quarantined=0)
    quality_parts.lead(whole, 0, "nl")
    quality_parts.lead(whole.assign(waiting_verdict=None), 0, "nl")
    quality_parts.lead(whole.assign(waiting_verdict=None), 1, "nl")
    assert ["Er wacht niets." in sentence for sentence in said] == [False, True, False]


def test_a_difference_on_screen_is_that_of_the_two_numbers_beside_it(opened):
    for one in opened.values():
        rows = quality.changes(one, "AM05")
        measures = rows[rows["kind"] == "measure"]
        known = measures.dropna(subset=["difference"])
        assert len(measures) == 10
        assert (known["current"] - known["previous"] == known["difference"]).all()
    exact = quality.changes(opened["landelijk"], "AM05").set_index("subject")
    # The first row waits now (12 gone) and the third went from 8 to 20.
    assert (exact.loc["participants", "previous"], exact.loc["participants", "current"]) == (71, 71)
    assert exact.loc["completed", "difference"] == 20 - 8 - 10


def test_every_download_says_of_which_release_it_is_and_no_two_have_the_same_name(page, opened, monkeypatch):
    heads = []
    monkeypatch.setattr(quality_parts, "figure", lambda head, *_: heads.append(head) or nullcontext())
    page(regio="AM05")
    assert len(heads) == len({tuple(head.file) for head in heads}) == 5
    for head in heads:
        columns = exports.csv(head.rows(), opened["openbaar"], "nl").decode("utf-8-sig").splitlines()[0]
        assert columns.endswith(";release;publiek;publiek_naam;voorbeelddata")


def test_what_is_downloaded_is_what_is_shown(opened):
    for one in opened.values():
        rows = quality.regions(one)
        written = quality_parts._regions_file(rows, one, "nl")
        assert list(written.columns[:3]) == ["regiocode", "regio", "peildatum"]
        assert len(written) == 35
        kinds = quality.kinds(one, None)
        table = quality_parts.kinds_file(kinds, one, "en")
        assert list(table["rows"]) == list(kinds["rows"])
        codes = {"rule", "rule_name", "severity", "severity_name"}
        assert set(table.columns) == codes | {"what_en", "why_en", "remedy_en", "rows"}
        assert pd.api.types.is_integer_dtype(kinds["rows"])
