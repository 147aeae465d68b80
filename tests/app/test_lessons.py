"""Lessen en ervaringen on a small release: what is found, shown and told, in both languages and for both audiences."""

import html
import re
import shutil

import duckdb
import pytest

from dashboard import release
from dashboard.components.lessons import lesson_results
from dashboard.lesson_choice import LessonChoice
from dashboard.queries import lessons
from dashboard.selection import Selection
from dashboard.viewer import Viewer
from pipelines import experiences, registries
from tests import release_fixture
from tests.app import opening

QUESTIONS = (
    "Wat is je mooiste ervaring binnen Perspectief op Werk?",
    "Wat hebben jullie geleerd van Perspectief op Werk?",
)
SAMPLE = experiences.sample()


def book(interviews: int) -> str:
    """Interviews of the same role, the first half in Twente, of which only the answers differ."""
    return "Vooraf\n\n" + "".join(
        f"Anna Bos\nAdviseur{', Twente' if number < interviews / 2 else ' UWV'}\n\n“ Uitspraak.”\n\n"
        + "".join(f"{asked}\nAntwoord {number} op de vraag.\n\n" for asked in QUESTIONS)
        for number in range(interviews)
    )


@pytest.fixture
def opened_page(tmp_path, monkeypatch):
    """Give a function that opens the page on the release, with these experiences in it."""

    def open_page(told=SAMPLE, audience="openbaar", **query):
        data = tmp_path / str(len(list(tmp_path.iterdir())))
        shutil.copytree(release_fixture.small(), data)
        with duckdb.connect(data / "releases" / release_fixture.RELEASE / f"{audience}.duckdb") as connection:
            connection.register("told", told)
            connection.execute("delete from experiences; insert into experiences by name select * from told")
        monkeypatch.setenv("POW_DATA", str(data))
        monkeypatch.setenv("POW_AUDIENCE", audience)
        return opening.opened_page("lessons", **query)

    return open_page


def source(test):
    assert not test.exception
    return " ".join(element.value for element in test.markdown)


def shown(test):
    return html.unescape(re.sub("<[^>]+>", " ", source(test)))


def cards(test):
    return [html.unescape(card) for card in source(test).split("<article")[1:]]


@pytest.mark.parametrize("kind", ["ervaringen", "lessen"])
def test_a_download_is_named_after_what_is_shown(opened_page, monkeypatch, kind):
    heads = []
    monkeypatch.setattr(lesson_results, "figure_head", lambda head, *_: heads.append(head))
    opened_page(soort=kind)
    (head,) = heads
    assert [part.casefold() for part in head.file if part] == [kind]
    assert len(head.rows()) > 0


def test_every_interview_of_the_sample_is_a_card_with_closed_answers_that_says_it_is_invented(opened_page):
    test = opened_page()
    assert "21 antwoorden uit 7 gesprekken" in shown(test)
    found = cards(test)
    assert [card.count("<summary>") for card in found] == [3] * 7
    assert not any("open=" in card for card in found)
    assert all("Herkomst: Voorbeeld: verzonnen ervaringen. Deze persoon bestaat niet." in card for card in found)
    assert "21 answers from 7 interviews" in shown(opened_page(taal="en"))


def test_a_search_counts_answers_and_interviews_marks_the_words_and_opens_what_holds_them(opened_page):
    test = opened_page()
    test.text_input(key="lessons_search").set_value(" TELEFOONNÚMMER ").run()
    assert "3 antwoorden uit 1 gesprek" in shown(test)
    assert "Gekozen: ‘TELEFOONNÚMMER’" in shown(test)
    (card,) = cards(test)
    assert "<mark>telefoonnummer</mark>" in card
    assert "open=" not in card
    test.text_input(key="lessons_search").set_value("transportbedrijf vijf").run()
    (card,) = cards(test)
    assert "1 antwoord uit 1 gesprek" in shown(test)
    assert card.count('open=""') == card.count("<details") == 1
    assert "<mark>transportbedrijf</mark>" in card


def test_interviews_are_never_cut_and_another_choice_begins_at_the_first(opened_page):
    test = opened_page(experiences.read(book(20), "boek").rows)
    assert "40 antwoorden uit 20 gesprekken" in shown(test)
    for expected in (8, 16, 20):
        assert [card.count("<summary>") for card in cards(test)] == [2] * expected
        if expected < 20:
            assert f"(nog {20 - expected})" in test.button(key="lessons_more").label
            test.button(key="lessons_more").click().run()
    assert not [button for button in test.button if button.key == "lessons_more"]
    test.selectbox(key="lessons_question").set_value("g1").run()
    assert [card.count("<summary>") for card in cards(test)] == [1] * 8
    test.button(key="lessons_more").click().run()
    test.text_input(key="lessons_search").set_value("antwoord").run()
    assert len(cards(test)) == 8


def test_people_of_the_same_role_one_after_the_other_are_not_run_together(opened_page):
    told = cards(opened_page(experiences.read(book(6), "boek").rows))
    assert [re.findall(r"Antwoord (\d)", card) for card in told] == [[str(number)] * 2 for number in range(6)]


