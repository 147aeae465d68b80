"""The choices of Regio's vergelijken in the address: they come back equal, and no address can break the page."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from dashboard.addresses import ADDRESSES
from dashboard.compare_choice import BESIDE, MOST_MEMBERS, PARAMETERS, SPLITS, CompareChoice

codes = st.lists(st.sampled_from([f"AM{one:02}" for one in range(1, 36)]), unique=True, max_size=10).map(tuple)
names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), max_size=40)
choices = st.builds(
    CompareChoice, st.sampled_from(["", *SPLITS]), st.sampled_from(BESIDE), codes, names
)  # fmt: skip


@given(choices)
def test_an_address_gives_the_same_choice_back(choice):
    assert CompareChoice.from_query(choice.to_query()) == choice


@given(st.dictionaries(st.sampled_from(list(PARAMETERS.values())), st.text(max_size=300)))
def test_no_address_crashes_and_none_brings_a_long_name_or_list(query):
    found = CompareChoice.from_query(query)
    assert found.beside in BESIDE
    assert found.splits in ("", *SPLITS)
    assert len(found.name) <= 40
    assert len(found.members) <= MOST_MEMBERS


def test_the_usual_choice_leaves_the_address_empty():
    assert CompareChoice().to_query() == {}
    chosen = CompareChoice("groep", "groep", ("AM05", "AM03"), "Oost")
    assert chosen.to_query() == {"splits": "groep", "naast": "groep", "leden": "AM05,AM03", "groepsnaam": "Oost"}


def test_no_name_means_something_else_to_the_rest_of_the_dashboard():
    assert set(PARAMETERS) == {field.name for field in fields(CompareChoice)}
    others = set(ADDRESSES["selection"].values()) | set(ADDRESSES["lessons"].values())
    assert set(PARAMETERS.values()) & others == set()
