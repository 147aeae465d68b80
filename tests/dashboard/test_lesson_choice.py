"""The choices of Lessen en ervaringen in the address: they come back equal, and no address can break the page."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from dashboard.lesson_choice import EXPERIENCES, KINDS, LESSONS, PARAMETERS, LessonChoice
from dashboard.selection import PARAMETERS as SHARED

words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), max_size=20)
choices = st.builds(LessonChoice, kind=st.sampled_from(KINDS), **dict.fromkeys([*PARAMETERS][1:], words))


@given(choices)
def test_an_address_gives_the_same_choice_back(choice):
    assert LessonChoice.from_query(choice.to_query()) == choice


@given(st.dictionaries(st.sampled_from(list(PARAMETERS.values())), st.text(max_size=300)))
def test_no_address_crashes_and_none_brings_a_long_text(query):
    found = LessonChoice.from_query(query)
    assert found.kind in KINDS
    assert all(len(getattr(found, field)) <= 100 for field in PARAMETERS)


def test_the_usual_choice_leaves_the_address_empty():
    assert LessonChoice().to_query() == {}
    assert LessonChoice(LESSONS, "taal").to_query() == {"soort": "lessen", "zoek": "taal"}


def test_no_name_means_something_else_to_the_rest_of_the_dashboard():
    assert set(PARAMETERS) == {field.name for field in fields(LessonChoice)}
    assert set(PARAMETERS.values()) & set(SHARED.values()) == set()


def test_another_kind_keeps_words_and_region_and_lets_go_of_what_it_does_not_know():
    choice = LessonChoice(LESSONS, "taal", "AM05", "V5", "matching", "vervoer", "route")
    assert choice.with_(kind=EXPERIENCES) == LessonChoice(EXPERIENCES, "taal", "AM05")
    assert choice.with_(kind=LESSONS) == choice
    assert choice.with_(kind=EXPERIENCES, question="g1").question == "g1"
