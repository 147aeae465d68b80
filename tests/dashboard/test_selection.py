"""What is in the address: every selection survives the way there and back, and nothing in an address can crash it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.selection import Selection

codes = st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True)
selections = st.builds(
    Selection,
    own_region=st.none() | codes,
    indicators=st.lists(codes, min_size=1, max_size=4, unique=True).map(tuple),
    period=codes,
    target_group=codes,
    pillar=codes,
    language=st.sampled_from(["nl", "en"]),
    release=st.none() | codes,
)


@given(selections)
def test_an_address_gives_the_same_selection_back(selection):
    assert Selection.from_query(selection.to_query()) == selection


@given(
    st.dictionaries(st.sampled_from(["regio", "cijfer", "periode", "groep", "pijler", "taal", "release"]), st.text())
)
def test_no_address_crashes(query):
    found = Selection.from_query(query)
    assert found.language in {"nl", "en"}
    assert found.indicators


def test_the_parameters_are_the_agreed_ones():
    chosen = Selection("AM05", ("placement_rate", "reach"), "2021-H1", "ww", "route", "en", "3f9c21")
    assert chosen.to_query() == {
        "regio": "AM05",
        "cijfer": "placement_rate,reach",
        "periode": "2021-H1",
        "groep": "ww",
        "pijler": "route",
        "taal": "en",
        "release": "3f9c21",
    }


def test_an_empty_address_is_the_usual_selection():
    assert Selection.from_query({}) == Selection()
    assert Selection().to_query().keys() == {"cijfer", "periode", "groep", "pijler", "taal"}


def test_repeated_parameters_are_several_indicators():
    assert Selection.from_query({"cijfer": ["reach", "placement_rate", "reach"]}).indicators == (
        "reach",
        "placement_rate",
    )


def test_a_selection_cannot_be_changed():
    with pytest.raises(AttributeError):
        Selection().period = "2021"
