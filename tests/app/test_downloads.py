"""Downloads: every table under headers of its dictionary, what is chosen now, and what each column means."""

import csv
import io
from functools import partial

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import exports, release, viewer
from dashboard.components import comparison_exports, download_list
from dashboard.components.column_dictionary import column_dictionary
from dashboard.components.compared import fetch
from dashboard.queries import contents
from dashboard.selection import Selection
from pipelines.release import dictionary

RELEASED = [table for table in dictionary.tables() if table.part == "release"]


@pytest.fixture
def opened(small):
    return release.open_for(viewer.Viewer("openbaar"), Selection())


@pytest.fixture
def page(visited):
    return partial(visited, "downloads")


def text(test: AppTest) -> str:
    return " ".join(element.value for element in test.markdown)


def read(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("table", RELEASED, ids=lambda one: one.name)
def test_a_table_is_written_whole_under_the_headers_of_the_dictionary(opened, table, language):
    lines = read(download_list.written(opened, table.name, language))
    sample = {"nl": "voorbeelddata", "en": "sample_data"}[language]
    assert sorted(lines[0][:-1]) == sorted(getattr(column, f"header_{language}") for column in table.columns)
    assert lines[0][-1] == sample
    assert len(lines) == len(contents.whole(opened, table.name)) + 1


def test_numbers_stay_numbers_codes_stay_codes_and_yes_and_no_follow_the_language(opened):
    dutch = pd.read_csv(io.BytesIO(download_list.written(opened, "cube_rates", "nl")), sep=";", decimal=",")
    assert dutch["ondergrens_95"].dtype == float
    assert dutch["ondergrens_95"].max() <= 1
    assert set(dutch["status"]) <= {code.code for code in dictionary.codes()["cell_statuses"]}
    regions = {language: read(download_list.written(opened, "regions", language)) for language in ("nl", "en")}
    assert {line[-2] for line in regions["nl"][1:]} == {"ja", "nee"}
    assert {line[-2] for line in regions["en"][1:]} == {"yes", "no"}


def test_a_column_that_the_dictionary_does_not_explain_is_refused(opened):
    with pytest.raises(KeyError, match="surprise"):
        contents.headed(opened, pd.DataFrame({"region_code": ["AM05"], "surprise": [1]}), "cube_rates", "nl")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("code", ["placement_rate", "participants", "reach"])
def test_what_a_comparison_downloads_is_explained_under_views(opened, language, code):
    compared = fetch(opened, Selection(language=language), code)
    frames = [comparison_exports.regions(compared)]
    if compared.is_rate:
        frames += [comparison_exports.funnel(compared), comparison_exports.development(compared)]
    explained = {getattr(column, f"header_{language}") for column in view().columns}
    assert {header for frame in frames for header in frame.columns} <= explained


def view() -> dictionary.Table:
    return next(table for table in dictionary.tables() if table.part == dictionary.VIEW)


def test_every_table_has_one_button_a_name_and_its_number_of_rows(page, opened):
    test = page()
    shown = text(test)
    labels = [one.proto.label for one in test.get("download_button")]
    assert len(labels) == len(set(labels)) == len(RELEASED) + 1
    for row in contents.tables(opened).itertuples():
        assert download_list.file_name(row.name_nl) in labels
        assert row.about_nl in shown.replace("&#x27;", "'")
    assert "1 rij<" in shown
    assert f"{len(contents.whole(opened, 'cube_counts')):,} rijen".replace(",", ".") in shown
    sections = [code.name_nl for code in dictionary.codes()["sections"]]
    assert sorted(sections, key=shown.index) == sections


def test_what_is_chosen_now_stands_in_words_and_downloads_as_a_file(page, opened):
    test = page(cijfer="placement_rate,participants", periode="2021")
    shown = text(test)
    assert "Plaatsingspercentage</strong> · 2021" in shown
    assert "Deelnemers</strong> · 2021" in shown
    assert "72 rijen" in shown
    assert "gekozen-cijfers.csv" in [one.proto.label for one in test.get("download_button")]
    alone = page(cijfer="placement_rate")
    assert "plaatsingspercentage.csv" in [one.proto.label for one in alone.get("download_button")]
    assert "36 rijen" in text(alone)


def test_a_choice_that_the_file_has_not_says_so_and_offers_no_file(page):
    test = page(cijfer="placement_rate", periode="2021-H1", groep="ww", pijler="route")
    assert "Dit cijfer bestaat niet voor deze keuze" in text(test)
    assert len(test.get("download_button")) == len(RELEASED)


@pytest.mark.parametrize(("language", "kind"), [("nl", "geheel getal"), ("en", "whole number")])
def test_the_dictionary_says_of_every_column_its_header_kind_and_meaning(opened, language, kind):
    columns = contents.columns(opened)
    shown = column_dictionary(opened, language)
    assert shown.count("<tr") == len(columns) + shown.count("<thead")
    assert shown.count("<details") == len(dictionary.tables())
    counts = next(part for part in shown.split("<details")[1:] if "cube" not in part)
    assert kind in counts
    assert {"nl": "Hoeveel mensen", "en": "How many people"}[language] in counts
    assert {"nl": 'lang="en"', "en": 'lang="nl"'}[language] in counts


def test_english_has_english_names(page):
    test = page(taal="en")
    shown = text(test)
    assert "words-and-codes.csv" in [one.proto.label for one in test.get("download_button")]
    assert "Numbers of people per region" in shown
    assert "Aantallen mensen" not in shown
    assert "What you have chosen now" in shown


def test_the_name_of_a_file_is_a_title_in_plain_letters():
    assert download_list.file_name("Regio’s") == "regios.csv"
    assert download_list.file_name("Trajecten, geld en bereik") == "trajecten-geld-en-bereik.csv"


def test_the_support_team_downloads_exact_counts(small):
    opened = release.open_for(viewer.Viewer("landelijk"), Selection())
    lines = read(download_list.written(opened, "cube_counts", "nl"))
    precision = lines[0].index("precisie")
    assert {line[precision] for line in lines[1:]} == {"exact"}


def test_no_header_starts_a_formula():
    for table in dictionary.tables():
        headers = pd.DataFrame(columns=[column.header_nl for column in table.columns])
        assert not any(cell.startswith("'") for cell in read(exports.csv(headers, "nl", True))[0])
