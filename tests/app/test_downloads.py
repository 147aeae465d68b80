"""Downloads: every table under headers of its dictionary, what is chosen now, and what each column means."""

import csv
import io
from functools import partial

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import exports, offer, release, viewer
from dashboard.components.downloads import download_list
from dashboard.components.downloads.column_dictionary import column_dictionary
from dashboard.components.figures import comparison_exports
from dashboard.components.figures.compared import fetch
from dashboard.queries import contents
from dashboard.selection import Selection
from pipelines.registries import contents as registry

RELEASED = [table for table in registry.tables() if table.part == "release"]


@pytest.fixture
def opened(small):
    return release.open_for(viewer.Viewer("openbaar"), Selection())


@pytest.fixture
def page(visited):
    return partial(visited, "downloads")


def labels(test: AppTest) -> list[str]:
    return [one.proto.label for one in test.get("download_button")]


def text(test: AppTest) -> str:
    return " ".join(element.value for element in test.markdown)


def read(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("table", RELEASED, ids=lambda one: one.name)
def test_a_table_is_written_whole_under_the_headers_of_the_dictionary(opened, table, language):
    lines = read(download_list.written(opened, table.name, language))
    assert set(lines[0]) >= {getattr(column, f"header_{language}") for column in table.columns}
    assert len(lines) == len(contents.whole(opened, table.name)) + 1


LAST = {
    "nl": ["release", "publiek", "publiek_naam", "voorbeelddata"],
    "en": ["release", "audience", "audience_name", "sample_data"],
}
FOR_WHOM = {
    "openbaar": {"nl": "openbaar", "en": "public"},
    "landelijk": {"nl": "landelijk ondersteuningsteam", "en": "national support team"},
}


@pytest.mark.parametrize(("audience", "language"), [("landelijk", "nl"), ("openbaar", "en")])
@pytest.mark.parametrize("table", RELEASED, ids=lambda one: one.name)
def test_a_table_says_of_which_release_it_is_and_for_whom_and_every_code_in_words(small, audience, language, table):
    opened = release.open_for(viewer.Viewer(audience), Selection())
    heads, *lines = read(download_list.written(opened, table.name, language))
    wanted = [opened.id, audience, FOR_WHOM[audience][language], {"nl": "ja", "en": "yes"}[language]]
    places = [heads.index(name) for name in LAST[language]]
    assert all([line[place] for place in places] == wanted for line in lines)
    assert len(set(heads)) == len(heads)
    for column in table.columns:
        words = registry.words_header(column, language)
        if words:
            code, said = heads.index(getattr(column, f"header_{language}")), heads.index(words)
            assert said == code + 1 or words in {"regio", "region"}
            pairs = {(line[code], line[said]) for line in lines}
            assert all(bool(one) == bool(other) for one, other in pairs)
            assert len(pairs) == len({one for one, _ in pairs})


def test_codes_and_words_of_one_concept_have_one_name_in_every_file(opened):
    whole = pd.read_csv(io.BytesIO(download_list.written(opened, "cube_rates", "nl")), sep=";", decimal=",")
    view = comparison_exports.regions(fetch(opened, Selection(), "placement_rate"))
    for frame in (whole[whole["cijfer"] == "placement_rate"], view):
        assert set(frame["cijfer"]) == {"placement_rate"}
        assert set(frame["cijfer_naam"]) == {"Plaatsingspercentage"}
        assert "Twente" in set(frame["regio"])
        assert dict(zip(frame["status"], frame["status_naam"], strict=True))["shown"] == "getoond"
    totals = view.iloc[0]
    assert (totals["periode"], totals["periode_naam"]) == ("all", "hele looptijd")
    assert (totals["doelgroep"], totals["doelgroep_naam"]) == ("all", "Alle deelnemers")
    assert (totals["pijler"], totals["pijler_naam"]) == ("all", "Alle pijlers")


def test_numbers_stay_numbers_codes_stay_codes_and_yes_and_no_follow_the_language(opened):
    dutch = pd.read_csv(io.BytesIO(download_list.written(opened, "cube_rates", "nl")), sep=";", decimal=",")
    assert dutch["ondergrens_95"].dtype == float
    assert dutch["ondergrens_95"].max() <= 1
    assert set(dutch["status"]) <= {code.code for code in registry.codes()["cell_statuses"]}
    regions = {language: read(download_list.written(opened, "regions", language)) for language in ("nl", "en")}
    assert {line[regions["nl"][0].index("geleverd")] for line in regions["nl"][1:]} == {"ja", "nee"}
    assert {line[regions["en"][0].index("delivered")] for line in regions["en"][1:]} == {"yes", "no"}


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
    explained |= {registry.words_header(column, language) for column in view().columns}
    assert {header for frame in frames for header in frame.columns} <= explained


def view() -> registry.Table:
    return next(table for table in registry.tables() if table.part == registry.VIEW)


def test_every_table_has_one_button_a_name_and_its_number_of_rows(page, opened):
    test = page()
    shown = text(test)
    named = labels(test)
    assert len(named) == len(set(named)) == len(RELEASED) + 1
    for row in contents.tables(opened).itertuples():
        assert exports.short_name(row.name_nl) in named
        assert row.about_nl in shown.replace("&#x27;", "'")
    assert "1 rij<" in shown
    assert f"{len(contents.whole(opened, 'cube_counts')):,} rijen".replace(",", ".") in shown
    sections = [code.name_nl for code in registry.codes()["sections"]]
    assert sorted(sections, key=shown.index) == sections


def test_what_is_chosen_now_stands_in_words_and_downloads_as_a_file(page, opened):
    test = page(cijfer="placement_rate,participants", periode="2021")
    shown = text(test)
    assert "Plaatsingspercentage</strong> · 2021" in shown
    assert "Deelnemers</strong> · 2021" in shown
    assert "72 rijen" in shown
    assert "plaatsingspercentage-deelnemers.csv" in labels(test)
    alone = page(cijfer="placement_rate")
    assert "plaatsingspercentage.csv" in labels(alone)
    assert "36 rijen" in text(alone)


def test_the_name_of_a_file_says_figure_choice_audience_and_release(opened):
    for selection, name in (
        (Selection(), "plaatsingspercentage-hele-looptijd-tabel-openbaar-3f9c21.csv"),
        (Selection(period="2021", target_group="ww"), "plaatsingspercentage-2021-ww-tabel-openbaar-3f9c21.csv"),
        (Selection(pillar="route"), "plaatsingspercentage-hele-looptijd-route-tabel-openbaar-3f9c21.csv"),
    ):
        named = comparison_exports.named([fetch(opened, selection, "placement_rate")])
        assert exports.file_name(opened, "nl", *named) == name


def test_a_choice_that_the_file_has_not_says_so_and_offers_no_file(page, monkeypatch):
    monkeypatch.setattr(offer.Offer, "accept", lambda _offered, selection: (selection, []))  # else it falls away before
    test = page(cijfer="placement_rate", periode="2021-H1", groep="ww", pijler="route")
    assert "Dit cijfer bestaat niet voor deze keuze" in text(test)
    assert len(test.get("download_button")) == len(RELEASED)


@pytest.mark.parametrize(("language", "kind"), [("nl", "geheel getal"), ("en", "whole number")])
def test_the_dictionary_says_of_every_column_its_header_kind_and_meaning(opened, language, kind):
    columns = contents.columns(opened)
    shown = column_dictionary(opened, language)
    assert shown.count("<tr") == len(columns) + shown.count("<thead")
    assert shown.count("<details") == len(registry.tables())
    counts = next(part for part in shown.split("<details")[1:] if "cube" not in part)
    assert kind in counts
    assert {"nl": "Hoeveel mensen", "en": "How many people"}[language] in counts
    assert {"nl": 'lang="en"', "en": 'lang="nl"'}[language] in counts


def test_english_has_english_names(page):
    test = page(taal="en")
    shown = text(test)
    assert "words-and-codes.csv" in labels(test)
    assert "Numbers of people per region" in shown
    assert "Aantallen mensen" not in shown
    assert "What you have chosen now" in shown


def test_the_support_team_downloads_exact_counts(small):
    opened = release.open_for(viewer.Viewer("landelijk"), Selection())
    lines = read(download_list.written(opened, "cube_counts", "nl"))
    precision = lines[0].index("precisie")
    assert {line[precision] for line in lines[1:]} == {"exact"}


def test_no_header_starts_a_formula():
    for table in registry.tables():
        headers = pd.DataFrame(columns=[column.header_nl for column in table.columns])
        assert not any(cell.startswith("'") for cell in read(exports.written(headers, "nl"))[0])