def test_experiences_are_narrowed_to_a_region_or_to_those_of_none_or_several(opened_page):
    test = opened_page()
    places = dict(zip(test.selectbox(key="lessons_region").options, SAMPLE.region_code, strict=False))
    assert list(places) == [
        "Alle regio’s", "Drenthe", "Flevoland", "Noord-Limburg", "Rijnmond", "Zeeland", "Meer dan één regio",
        "Niet aan een regio verbonden",
    ]  # fmt: skip
    for code, name in {
        "AM03": "Drenthe",
        "several": "Meer dan één regio",
        "none": "Niet aan een regio verbonden",
    }.items():
        test.selectbox(key="lessons_region").set_value(code).run()
        (card,) = cards(test)
        assert name in card
        assert f"Gekozen: {name}" in shown(test)


def test_the_own_region_is_marked_and_leaves_nothing_out(opened_page):
    found = cards(opened_page(regio="AM03"))
    assert ["uw regio" in card for card in found] == ["Drenthe" in card for card in found]
    assert sum("uw regio" in card for card in found) == 1
    assert len(found) == 7


def test_lessons_are_those_that_the_audience_may_read(opened_page):
    public = opened_page(soort="lessen")
    everyone = [row for row in release_fixture._lessons().itertuples() if row.share_with == "iedereen"]
    assert f"{len(everyone)} lessen uit {len(everyone)} regio’s" in shown(public)
    assert "Te lezen door" not in shown(public)
    exact = opened_page(soort="lessen", audience="landelijk")
    assert f"{len(release_fixture._lessons())} lessen uit" in shown(exact)
    assert "Te lezen door: Alleen het landelijk team." in shown(exact)
    assert "lessons from" in shown(opened_page(soort="lessen", taal="en"))


@pytest.mark.parametrize(
    ("field", "value", "column"),
    [("question", "V3", "question"), ("subject", "matching", "subject"), ("theme", "samen optrekken", "theme")],
)
def test_lessons_are_narrowed_by_question_subject_and_theme(opened_page, field, value, column):
    test = opened_page(soort="lessen", audience="landelijk")
    test.selectbox(key=f"lessons_{field}").set_value(value).run()
    expected = (release_fixture._lessons()[column] == value).sum()
    assert expected > 0
    assert f"{expected} les" in shown(test)


def test_what_did_not_go_as_intended_is_one_choice_of_two_questions(opened_page):
    test = opened_page(soort="lessen", audience="landelijk", vraag="differently")
    expected = release_fixture._lessons()["question"].isin(["V5", "V10"]).sum()
    assert f"{expected} lessen uit" in shown(test)
    assert "Gekozen: Wat niet ging zoals bedoeld" in shown(test)


def test_a_lesson_is_found_by_the_pillar_of_its_trajectory(opened_page):
    opened_page(audience="landelijk")
    opened = release.open_for(Viewer("landelijk"), Selection())
    projects = release_fixture.true_tables()["trajectories"].set_index(["region_code", "trajectory"])["pillar"]
    for pillar in registries.code_list("pillars"):
        rows = lessons.found(opened, LessonChoice("lessen", pillar=pillar.code)).rows
        told = release_fixture._lessons()
        pillars = [projects[row.region_code, row.trajectory] for row in told.itertuples()]
        assert sorted(rows.region_code) == sorted(told.region_code[[one == pillar.code for one in pillars]])
        assert len(rows)


def test_an_address_opens_the_same_view_and_a_code_that_is_not_there_falls_away(opened_page):
    test = opened_page(soort="ervaringen", zoek="werkgever", **{"in": "AM11"}, vraag="g2")
    assert "Gekozen: ‘werkgever’ · Flevoland · " in shown(test)
    assert len(cards(test)) == 1
    strange = opened_page(soort="iets", vraag="<script>", onderwerp="x", thema="y", lespijler="z", **{"in": "AM99"})
    assert "21 antwoorden uit 7 gesprekken" in shown(strange)


def test_where_nothing_is_found_the_choice_is_told_and_both_ways_out_work(opened_page):
    test = opened_page()
    test.text_input(key="lessons_search").set_value("bel elke week").run()
    assert "Niets gevonden voor: ‘bel elke week’." in shown(test)
    assert cards(test) == []
    assert re.fullmatch(r"Bekijk \d+ lessen bij Lessen", test.button(key="lessons_elsewhere").label)
    test.button(key="lessons_elsewhere").click().run()
    assert "<mark>bel</mark>" in source(test)
    test.text_input(key="lessons_search").set_value("zzzz").run()
    assert not [button for button in test.button if button.key == "lessons_elsewhere"]
    test.button(key="lessons_clear").click().run()
    assert test.text_input(key="lessons_search").value == ""
    assert len(cards(test)) == 8


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "nog geen ervaringen"), ("en", "No experiences have been read yet")]
)
def test_where_nothing_was_read_a_visitor_is_told_so_and_given_no_command(opened_page, language, words):
    test = opened_page(SAMPLE.head(0), taal=language)
    assert words in shown(test)
    assert "pipelines" not in shown(test)
    assert cards(test) == []
